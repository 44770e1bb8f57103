import { readReviewPreferences, saveReviewPreferences, type ReplyOf } from '@cadre/contracts'
import { parsePlainTime } from '@cadre/kernel'
import { Checkbox, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { reading } from '../../api/reading.ts'
import { useWriting } from '../../api/writing.ts'
import { zoneNamed } from '../../lib/format/wire.ts'
import { Panel } from '../../ui/data/panel.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { CheckField, TimeField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { NumberField } from '../../ui/form/number-field.tsx'
import { useFailure } from '../../ui/form/use-failure.ts'
import { ZoneField } from '../../ui/form/zone-field.tsx'
import { useDesk } from './desk-context.ts'

type Preferences = ReplyOf<typeof readReviewPreferences>
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

/** Minutes a day, and whether and when a letter comes: each person's own choice. */
export function Reminders() {
  const { organisationId } = useDesk()
  const { data } = useQuery(reading(readReviewPreferences, { params: { organisationId } }))
  if (!data) return null
  return (
    <Panel title="Minutes a day and reminders">
      <details>
        <summary>{summaryOf(data)}</summary>
        <Choose key={JSON.stringify(data)} chosen={data} />
      </details>
    </Panel>
  )
}

const summaryOf = ({ minutesADay, mail, at, weekdays: days }: Preferences): string =>
  `${minutesADay} min a day; ${mail && days.length > 0 ? `a letter at ${at} on ${days.length} days` : 'no letters'}`

function Choose({ chosen }: { readonly chosen: Preferences }) {
  const desk = useDesk()
  const { organisationId } = desk
  const [draft, setDraft] = useState(chosen)
  const save = useWriting(saveReviewPreferences)
  const refusal = useFailure()
  const change = (part: Partial<Preferences>): void => setDraft((before) => ({ ...before, ...part }))
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    refusal.clear()
    const saved = await save.run({ params: { organisationId }, body: draft })
    if (!saved.ok) return refusal.show(saved.failure)
    sayDone('Saved.')
    void desk.refresh()
  }
  return (
    <Form submit="Save" busy={save.busy} failure={refusal.failure} onSubmit={(event) => void onSubmit(event)}>
      <NumberField
        name="minutesADay"
        label="Minutes of reviews a day"
        min={5}
        max={120}
        value={draft.minutesADay}
        onChange={(value) => change({ minutesADay: Number(value) })}
      />
      <CheckField
        name="mail"
        label="Write to me when reviews wait"
        checked={draft.mail}
        onChange={({ currentTarget }) => change({ mail: currentTarget.checked })}
      />
      {draft.mail && (
        <>
          <Checkbox.Group
            label="On"
            value={draft.weekdays.map(String)}
            onChange={(values) => change({ weekdays: values.map(Number).toSorted() })}
          >
            <Group gap="sm">
              {weekdays.map((label, index) => (
                <Checkbox key={label} value={String(index + 1)} label={label} />
              ))}
            </Group>
          </Checkbox.Group>
          <Group gap="md">
            <Time name="at" label="At" value={draft.at} onChange={(at) => change({ at })} />
            <Time
              name="quietFrom"
              label="Quiet from"
              value={draft.quietFrom}
              onChange={(quietFrom) => change({ quietFrom })}
            />
            <Time
              name="quietTo"
              label="Quiet until"
              value={draft.quietTo}
              onChange={(quietTo) => change({ quietTo })}
            />
          </Group>
          <ZoneField
            name="zone"
            label="In the time of"
            value={draft.zone}
            onChange={(zone) => zone !== null && change({ zone: zoneNamed(zone) })}
          />
        </>
      )}
    </Form>
  )
}

type TimeProps = {
  readonly name: string
  readonly label: string
  readonly value: Preferences['at']
  readonly onChange: (time: Preferences['at']) => void
}

function Time({ name, label, value, onChange }: TimeProps) {
  return (
    <TimeField
      name={name}
      label={label}
      value={value}
      onChange={({ currentTarget }) => {
        const time = parsePlainTime(currentTarget.value)
        if (time.ok) onChange(time.value)
      }}
    />
  )
}
