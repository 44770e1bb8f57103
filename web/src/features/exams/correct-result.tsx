import { correctResult, readResult } from '@cadre/contracts'
import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { useWriting } from '../../api/writing.ts'
import { dateText } from '../../lib/format/date.ts'
import { Day } from '../../ui/data/day.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { TextField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { useFailure } from '../../ui/form/use-failure.ts'
import { type Draft, OutcomeFields, outcomeOf } from './outcome-fields.tsx'
import { type ExamResult, outcomeCalled } from './words.ts'

type Props = { readonly result: ExamResult; readonly onClose: () => void }

/** What was recorded wrongly is corrected or withdrawn with a reason; what it said before stays below. */
export function CorrectResult({ result, onClose }: Props) {
  const { organisationId } = useHere()
  const params = { organisationId, resultId: result.resultId }
  const correct = useWriting(correctResult, 'catalogue', 'readiness')
  const found = useReading(readResult, { params })
  const refusal = useFailure()
  const [reason, setReason] = useState('')
  const [draft, setDraft] = useState<Draft>({
    satOn: result.satOn,
    passed: result.passed,
    score: result.score ?? '',
    domains: Object.fromEntries(result.byDomain.map(({ domain, percent }) => [domain, percent ?? ''])),
    source: result.source,
  })
  const run = async (outcome: ReturnType<typeof outcomeOf>, said: string): Promise<void> => {
    refusal.clear()
    const kept = outcome && { ...outcome, note: result.note }
    const done = await correct.run({ params, body: { expectedRevision: result.revision, reason, outcome: kept } })
    if (!done.ok) return refusal.show(done.failure)
    sayDone(said)
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title="Correct the result" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Form
        submit="Correct the result"
        busy={correct.busy}
        failure={refusal.failure}
        secondary={
          <Button variant="default" color="red" onClick={() => void run(null, 'The result is withdrawn')}>
            Withdraw the result
          </Button>
        }
        onSubmit={(event) => {
          event.preventDefault()
          void run(outcomeOf(draft), 'The result is corrected')
        }}
      >
        <OutcomeFields
          draft={draft}
          onChange={setDraft}
          exam={{ domains: result.byDomain.map(({ domain }) => domain), passMark: null }}
        />
        <TextField
          name="reason"
          label="Why"
          description="Stays in the history of this result"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {(found.value?.history.length ?? 0) > 1 && (
          <ul className="exams-page-results" aria-label="History">
            {found.value?.history.map(({ revision, at, by, reason: why, outcome }) => (
              <li key={revision}>
                <span>
                  {outcome
                    ? `${outcomeCalled(outcome.passed).words}${outcome.score === null ? '' : `, ${outcome.score}`}, sat ${dateText(outcome.satOn, 'full')}`
                    : 'Withdrawn'}
                </span>
                <span className="exams-page-quiet">
                  <Day at={at} />, {by}
                  {why !== '' && `: ${why}`}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Form>
    </Modal>
  )
}
