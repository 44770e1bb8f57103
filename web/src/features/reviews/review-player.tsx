import { Button } from '@mantine/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Answering, Said } from '../../api/self-paced/desk.ts'
import type { Queued } from '../../api/self-paced/kept.ts'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { Answered } from './answered.tsx'
import { useDesk } from './desk-context.ts'
import { ReviewQuestion } from './review-question.tsx'

type Shown = { readonly review: Queued; readonly given: Answering | null; readonly said: Said | null }

const notKept = {
  code: 'web.not-kept',
  title: 'This answer could not be kept on this device.',
  detail: 'Its storage may be full. Free some space, or stay connected, and answer again.',
  fields: {},
  passing: true,
}

/** One review after the other, by keyboard or thumb; each is kept before its reasons are shown. */
export function ReviewPlayer({ onLeave }: { readonly onLeave: () => void }) {
  const desk = useDesk()
  const [count] = useState(() => desk.due().length)
  const [done, setDone] = useState(0)
  const [failed, setFailed] = useState(false)
  const [shown, setShown] = useState<Shown | null>(() => begun(desk.due()[0]))
  const busy = useRef(false)

  const answer = useCallback(
    async (given: Answering) => {
      if (busy.current) return
      busy.current = true
      try {
        setShown({ review: given.review, given, said: null })
        const said = await desk.answer(given)
        setShown({ review: given.review, given, said })
        setDone((before) => before + 1)
        setFailed(false)
      } catch {
        setShown(begun(given.review))
        setFailed(true)
      } finally {
        busy.current = false
      }
    },
    [desk],
  )
  const next = useCallback(() => setShown(begun(desk.due()[0])), [desk])
  if (shown === null) return <Finished done={done} onLeave={onLeave} />
  return (
    <section className="review-player" aria-label="Reviews">
      <div className="review-player-head">
        <progress max={count} value={done} aria-label={`${done} of ${count} reviews answered`} />
        <span aria-hidden>
          {Math.min(done + (shown.said ? 0 : 1), count)} / {count}
        </span>
        <Button variant="subtle" size="compact-sm" onClick={onLeave}>
          Leave
        </Button>
      </div>
      {failed && <FailureNotice failure={notKept} />}
      {shown.given ? (
        <Answered given={shown.given} said={shown.said} onNext={next} />
      ) : (
        <ReviewQuestion key={shown.review.questionId} review={shown.review} onAnswer={(given) => void answer(given)} />
      )}
    </section>
  )
}

const begun = (review: Queued | undefined): Shown | null => (review ? { review, given: null, said: null } : null)

function Finished({ done, onLeave }: { readonly done: number; readonly onLeave: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="review-player-end">
      <h1 ref={heading} tabIndex={-1}>
        Done for today
      </h1>
      <p>{done === 1 ? '1 review answered.' : `${done} reviews answered.`} The rest of the day is yours.</p>
      <Button onClick={onLeave}>Back to my day</Button>
    </section>
  )
}
