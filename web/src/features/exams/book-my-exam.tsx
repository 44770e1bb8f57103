import { bookExam } from '@cadre/contracts'
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useWriting } from '../../api/writing.ts'
import { dateText } from '../../lib/format/date.ts'
import { parsedDate } from '../../lib/format/wire.ts'
import { Notice } from '../../ui/feedback/notice.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { DateField, TimeField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { useFailure } from '../../ui/form/use-failure.ts'
import type { MyExam } from './words.ts'

type Props = { readonly exam: MyExam; readonly cohort: NonNullable<MyExam['cohort']>; readonly onClose: () => void }

/** One's own exam date, as it was agreed with the vendor; the clock is shown before the server would refuse. */
export function BookMyExam({ exam, cohort, onClose }: Props) {
  const { organisationId, personId, zone } = useHere()
  const book = useWriting(bookExam, 'exams')
  const refusal = useFailure()
  const [date, setDate] = useState<string>(exam.booking?.date ?? cohort.window?.from ?? '')
  const [time, setTime] = useState('10:00')
  const { earliest } = exam.clock
  const chosen = parsedDate(date)
  const isTooEarly = earliest !== null && chosen !== null && chosen < earliest
  const run = async (): Promise<void> => {
    refusal.clear()
    const params = { organisationId, cohortId: cohort.cohortId, personId }
    const done = await book.run({ params, body: { date, time, zone } })
    if (!done.ok) return refusal.show(done.failure)
    sayDone(`You sit ${exam.code} on ${chosen === null ? date : dateText(chosen, 'full')}`)
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={`Exam date of ${exam.code}`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Form
        submit="Record my exam date"
        busy={book.busy}
        failure={refusal.failure}
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
      >
        <div className="form-row">
          <DateField name="date" label="Day" value={date} onChange={(event) => setDate(event.currentTarget.value)} />
          <TimeField name="time" label="At" value={time} onChange={(event) => setTime(event.currentTarget.value)} />
        </div>
        {isTooEarly && (
          <Notice tone="warn" title={`The vendor lets you sit again from ${dateText(earliest, 'full')}.`} />
        )}
      </Form>
    </Modal>
  )
}
