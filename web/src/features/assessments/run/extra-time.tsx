import { grantTime } from '@cadre/contracts'
import { Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { call } from '../../../api/call.ts'
import { useHere } from '../../../api/here.ts'
import { usePeople } from '../../../api/people.ts'
import { useRefresh } from '../../../api/session/use-refresh.ts'
import { useWrite } from '../../../api/use-write.ts'
import { countText } from '../../../lib/format/number.ts'
import { sayDone } from '../../../ui/feedback/say.tsx'
import { TextField } from '../../../ui/form/fields.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { NumberField } from '../../../ui/form/number-field.tsx'
import { PersonSelect } from '../../../ui/form/person-select.tsx'
import type { Assessment } from './draft.ts'

type Props = {
  readonly assessment: Assessment
  readonly taker: { readonly personId: string; readonly name: string; readonly extraMinutes: number }
  readonly onGiven: () => void
}

/** Somebody's extra minutes, before or during the attempt. */
export function ExtraTime({ assessment: { assessmentId, minutes }, taker, onGiven }: Props) {
  const { organisationId } = useHere()
  const refresh = useRefresh('assessments')
  const [extraMinutes, setExtra] = useState(taker.extraMinutes)
  const [reason, setReason] = useState('')
  const { personId, name } = taker
  const grant = useWrite(
    (body: { extraMinutes: number; reason: string }) =>
      call(grantTime, { params: { organisationId, assessmentId, personId }, body }),
    async () => {
      await refresh()
      sayDone(`${name} has ${extraMinutes === 0 ? 'no extra time' : countText(extraMinutes, 'extra minute')}`)
      onGiven()
    },
  )
  const send = (event: FormEvent): void => {
    event.preventDefault()
    grant.run({ extraMinutes, reason })
  }
  return (
    <Form
      submit={submitWords(extraMinutes, taker.extraMinutes)}
      busy={grant.busy}
      failure={grant.failure}
      onSubmit={send}
    >
      <NumberField
        name="extraMinutes"
        label="Extra minutes in all"
        description={`On top of ${minutes}. The taker sees it within seconds`}
        min={0}
        max={600}
        value={extraMinutes}
        onChange={(value) => setExtra(Math.round(Number(value)))}
      />
      <TextField
        name="reason"
        label="Reason"
        description="Kept in the record"
        maxLength={300}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </Form>
  )
}

function submitWords(minutes: number, before: number): string {
  if (minutes > 0) return `Give ${countText(minutes, 'extra minute')}`
  return before > 0 ? 'Take the extra time back' : 'Give extra time'
}

type BeforeProps = {
  readonly assessment: Assessment
  /** Who stands in the list already, with extra time or without. */
  readonly listed: ReadonlySet<string>
  readonly onClose: () => void
}

/** For an assessment that is for everybody: nobody is listed before they start, so whoever needs time is looked for. */
export function ExtraTimeBefore({ assessment, listed, onClose }: BeforeProps) {
  const people = usePeople()
  const [personId, setPersonId] = useState<string | null>(null)
  const person = people.value?.find((each) => each.personId === personId)
  return (
    <Modal opened onClose={onClose} title="Extra time before the start" closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className="extra-time-before">
        <PersonSelect label="Who" people={people} value={personId} onChange={setPersonId} inside={listed} />
        {person && (
          <ExtraTime
            key={person.personId}
            assessment={assessment}
            taker={{ ...person, extraMinutes: 0 }}
            onGiven={onClose}
          />
        )}
      </div>
    </Modal>
  )
}
