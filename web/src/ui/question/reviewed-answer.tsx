import './reviewed-answer.css'
import { Mark } from '../data/mark.tsx'
import { QuestionText } from './question-text.tsx'
import { answerRows, type AnsweredItem } from './answer-rows.ts'

/** Every possible answer with its reason; what is right and what was mine are said in words. */
export function ReviewedAnswer({ question }: { readonly question: AnsweredItem }) {
  const rows = answerRows(question)
  return (
    <ul className="reviewed-answer">
      {rows.map(({ id, text, mine, right, reason }) => (
        <li key={id} data-right={right ?? 'unknown'} data-mine={mine !== null}>
          <div className="reviewed-answer-head">
            <QuestionText text={text} />
            <span className="reviewed-answer-marks">
              {right && <Mark tone="good">right</Mark>}
              {mine !== null && (
                <Mark tone={right === null ? 'calm' : right ? 'good' : 'bad'} wraps>
                  {mine}
                </Mark>
              )}
            </span>
          </div>
          {reason !== '' && (
            <div className="reviewed-answer-reason">
              <QuestionText text={reason} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
