import { Button, MultiSelect } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useHere } from '../../../api/here.ts'
import { usePeople } from '../../../api/people.ts'
import { EmptyState } from '../../../ui/feedback/empty-state.tsx'
import { Loaded } from '../../../ui/feedback/loaded.tsx'
import { Notice } from '../../../ui/feedback/notice.tsx'
import { TextField } from '../../../ui/form/fields.tsx'
import { NumberField } from '../../../ui/form/number-field.tsx'
import { groupSizeWords } from '../words.ts'
import type { Choose, PlanChoice } from './plan-choice.ts'
import { Step } from './step.tsx'

type Props = { readonly choice: PlanChoice; readonly choose: Choose }

/** Who takes part; outside 3 to 6 it is said, never forbidden (K1). */
export function ChoosePeople({ choice, choose }: Props) {
  const { at } = useHere()
  const people = usePeople()
  const size = groupSizeWords(choice.participantIds.length)
  return (
    <Step number={5} title="People">
      <Loaded of={people} rows={2}>
        {(all) =>
          all.length <= 1 ? (
            <EmptyState
              title="Nobody to invite yet"
              action={
                <Button component={Link} to={at('settings/members')} variant="default">
                  Invite people
                </Button>
              }
            >
              Participants are members of this organisation. You can also plan first and add people to the cohort later.
            </EmptyState>
          ) : (
            <MultiSelect
              label="Who takes part?"
              description="Their hours, days away and other cohorts are checked against the plan."
              placeholder={choice.participantIds.length === 0 ? 'Type a name' : ''}
              searchable
              clearable
              hidePickedOptions
              clearButtonProps={{ 'aria-label': 'Take everybody out' }}
              maxValues={100}
              onSearchChange={people.find}
              value={[...choice.participantIds]}
              onChange={(participantIds) =>
                choose({ participantIds, seats: Math.max(choice.seats, participantIds.length) })
              }
              data={all
                .filter(({ personId }) => !choice.trainerIds.includes(personId))
                .map(({ personId, name, email }) => ({ value: personId, label: `${name} · ${email}` }))}
            />
          )
        }
      </Loaded>
      {size !== null && <Notice tone={choice.participantIds.length === 0 ? 'calm' : 'warn'} title={size} />}
    </Step>
  )
}

/** What it is called, and how many may take part. */
export function ChooseName({ choice, choose }: Props) {
  return (
    <Step number={6} title="Name and seats">
      <div className="form-row">
        <TextField
          name="name"
          label="Name of the cohort"
          maxLength={120}
          value={choice.name}
          onChange={({ currentTarget }) => choose({ name: currentTarget.value })}
        />
        <NumberField
          name="seats"
          label="Seats"
          description="3 to 6 are recommended"
          min={1}
          max={1_000}
          value={choice.seats}
          onChange={(seats) => choose({ seats: Number(seats) })}
        />
      </div>
    </Step>
  )
}
