import { parseAnswersFile } from '@cadre/attempt'
import { uploadAnswers } from '@cadre/contracts'
import { Button, FileInput } from '@mantine/core'
import { useState } from 'react'
import { useHere } from '../../../api/here.ts'
import { useWriting } from '../../../api/writing.ts'
import type { Failure } from '../../../lib/failure.ts'
import { FailureNotice } from '../../../ui/feedback/failure-notice.tsx'
import { Notice } from '../../../ui/feedback/notice.tsx'
import { broughtWords, fileRefusal, uploadFailure } from './answers-file-words.ts'

type Brought = { readonly words: string; readonly isOpen: boolean }

/** The last resort (Q5): what another device could not deliver, from the file that the player wrote there. */
export function BringAnswers() {
  const { organisationId } = useHere()
  const upload = useWriting(uploadAnswers)
  const [file, setFile] = useState<File | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [brought, setBrought] = useState<Brought | null>(null)
  const choose = (chosen: File | null): void => {
    setFile(chosen)
    setFailure(null)
    setBrought(null)
  }
  const bring = async (): Promise<void> => {
    const text = (await file?.text()) ?? ''
    const parsed = parseAnswersFile(text)
    if (!parsed.ok) return setFailure(fileRefusal(parsed))
    const params = { organisationId, attemptId: parsed.value.attempt }
    const done = await upload.run({ params, body: { file: text } })
    if (!done.ok) return setFailure(uploadFailure(done.failure))
    setFile(null)
    setFailure(null)
    const { receipts, standing } = done.value
    setBrought({ words: broughtWords(parsed.value, receipts), isOpen: standing.phase === 'open' })
  }
  return (
    <details className="bring-answers">
      <summary>Bring an answers file</summary>
      <div className="bring-answers-body">
        <p>
          A device that could not send its answers gave you a file? Hand it in here, from any device: everything in it
          is kept, and what was made in time counts.
        </p>
        {failure && <FailureNotice failure={failure} />}
        {brought && (
          <Notice tone="good" title="Your answers are here." urgent>
            {brought.words}
            {brought.isOpen && ' Your attempt is still open: continue it above, on this device, or submit it there.'}
          </Notice>
        )}
        <FileInput
          label="Answers file"
          placeholder="Choose a file"
          accept="application/json,.json"
          value={file}
          onChange={choose}
        />
        <Button variant="default" disabled={!file} loading={upload.busy} onClick={() => void bring()}>
          Hand in the file
        </Button>
      </div>
    </details>
  )
}
