import { Button, Chip } from '@mantine/core'
import { DateField, ChoiceField, TextField } from '../../../ui/form/fields.tsx'
import { ZoneField } from '../../../ui/form/zone-field.tsx'
import { weekdayCalled } from '../words.ts'
import { countries } from './countries.ts'
import { type Choose, longMinutes, type PlanChoice, type Slot, slotAt } from './plan-choice.ts'
import { SlotRow } from './slot-row.tsx'
import { Step } from './step.tsx'

type Props = { readonly choice: PlanChoice; readonly choose: Choose }

const saturday = 6
const inWeek = (slots: readonly Slot[]): Slot[] => slots.toSorted((a, b) => a.weekday - b.weekday)

/** Start, weekly rhythm, zone and the holidays to keep clear. */
export function ChooseWhen({ choice, choose }: Props) {
  const { slots, longSlots } = choice
  const toggle = (days: string[]): void =>
    choose({
      slots: inWeek(
        days.map(Number).map((day) => slots.find(({ weekday }) => weekday === day) ?? slotAt(day, slots[0])),
      ),
    })
  const [long] = longSlots
  return (
    <Step number={3} title="When">
      <div className="form-row">
        <DateField
          name="start"
          label="Earliest first day"
          value={choice.start}
          onChange={({ currentTarget }) => choose({ start: currentTarget.value })}
        />
        <ZoneField
          name="zone"
          label="Time zone of the cohort"
          value={choice.zone}
          allowDeselect={false}
          onChange={(zone) => zone !== null && choose({ zone })}
        />
      </div>
      <fieldset className="plan-page-days">
        <legend>Weekdays</legend>
        <Chip.Group multiple value={slots.map(({ weekday }) => String(weekday))} onChange={toggle}>
          {weekdayCalled.map((name, at) => (
            <Chip key={name} value={String(at + 1)} size="xs" radius="sm" variant="light">
              <span aria-hidden>{name.slice(0, 3)}</span>
              <span className="visually-hidden">{name}</span>
            </Chip>
          ))}
        </Chip.Group>
      </fieldset>
      {slots.map((slot) => (
        <SlotRow
          key={slot.weekday}
          slot={slot}
          onChange={(changed) => choose({ slots: slots.map((one) => (one === slot ? changed : one)) })}
        />
      ))}
      {long ? (
        <SlotRow
          slot={long}
          anyDay
          onChange={(changed) => choose({ longSlots: [changed] })}
          onRemove={() => choose({ longSlots: [] })}
        />
      ) : (
        <div>
          <Button
            variant="default"
            onClick={() => choose({ longSlots: [{ ...slotAt(saturday, undefined, longMinutes), at: '10:00' }] })}
          >
            Add a longer slot for the practice exam
          </Button>
        </div>
      )}
      <div className="form-row">
        <ChoiceField
          name="holidays.country"
          label="Keep public holidays clear of"
          value={choice.country}
          onChange={({ currentTarget }) => choose({ country: currentTarget.value, region: '' })}
          data={[{ value: '', label: 'No country: plan through holidays' }, ...countries()]}
        />
        {choice.country !== '' && (
          <TextField
            name="holidays.region"
            label="State or region"
            optional
            description="Its short code, such as NY or BY"
            value={choice.region}
            maxLength={10}
            onChange={({ currentTarget }) => choose({ region: currentTarget.value })}
          />
        )}
      </div>
    </Step>
  )
}
