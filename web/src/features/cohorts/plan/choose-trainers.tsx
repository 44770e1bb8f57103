import { listTrainers, type ReplyOf } from '@cadre/contracts'
import { Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useHere } from '../../../api/here.ts'
import { useReading } from '../../../api/reading.ts'
import type { Session } from '../../../api/session/session-query.ts'
import { useSession } from '../../../api/session/use-session.ts'
import { readable } from '../../../lib/format/readable.ts'
import { Mark } from '../../../ui/data/mark.tsx'
import { Loaded } from '../../../ui/feedback/loaded.tsx'
import { TextAreaField } from '../../../ui/form/fields.tsx'
import type { Choose, PlanChoice } from './plan-choice.ts'
import { Step } from './step.tsx'

type Props = { readonly choice: PlanChoice; readonly choose: Choose }
type Trainer = Pick<ReplyOf<typeof listTrainers>['items'][number], 'personId' | 'name' | 'eligibility'>

/** What speaks against a trainer for a certification; empty when they may lead it (T1). */
export function reasonsAgainst(trainer: Trainer, certificationId: string | null): string[] {
  const view = trainer.eligibility.find((one) => one.certificationId === certificationId)
  if (!view) return ['No certificate for this exam is recorded.']
  return view.eligible ? [] : view.criteria.filter(({ met }) => met === false).map(({ words }) => readable(words))
}

const isEligible = (trainer: Trainer, certificationId: string | null): boolean =>
  trainer.eligibility.some((one) => one.certificationId === certificationId && one.eligible)

/** Whoever plans may lead it themselves, registered or not. */
const withOneself = (items: readonly Trainer[], { personId, name }: Session): Trainer[] =>
  items.some((trainer) => trainer.personId === personId)
    ? [...items]
    : [...items, { personId, name: `${name} (you)`, eligibility: [] }]

/** Who leads it. Nobody is hidden: what speaks against somebody is said, and overriding it takes a reason. */
export function ChooseTrainers({ choice, choose }: Props) {
  const { organisationId, at } = useHere()
  const oneself = useSession()
  const all = useReading(listTrainers, { params: { organisationId } })
  return (
    <Step number={4} title="Trainers">
      <Loaded of={all} rows={3}>
        {({ items }) => (
          <>
            <Choices items={withOneself(items, oneself)} {...{ choice, choose }} />
            {items.length === 0 && (
              <p className="plan-page-live-empty">
                Nobody is registered as a trainer yet. You can lead it yourself now and{' '}
                <Link to={at('trainers')}>register trainers</Link> later.
              </p>
            )}
          </>
        )}
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
