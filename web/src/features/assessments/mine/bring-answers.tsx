import { isCounted, parseAnswersFile } from '@cadre/attempt'
import { type ReplyOf, uploadAnswers } from '@cadre/contracts'
import { Button, FileInput } from '@mantine/core'
import { useState } from 'react'
import { useHere } from '../../../api/here.ts'
import { useWriting } from '../../../api/writing.ts'
import type { Failure } from '../../../lib/failure.ts'
import { FailureNotice } from '../../../ui/feedback/failure-notice.tsx'
import { Notice } from '../../../ui/feedback/notice.tsx'

type Receipts = ReplyOf<typeof uploadAnswers>['receipts']

/** The last resort (Q5): what another device could not deliver, from the file that the player wrote there. */
export function BringAnswers() {
  const { organisationId } = useHere()
  const upload = useWriting(uploadAnswers)
  const [file, setFile] = useState<File | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [receipts, setReceipts] = useState<Receipts | null>(null)
  const choose = (chosen: File | null): void => {
    setFile(chosen)
    setFailure(null)
    setReceipts(null)
  }
  const bring = async (): Promise<void> => {
    const text = (await file?.text()) ?? ''
    const parsed = parseAnswersFile(text)
    if (!parsed.ok) return setFailure(noAnswersFile)
    const params = { organisationId, attemptId: parsed.value.attempt }
    const done = await upload.run({ params, body: { file: text } })
    if (!done.ok) return setFailure(done.failure)
    setFile(null)
    setFailure(null)
    setReceipts(done.value.receipts)
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
        {receipts && <Brought receipts={receipts} />}
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

function Brought({ receipts }: { readonly receipts: Receipts }) {
  const known = receipts.filter(({ outcome }) => outcome === 'known').length
  const counted = receipts.filter(({ outcome }) => outcome !== 'known' && isCounted(outcome)).length
  const late = receipts.length - known - counted
  return (
    <Notice tone="good" title="The file is kept.">
      {`${counted} steps count, ${known} were here already${late > 0 ? `, ${late} came too late to count` : ''}.`}
    </Notice>
  )
}

const noAnswersFile: Failure = {
  code: 'web.no-answers-file',
  title: 'This is not an answers file, or it was damaged on its way.',
  detail: 'Nothing was changed. Take the file once more from the device that wrote it: "Save answers as a file".',
  fields: {},
  passing: false,
}
