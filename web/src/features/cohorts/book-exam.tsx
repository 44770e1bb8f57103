import { bookExam } from '@cadre/contracts'
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useWriting } from '../../api/writing.ts'
import { dateRangeText, dateText } from '../../lib/format/date.ts'
import { readable } from '../../lib/format/readable.ts'
import { Notice } from '../../ui/feedback/notice.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { DateField, TimeField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { useFailure } from '../../ui/form/use-failure.ts'
import { ZoneField } from '../../ui/form/zone-field.tsx'
import type { Cohort, Seat } from './cohort.ts'

type Props = { readonly cohort: Cohort; readonly seat: Seat; readonly onClose: () => void }

/** When somebody sits the real exam. Dates that the plan found free are one click away. */
export function BookExam({ cohort, seat, onClose }: Props) {
  const { organisationId, zone: own } = useHere()
  const book = useWriting(bookExam)
  const refusal = useFailure()
  const proposals = cohort.plan.examDates.find(({ personId }) => personId === seat.personId)?.dates ?? []
  const [date, setDate] = useState<string>(seat.exam?.date ?? proposals[0]?.date ?? '')
  const [time, setTime] = useState('10:00')
  const [zone, setZone] = useState<string>(own)
  const { examWindow } = cohort
  const outside = examWindow !== null && date !== '' && (date < examWindow.from || date > examWindow.to)
  const run = async (): Promise<void> => {
    refusal.clear()
    const params = { organisationId, cohortId: cohort.cohortId, personId: seat.personId }
    const done = await book.run({ params, body: { date, time, zone } })
    if (!done.ok) return refusal.show(done.failure)
    sayDone(readable(`${seat.name} sits the exam on ${date}.`))
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={`Exam of ${seat.name}`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Form
        submit="Record the exam date"
        busy={book.busy}
        failure={refusal.failure}
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
      >
        {examWindow && (
          <p className="cohort-page-quiet">
            The window of this cohort is {dateRangeText(examWindow.from, examWindow.to)}.
            {proposals.length > 0 && ` Free for ${seat.name}: ${proposals.map((p) => dateText(p.date)).join(', ')}.`}
          </p>
        )}
        <div className="form-row">
          <DateField name="date" label="Day" value={date} onChange={(event) => setDate(event.currentTarget.value)} />
          <TimeField name="time" label="At" value={time} onChange={(event) => setTime(event.currentTarget.value)} />
        </div>
        <ZoneField
          name="zone"
          label="On the clock of"
          value={zone}
          allowDeselect={false}
          onChange={(chosen) => chosen !== null && setZone(chosen)}
        />
        {outside && <Notice tone="warn" title="That day is outside the cohort's exam window." />}
      </Form>
    </Modal>
  )
}
