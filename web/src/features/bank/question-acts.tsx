import {
  discardRevision,
  readAttestation,
  readQuestion,
  reopenQuestion,
  retireQuestion,
  saveQuestion,
  submitQuestion,
  withdrawQuestion,
} from '@cadre/contracts'
import { Button, Checkbox, Modal } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { failureBehind } from '../../api/request-failed.ts'
import { useWriting } from '../../api/writing.ts'
import type { Failure } from '../../lib/failure.ts'
import { ConsequencesDialog } from '../../ui/feedback/consequences-dialog.tsx'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { sayDone, sayFailure, sayUndo } from '../../ui/feedback/say.tsx'
import { draftOf, type Found } from './draft.ts'

/** What can happen to a question where it stands now. */
export function QuestionActs({ found }: { readonly found: Found }) {
  const { organisationId, may } = useHere()
  const params = { organisationId, questionId: found.questionId }
  const [open, setOpen] = useState<'submit' | 'retire' | null>(null)
  const withdraw = useWriting(withdrawQuestion)
  const reopen = useWriting(reopenQuestion)
  const retire = useWriting(retireQuestion, 'drift')
  const said = (words: string) => (done: { ok: true } | { ok: false; failure: Failure }) =>
    done.ok ? sayDone(words) : sayFailure(done.failure)
  const { state } = found
  return (
    <>
      {may('questions.write') && (state === 'draft' || state === 'revising') && (
        <Button variant="default" onClick={() => setOpen('submit')}>
          Send to review
        </Button>
      )}
      {may('questions.write') && found.inReviewVersionId !== null && (
        <Button variant="default" onClick={() => void withdraw.run({ params }).then(said('Taken back from review.'))}>
          Take back from review
        </Button>
      )}
      {may('questions.write') && state === 'revising' && <Discard found={found} />}
      {may('questions.manage') && state === 'retired' && (
        <Button variant="default" onClick={() => void reopen.run({ params }).then(said('It is a draft again.'))}>
          Reopen
        </Button>
      )}
      {found.may.retire && (
        <Button variant="default" onClick={() => setOpen('retire')}>
          Retire
        </Button>
      )}
      {open === 'submit' && <Submit found={found} onClose={() => setOpen(null)} />}
      {open === 'retire' && (
        <ConsequencesDialog
          title="Retire this question"
          intent="No new form holds it. Attempts that had it keep it."
          groups={[]}
          commit="Retire the question"
          destructive
          undo={{ possible: true, words: 'It can be reopened as a draft; then it needs a new review.' }}
          onCommit={async () => {
            const done = await retire.run({ params, body: {} })
            return done.ok ? null : done.failure
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

/** Takes what was written since the last live version away; undo writes it back. */
function Discard({ found }: { readonly found: Found }) {
  const { organisationId } = useHere()
  const params = { organisationId, questionId: found.questionId }
  const discard = useWriting(discardRevision)
  const save = useWriting(saveQuestion)
  const writeBack = async (): Promise<void> => {
    const { revision } = await call(readQuestion, { params })
    const done = await save.run({ params, body: { ...draftOf(found), expectedRevision: revision } })
    if (done.ok) sayDone('The revision is back.')
    else sayFailure(done.failure)
  }
  const run = async (): Promise<void> => {
    const done = await discard.run({ params })
    if (!done.ok) return sayFailure(done.failure)
    sayUndo('The working text is the live one again.', () => {
      void writeBack().catch((thrown: unknown) => sayFailure(failureBehind(thrown)))
    })
  }
  return (
    <Button variant="default" loading={discard.busy} onClick={() => void run()}>
      Discard the revision
    </Button>
  )
}

function Submit({ found, onClose }: { readonly found: Found; readonly onClose: () => void }) {
  const { organisationId } = useHere()
  const attestation = useReading(readAttestation, { params: { organisationId } }).value
  const submit = useWriting(submitQuestion)
  const [declared, setDeclared] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const send = async (): Promise<void> => {
    const done = await submit.run({
      params: { organisationId, questionId: found.questionId },
      body: { expectedRevision: found.revision, attestation: attestation?.version ?? 0 },
    })
    if (!done.ok) return setFailure(done.failure)
    sayDone('Sent to review. Somebody else decides.')
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title="Send to review" closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className="question-page-stack">
        {failure && <FailureNotice failure={failure} />}
        <Checkbox
          label={attestation?.text ?? 'Loading the declaration'}
          checked={declared}
          onChange={({ currentTarget }) => setDeclared(currentTarget.checked)}
        />
        <Button disabled={!declared || !attestation} loading={submit.busy} onClick={() => void send()}>
          Declare and send to review
        </Button>
      </div>
    </Modal>
  )
}
