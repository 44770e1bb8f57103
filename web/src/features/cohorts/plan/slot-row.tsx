import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { ChoiceField, TimeField } from '../../../ui/form/fields.tsx'
import { NumberField } from '../../../ui/form/number-field.tsx'
import { weekdayCalled } from '../words.ts'
import type { Slot } from './plan-choice.ts'

type Props = {
  readonly slot: Slot
  /** Lets the weekday be changed here too: a long slot stands on its own. */
  readonly anyDay?: boolean
  readonly onChange: (slot: Slot) => void
  readonly onRemove?: () => void
}

/** The time and length of one weekly slot. */
export function SlotRow({ slot, anyDay = false, onChange, onRemove }: Props) {
  const day = weekdayCalled[slot.weekday - 1] ?? ''
  const name = `${anyDay ? 'long' : 'slot'}-${slot.weekday}`
  return (
    <div className="plan-page-slot">
      {anyDay ? (
        <ChoiceField
          name={`${name}-day`}
          label="Long slot on"
          value={String(slot.weekday)}
          onChange={({ currentTarget }) => onChange({ ...slot, weekday: Number(currentTarget.value) })}
          data={weekdayCalled.map((label, at) => ({ value: String(at + 1), label }))}
        />
      ) : (
        <span className="plan-page-slot-day">{day}</span>
      )}
      <TimeField
        name={`${name}-at`}
        label={anyDay ? 'At' : `${day} at`}
        value={slot.at}
        onChange={({ currentTarget }) => onChange({ ...slot, at: currentTarget.value })}
      />
      <NumberField
        name={`${name}-minutes`}
        label="Minutes"
        aria-label={`Minutes on ${day}`}
        min={15}
        max={480}
        step={15}
        value={slot.minutes}
        onChange={(minutes) => onChange({ ...slot, minutes: Number(minutes) })}
      />
      {onRemove && (
        <ActionIcon aria-label="Remove the long slot" onClick={onRemove}>
          <IconX size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
      )}
    </div>
  )
}
