import { previewRegrade, regrade } from '@cadre/contracts'
import { useState } from 'react'
import { call } from '../../../api/call.ts'
import { useHere } from '../../../api/here.ts'
import { useReading } from '../../../api/reading.ts'
import { useRefresh } from '../../../api/session/use-refresh.ts'
import { useWrite } from '../../../api/use-write.ts'
import { countText } from '../../../lib/format/number.ts'
import { ConsequencesDialog, type ConsequenceGroup } from '../../../ui/feedback/consequences-dialog.tsx'
import { TextField } from '../../../ui/form/fields.tsx'
import { sayDone } from '../../../ui/feedback/say.tsx'

type Props = { readonly assessmentId: string; readonly onClose: () => void }

const pointsText = (points: number): string => String(points / 100)

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
  const groups: readonly ConsequenceGroup[] | null = found
    ? [
        {
          title: 'Corrected questions',
          tone: 'calm',
          items: found.questions.map(({ place, title, from, to }) => ({
            id: place,
            what: `Question ${place}: ${title}`,
            detail: `version ${from} to ${to}`,
          })),
        },
        {
          title: 'Results that change',
          tone: found.changes.length > 0 ? 'warn' : 'calm',
          items: found.changes.map(({ attemptId, name, before, after, outOf }) => ({
            id: attemptId,
            what: name,
            detail: `${pointsText(before)} to ${pointsText(after)} of ${pointsText(outOf)}`,
          })),
        },
      ]
    : null
  return (
    <ConsequencesDialog
      title="Mark again"
      intent={
        <>
          {found?.questions.length === 0
            ? 'No key of these questions was corrected since they were marked, so there is nothing to mark again.'
            : 'By the newest keys of the questions. The earlier marking is kept.'}
          {found?.questions.length !== 0 && (
            <TextField
              name="reason"
              label="Reason"
              description="Kept in the record, shown to nobody else"
              maxLength={300}
              value={reason}
              onChange={({ currentTarget }) => setReason(currentTarget.value)}
            />
          )}
        </>
      }
      groups={groups}
      commit="Mark again"
      possible={found !== undefined && found.questions.length > 0 && reason.trim() !== ''}
      undo={{ possible: false, words: 'Earlier markings stay in the record' }}
      onCommit={() => write.attempt({ preview: found?.preview ?? '', reason })}
      onClose={onClose}
    />
  )
}
