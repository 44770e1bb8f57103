import { recordResult } from '@cadre/contracts'
import { addMonths, type PlainDate } from '@cadre/kernel'
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useWriting } from '../../api/writing.ts'
import { dateText } from '../../lib/format/date.ts'
import { parsedDate } from '../../lib/format/wire.ts'
import { sayDone } from '../../ui/feedback/say.tsx'
import { CheckField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { useFailure } from '../../ui/form/use-failure.ts'
import { type Draft, OutcomeFields, outcomeOf } from './outcome-fields.tsx'
import type { MyExam } from './words.ts'

type Props = { readonly exam: MyExam; readonly today: PlainDate; readonly onClose: () => void }

/** A result in a minute: the day and the outcome are asked, the rest is there when the report is at hand. */
export function RecordResult({ exam, today, onClose }: Props) {
  const { organisationId, personId } = useHere()
  const record = useWriting(recordResult, 'catalogue', 'readiness')
  const refusal = useFailure()
  const sat = exam.booking && exam.booking.date <= today ? exam.booking.date : today
  const [draft, setDraft] = useState<Draft>({
    satOn: sat,
    passed: null,
    score: '',
    domains: {},
    source: 'score-report',
  })
  const [certificate, setCertificate] = useState(true)
  const voucher = exam.vouchers.find(({ state }) => state === 'assigned')
  const [paid, setPaid] = useState(voucher !== undefined)
  const satOn = parsedDate(draft.satOn)
  const expiresOn = exam.validityMonths === null || satOn === null ? null : addMonths(satOn, exam.validityMonths)
  const run = async (): Promise<void> => {
    refusal.clear()
    const outcome = outcomeOf(draft)
    if (outcome === null) return
    const { certificationId, cohort } = exam
    const done = await record.run({
      params: { organisationId },
      body: {
        ...outcome,
        personId,
        certificationId,
        cohortId: cohort?.cohortId ?? null,
        voucherId: paid && voucher ? voucher.voucherId : null,
        certificate: outcome.passed && certificate ? { expiresOn } : null,
      },
    })
    if (!done.ok) return refusal.show(done.failure)
    sayDone(
      done.value.certificateId === null ? 'The result is recorded' : 'The result and its certificate are recorded',
    )
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={`Result of ${exam.code}`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Form
        submit="Record the result"
        busy={record.busy}
        failure={refusal.failure}
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
      >
        <OutcomeFields draft={draft} onChange={setDraft} exam={exam} />
        {voucher && (
          <CheckField
            name="voucherId"
            label={`Paid with voucher ${voucher.voucherCode}`}
            checked={paid}
            onChange={(event) => setPaid(event.currentTarget.checked)}
          />
        )}
        {draft.passed === true && (
          <CheckField
            name="certificate"
            label="Record my certificate too"
            description={expiresOn === null ? 'It does not expire' : `Valid until ${dateText(expiresOn, 'full')}`}
            checked={certificate}
            onChange={(event) => setCertificate(event.currentTarget.checked)}
          />
        )}
      </Form>
    </Modal>
  )
}
