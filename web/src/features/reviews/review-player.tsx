import { Button } from '@mantine/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Answering, Asked, Said } from '../../api/self-paced/desk.ts'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { Answered } from './answered.tsx'
import { useDesk } from './desk-context.ts'
import { ReviewQuestion } from './review-question.tsx'

type Put = Asked & { readonly says: string }
type Shown = { readonly review: Put; readonly given: Answering | null; readonly said: Said | null }

const notKept = {
  code: 'web.not-kept',
  title: 'This answer could not be kept on this device.',
  detail: 'Its storage may be full. Free some space, or stay connected, and answer again.',
  fields: {},
  passing: true,
}

type Props = {
  /** What is left after so many were answered, the next one first; `says`: why this one. */
  readonly left: (done: number) => readonly Put[]
  readonly called: { readonly one: string; readonly many: string; readonly done: string }
  readonly onLeave: () => void
}

/** One question after the other, by keyboard or thumb; each answer is kept before its reasons are shown. */
export function ReviewPlayer({ left, called, onLeave }: Props) {
  const desk = useDesk()
  const [count] = useState(() => left(0).length)
  const [done, setDone] = useState(0)
  const [failed, setFailed] = useState(false)
  const [shown, setShown] = useState<Shown | null>(() => begun(left(0)[0]))
  const busy = useRef(false)

  const answer = useCallback(
    async (given: Answering) => {
      if (busy.current) return
      busy.current = true
      try {
        setShown((before) => before && { ...before, given })
        const said = await desk.answer(given)
        setShown((before) => before && { ...before, said })
        setDone((before) => before + 1)
        setFailed(false)
      } catch {
        setShown((before) => before && begun(before.review))
        setFailed(true)
      } finally {
        busy.current = false
      }
    },
    [desk],
  )
  const next = useCallback(() => setShown(begun(left(done)[0])), [left, done])
  if (shown === null) return <Finished done={done} called={called} onLeave={onLeave} />
  return (
    <section className="review-player" aria-label={capital(called.many)}>
      <div className="review-player-head">
        <progress max={count} value={done} aria-label={`${done} of ${count} ${called.many} answered`} />
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
        <ReviewQuestion
          key={shown.review.questionId}
          review={shown.review}
          why={shown.review.says}
          onAnswer={(given) => void answer(given)}
        />
      )}
    </section>
  )
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
const begun = (review: Put | undefined): Shown | null => (review ? { review, given: null, said: null } : null)

function Finished({ done, called, onLeave }: Omit<Props, 'left'> & { readonly done: number }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="review-player-end">
      <h1 ref={heading} tabIndex={-1}>
        {called.done}
      </h1>
      <p>
        {done} {done === 1 ? called.one : called.many} answered. The rest of the day is yours.
      </p>
      <Button onClick={onLeave}>Back to my day</Button>
    </section>
  )
}
