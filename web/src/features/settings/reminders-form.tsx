import { saveReviewPreferences, type readReviewPreferences, type ReplyOf } from '@cadre/contracts'
import { parsePlainTime } from '@cadre/kernel'
import { Checkbox, Group } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useWriting } from '../../api/writing.ts'
import { zoneNamed } from '../../lib/format/wire.ts'
import { sayDone } from '../../ui/feedback/say.tsx'
import { CheckField, TimeField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { NumberField } from '../../ui/form/number-field.tsx'
import { useFailure } from '../../ui/form/use-failure.ts'
import { ZoneField } from '../../ui/form/zone-field.tsx'

type Preferences = ReplyOf<typeof readReviewPreferences>
type Choosing = { readonly draft: Preferences; readonly change: (part: Partial<Preferences>) => void }
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

/** Each person's own choice; one form for every reminder. */
export function RemindersForm({ chosen }: { readonly chosen: Preferences }) {
  const { organisationId, may } = useHere()
  const [draft, setDraft] = useState(chosen)
  const save = useWriting(saveReviewPreferences)
  const refusal = useFailure()
  const change = (part: Partial<Preferences>): void => setDraft((before) => ({ ...before, ...part }))
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    refusal.clear()
    const saved = await save.run({ params: { organisationId }, body: draft })
    if (!saved.ok) return refusal.show(saved.failure)
    sayDone('Saved')
  }
  const choosing = { draft, change }
  return (
    <Form submit="Save" busy={save.busy} failure={refusal.failure} onSubmit={(event) => void onSubmit(event)}>
      {may('assessments.take') && <Reviews {...choosing} />}
      <CheckField
        name="examLetters"
        label="Write to me before an exam I booked, and before a voucher ends"
        checked={draft.examLetters}
        onChange={({ currentTarget }) => change({ examLetters: currentTarget.checked })}
      />
      {may('care.give') && (
        <CheckField
          name="careLetters"
          label="Write to me when I promised to look at somebody again"
          checked={draft.careLetters}
          onChange={({ currentTarget }) => change({ careLetters: currentTarget.checked })}
        />
      )}
      <Group gap="md">
        <Time
          name="quietFrom"
          label="Quiet from"
          value={draft.quietFrom}
          onChange={(quietFrom) => change({ quietFrom })}
        />
        <Time name="quietTo" label="Quiet until" value={draft.quietTo} onChange={(quietTo) => change({ quietTo })} />
      </Group>
      <ZoneField
        name="zone"
        label="In the time of"
        value={draft.zone}
        onChange={(zone) => zone !== null && change({ zone: zoneNamed(zone) })}
      />
    </Form>
  )
}

/** How long a day, and whether, when and on which days a letter says that reviews wait. */
const Reviews = ({ draft, change }: Choosing) => (
  <>
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
        <Time name="at" label="At" value={draft.at} onChange={(at) => change({ at })} />
      </>
    )}
  </>
)

type TimeProps = {
  readonly name: string
  readonly label: string
  readonly value: Preferences['at']
  readonly onChange: (time: Preferences['at']) => void
}

const Time = ({ name, label, value, onChange }: TimeProps) => (
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
