import { clockText } from '../../../lib/format/duration.ts'
import { Mark } from '../../../ui/data/mark.tsx'
import { QuestionText } from '../../../ui/question/question-text.tsx'
import { Discussion } from './discussion.tsx'
import { ReviewedAnswer } from '../../../ui/question/reviewed-answer.tsx'
import type { Reviewed } from './review.ts'

type Props = { readonly attemptId: string; readonly question: Reviewed }

/** One question: my answer, what is right, every option's reason, sources, and what the group says. */
export function ReviewedQuestion({ attemptId, question }: Props) {
  const { place, correct, points, scored, secondsSpent, flagged, note, references, explanation } = question
  const id = `reviewed-${place}`
  return (
    <article className="reviewed" aria-labelledby={id}>
      <header>
        <h2 id={id}>Question {place}</h2>
        <Mark tone={correct ? 'good' : points > 0 ? 'warn' : 'bad'}>
          {correct ? 'Right' : points > 0 ? 'Partly right' : question.response === null ? 'Not answered' : 'Not right'}
        </Mark>
        <span>{clockText(secondsSpent)} spent</span>
        {question.corrected && <Mark tone="warn">Corrected since</Mark>}
        {flagged && <span>flagged</span>}
        {!scored && <span>did not count</span>}
      </header>
      {question.case && (
        <details className="reviewed-case">
          <summary>{question.case.title}</summary>
          <QuestionText text={question.case.text} />
        </details>
      )}
      <QuestionText text={question.stem} />
      <ReviewedAnswer question={question} />
      {explanation !== '' && <QuestionText text={explanation} />}
      {note !== '' && (
        <p className="reviewed-note">
          <strong>Your note:</strong> {note}
        </p>
      )}
      {references.length > 0 && (
        <ul className="reviewed-references">
          {references.map(({ title, url }) => (
            <li key={url}>
              <a href={url} target="_blank" rel="noreferrer">
                {title}
              </a>
            </li>
          ))}
        </ul>
      )}
      <Discussion attemptId={attemptId} place={place} posts={question.posts} />
    </article>
  )
}
