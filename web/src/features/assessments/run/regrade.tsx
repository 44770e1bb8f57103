import { previewRegrade, regrade, type ReplyOf } from '@cadre/contracts'
import { useState } from 'react'
import { call } from '../../../api/call.ts'
import { useHere } from '../../../api/here.ts'
import { useReading } from '../../../api/reading.ts'
import { useRefresh } from '../../../api/session/use-refresh.ts'
import { useWrite } from '../../../api/use-write.ts'
import { countText } from '../../../lib/format/number.ts'
import { ConsequencesDialog, type ConsequenceGroup } from '../../../ui/feedback/consequences-dialog.tsx'
import { FailureNotice } from '../../../ui/feedback/failure-notice.tsx'
import { TextField } from '../../../ui/form/fields.tsx'
import { sayDone } from '../../../ui/feedback/say.tsx'

type Props = { readonly assessmentId: string; readonly onClose: () => void }

const pointsText = (points: number): string => String(points / 100)

function groupsOf({ questions, changes, unchanged }: ReplyOf<typeof previewRegrade>): ConsequenceGroup[] {
  if (questions.length === 0) return []
  return [
    {
      title: 'Corrected questions',
      tone: 'calm',
      items: questions.map(({ place, title, from, to }) => ({
        id: `${place} ${from} ${to}`,
        what: `Question ${place}: ${title}`,
        detail: `version ${from} to ${to}`,
      })),
    },
    {
      title: 'Results that change',
      tone: changes.length > 0 ? 'warn' : 'calm',
      items: changes.map(({ attemptId, name, before, after, outOf, told }) => ({
        id: attemptId,
        what: name,
        detail: `${pointsText(before)} to ${pointsText(after)} of ${pointsText(outOf)}${told ? '; gets a letter' : ''}`,
      })),
    },
    { title: 'Results that stay', tone: 'calm', items: [], count: unchanged },
  ]
}

/** Marks again by the questions' newest keys, after showing whose points change. */
export function Regrade({ assessmentId, onClose }: Props) {
  const { organisationId } = useHere()
  const params = { organisationId, assessmentId }
  const preview = useReading(previewRegrade, { params })
  const refresh = useRefresh('assessments')
  const [reason, setReason] = useState('')
  const write = useWrite(
    (body: { preview: string; reason: string }, key) => call(regrade, { params, body }, key),
    async ({ changes }) => {
      await refresh()
      sayDone(`Marked again: ${countText(changes.length, 'result')} changed`)
    },
  )
  const found = preview.value
  return (
    <ConsequencesDialog
      title="Mark again"
      intent={
        preview.failure ? (
          <FailureNotice failure={preview.failure} />
        ) : found?.questions.length === 0 ? (
          'No question was corrected since these results were marked, so there is nothing to mark again.'
        ) : (
          <>
            <p>By the newest keys of the questions. The earlier marking is kept.</p>
            <TextField
              name="reason"
              label="Reason"
              description="Needed; kept in the record, shown to nobody else"
              maxLength={300}
              value={reason}
              onChange={({ currentTarget }) => setReason(currentTarget.value)}
            />
          </>
        )
      }
      groups={found ? groupsOf(found) : preview.failure ? [] : null}
      commit="Mark again"
      possible={found !== undefined && found.questions.length > 0 && reason.trim() !== ''}
      undo={{ possible: false, words: 'Earlier markings stay in the record' }}
      onCommit={() => write.attempt({ preview: found?.preview ?? '', reason })}
      onClose={onClose}
    />
  )
}
