import { readQuestionVersion, reviewQuestionVersion } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { useWriting } from '../../api/writing.ts'
import type { Failure } from '../../lib/failure.ts'
import { Panel } from '../../ui/data/panel.tsx'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { TextAreaField } from '../../ui/form/fields.tsx'
import type { Found } from './draft.ts'
import { TextDiff } from './text-diff.tsx'

type Props = {
  readonly found: Found
  /** Kept by the page: the author may take it back and send it again meanwhile. */
  readonly words: string
  readonly onWords: (words: string) => void
}

/** The second person's decision: what changed, then live or back with words. */
export function ReviewPanel({ found, words, onWords }: Props) {
  const { organisationId } = useHere()
  const review = useWriting(reviewQuestionVersion)
  const [failure, setFailure] = useState<Failure | null>(null)
  const waiting = found.versions.find(({ versionId }) => versionId === found.inReviewVersionId)
  if (!waiting) return null
  const decide = async (accepted: boolean): Promise<void> => {
    const done = await review.run({
      params: { organisationId, questionId: found.questionId },
      body: { versionId: waiting.versionId, accepted, words },
    })
    if (!done.ok) return setFailure(done.failure)
    onWords('')
    sayDone(
      !accepted
        ? 'Sent back.'
        : found.liveNumber === null
          ? 'Accepted: it is live.'
          : 'Accepted: it is live. Results stay as they are until somebody marks them again, under Results of an assessment.',
    )
  }
  return (
    <Panel title={`Review version ${waiting.number}, from ${waiting.submittedBy}`}>
      <div className="question-page-stack">
        {found.liveNumber === null ? (
          <p className="question-page-note">
            It was never live. Is the key right, does each reason hold, is the source named, and is there nothing of an
            exam in it?
          </p>
        ) : (
          <Changes found={found} live={found.liveNumber} />
        )}
        {failure && <FailureNotice failure={failure} />}
        <TextAreaField
          name="review-words"
          label="What has to change"
          optional
          description="Needed to send it back"
          value={words}
          onChange={({ currentTarget }) => onWords(currentTarget.value)}
        />
        <div className="question-page-row">
          <Button loading={review.busy} onClick={() => void decide(true)}>
            Accept: make it live
          </Button>
          <Button variant="default" disabled={words.trim() === ''} onClick={() => void decide(false)}>
            Send back
          </Button>
        </div>
      </div>
    </Panel>
  )
}

function Changes({ found, live }: { readonly found: Found; readonly live: number }) {
  const { organisationId } = useHere()
  const before = useReading(readQuestionVersion, {
    params: { organisationId, questionId: found.questionId, number: live },
  })
  return <Loaded of={before}>{({ text }) => <TextDiff before={text} after={found.text} />}</Loaded>
}
