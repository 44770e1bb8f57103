import { closeAttempt } from '@cadre/contracts'
import { Button, Modal } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { call } from '../../../api/call.ts'
import { useHere } from '../../../api/here.ts'
import { useRefresh } from '../../../api/session/use-refresh.ts'
import { useWrite } from '../../../api/use-write.ts'
import { sayDone } from '../../../ui/feedback/say.tsx'
import { FailureNotice } from '../../../ui/feedback/failure-notice.tsx'
import { TextField } from '../../../ui/form/fields.tsx'
import type { Assessment } from './draft.ts'
import { ExtraTime } from './extra-time.tsx'
import type { Taker } from './taker.ts'

type Props = { readonly assessment: Assessment; readonly taker: Taker; readonly onClose: () => void }

/** What can be done for one taker: more time, before or during; or hand in as it stands. */
export function TakerDialog({ assessment, taker, onClose }: Props) {
  return (
    <Modal opened onClose={onClose} title={taker.name} closeButtonProps={{ 'aria-label': 'Close' }}>
      {assessment.minutes === null ? (
        <p>This assessment has no time limit.</p>
      ) : assessment.state === 'closed' && taker.phase !== 'open' && taker.phase !== 'closed' ? (
        <p>This assessment is closed: there is nothing left to give time for.</p>
      ) : (
        <ExtraTime assessment={assessment} taker={taker} onGiven={onClose} />
      )}
      {taker.phase === 'open' && taker.attemptId !== null && (
        <EndAttempt attemptId={taker.attemptId} name={taker.name} onDone={onClose} />
      )}
    </Modal>
  )
}

type EndProps = { readonly attemptId: string; readonly name: string; readonly onDone: () => void }

function EndAttempt({ attemptId, name, onDone }: EndProps) {
  const { organisationId } = useHere()
  const refresh = useRefresh('assessments')
  const [asked, setAsked] = useState(false)
  const [reason, setReason] = useState('')
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (asked) box.current?.focus()
  }, [asked])
  const end = useWrite(
    (body: { reason: string }) => call(closeAttempt, { params: { organisationId, attemptId }, body }),
    async () => {
      await refresh()
      sayDone(`The attempt of ${name} is handed in`)
      onDone()
    },
  )
  if (!asked)
    return (
      <Button className="taker-dialog-end" variant="default" onClick={() => setAsked(true)}>
        Hand in as it stands
      </Button>
    )
  return (
    <section className="taker-dialog-end" aria-label="Hand in as it stands">
      <TextField
        ref={box}
        name="end-reason"
        label="Reason for handing it in"
        description="The taker can write no more. This cannot be undone."
        maxLength={300}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      {end.failure && <FailureNotice failure={end.failure} />}
      <Button color="red" loading={end.busy} disabled={reason.trim() === ''} onClick={() => end.run({ reason })}>
        Hand in now
      </Button>
    </section>
  )
}
