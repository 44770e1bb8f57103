import { listTrainers, type ReplyOf } from '@cadre/contracts'
import { Button, Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useHere } from '../../../api/here.ts'
import { useReading } from '../../../api/reading.ts'
import { Mark } from '../../../ui/data/mark.tsx'
import { EmptyState } from '../../../ui/feedback/empty-state.tsx'
import { Loaded } from '../../../ui/feedback/loaded.tsx'
import { TextAreaField } from '../../../ui/form/fields.tsx'
import type { Choose, PlanChoice } from './plan-choice.ts'
import { Step } from './step.tsx'

type Props = { readonly choice: PlanChoice; readonly choose: Choose }
type Trainer = ReplyOf<typeof listTrainers>['items'][number]

/** What speaks against a trainer for a certification; empty when they may lead it (T1). */
export function reasonsAgainst(trainer: Trainer, certificationId: string | null): string[] {
  const view = trainer.eligibility.find((one) => one.certificationId === certificationId)
  if (!view) return ['No certificate for this exam is recorded.']
  return view.eligible ? [] : view.criteria.filter(({ met }) => met === false).map(({ words }) => words)
}

const isEligible = (trainer: Trainer, certificationId: string | null): boolean =>
  trainer.eligibility.some((one) => one.certificationId === certificationId && one.eligible)

/** Who leads it. Nobody is hidden: what speaks against somebody is said, and overriding it takes a reason. */
export function ChooseTrainers({ choice, choose }: Props) {
  const { organisationId, at } = useHere()
  const all = useReading(listTrainers, { params: { organisationId } })
  return (
    <Step number={4} title="Trainers">
      <Loaded of={all} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title="No trainer is registered"
              action={
                <Button component={Link} to={at('trainers')}>
                  Register a trainer
                </Button>
              }
            >
              Certified engineers lead sessions. Register at least one with what is known of them.
            </EmptyState>
          ) : (
            <Choices items={items} {...{ choice, choose }} />
          )
        }
      </Loaded>
    </Step>
  )
}

function Choices({ items, choice, choose }: Props & { readonly items: readonly Trainer[] }) {
  const { certificationId, trainerIds } = choice
  const eligibleFirst = items.toSorted(
    (a, b) => Number(isEligible(b, certificationId)) - Number(isEligible(a, certificationId)),
  )
  const overridden = items.filter(
    (trainer) => trainerIds.includes(trainer.personId) && !isEligible(trainer, certificationId),
  )
  return (
    <>
      <Checkbox.Group
        label="Who leads the sessions?"
        value={[...trainerIds]}
        onChange={(chosen) => choose({ trainerIds: chosen })}
      >
        <div className="plan-page-options">
          {eligibleFirst.map((trainer) => (
            <Checkbox
              key={trainer.personId}
              value={trainer.personId}
              label={trainer.name}
              description={<Standing trainer={trainer} certificationId={certificationId} />}
            />
          ))}
        </div>
      </Checkbox.Group>
      {certificationId !== null && overridden.length > 0 && (
        <TextAreaField
          name="trainerOverride"
          label={`Why ${overridden.map(({ name }) => name).join(' and ')} all the same`}
          description="Kept in the record beside your name."
          minRows={2}
          maxLength={500}
          value={choice.trainerOverride}
          onChange={({ currentTarget }) => choose({ trainerOverride: currentTarget.value })}
        />
      )}
    </>
  )
}

function Standing({
  trainer,
  certificationId,
}: {
  readonly trainer: Trainer
  readonly certificationId: string | null
}) {
  if (certificationId === null) return null
  if (isEligible(trainer, certificationId)) return <Mark tone="good">Eligible</Mark>
  return (
    <>
      <Mark tone="warn">Not eligible</Mark> {reasonsAgainst(trainer, certificationId).join(' ')}
    </>
  )
}
