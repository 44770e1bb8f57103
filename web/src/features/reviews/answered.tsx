import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { Answering, Said } from '../../api/self-paced/desk.ts'
import { dateText } from '../../lib/format/date.ts'
import { Mark } from '../../ui/data/mark.tsx'
import { QuestionText } from '../../ui/question/question-text.tsx'
import { ReviewedAnswer } from '../../ui/question/reviewed-answer.tsx'
import { ReportQuestion } from './report-question.tsx'

type Props = { readonly given: Answering; readonly said: Said | null; readonly onNext: () => void }

/** What is right and why, as soon as the answer is kept. */
export function Answered({ given, said, onNext }: Props) {
  const { review, response } = given
  const next = useRef<HTMLButtonElement>(null)
  const ready = said !== null
  useEffect(() => {
    if (ready) next.current?.focus({ preventScroll: true })
  }, [ready])
  return (
    <article className="review-answered" aria-busy={!ready}>
      <h1>{review.domain}</h1>
      <div className="review-question-stem">
        <QuestionText text={review.question.stem} />
      </div>
      {said && <Verdict said={said} />}
      {said?.answer && (
        <>
          <ReviewedAnswer question={{ item: said.answer.item, response, ...markOf(said) }} />
          {said.answer.explanation !== '' && <QuestionText text={said.answer.explanation} />}
          <References references={said.answer.references} />
        </>
      )}
      <div className="review-question-foot">
        <Button ref={next} loading={!ready} onClick={onNext}>
          Next
        </Button>
        {ready && <ReportQuestion questionId={review.questionId} versionId={review.question.versionId} />}
      </div>
    </article>
  )
}

/** Nothing while it is not marked, or was not counted. */
const markOf = ({ marked }: Said) =>
  marked && marked.outcome !== 'not-seen' ? { correct: marked.correct, points: marked.points } : {}

function Verdict({ said: { marked, answer } }: { readonly said: Said }) {
  if (marked?.outcome === 'not-seen')
    return <output>This question is not for review at the moment. Your answer was not counted.</output>
  if (!marked)
    return (
      <output>
        <Mark tone="calm" wraps>
          {answer
            ? 'Kept. Compare with the key; it is marked with the next connection.'
            : 'Kept. It is marked with the next connection.'}
        </Mark>
      </output>
    )
  const tone = marked.correct ? 'good' : marked.points > 0 ? 'warn' : 'bad'
  return (
    <output className="review-verdict">
      <Mark tone={tone}>{marked.correct ? 'Right' : marked.points > 0 ? 'Partly right' : 'Not right'}</Mark>
      {marked.nextOn !== null && <span>comes back about {dateText(marked.nextOn)}</span>}
    </output>
  )
}

const References = ({ references }: { readonly references: NonNullable<Said['answer']>['references'] }) =>
  references.length === 0 ? null : (
    <ul className="reviewed-references">
      {references.map(({ title, url }) => (
        <li key={url}>
          <a href={url} target="_blank" rel="noreferrer">
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
