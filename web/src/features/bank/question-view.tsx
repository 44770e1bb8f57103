import { Mark } from '../../ui/data/mark.tsx'
import type { Found } from './draft.ts'
import { Rich } from './rich.tsx'

type Props = { readonly text: Found['text']; readonly study: Found['case'] }

/** A question with its key and reasons, as its reviewers read it. */
export function QuestionView({ text, study }: Props) {
  return (
    <div className="question-page-stack">
      {study && (
        <details>
          <summary>Case study: {study.title}</summary>
          <Rich text={study.text} />
        </details>
      )}
      <Rich text={text.stem} />
      <Parts item={text.item} />
      {text.explanation !== '' && (
        <div>
          <h3>What to remember</h3>
          <Rich text={text.explanation} />
        </div>
      )}
      {text.references.length > 0 && (
        <div>
          <h3>References</h3>
          <ul className="question-page-list">
            {text.references.map(({ title, url }) => (
              <li key={url}>
                <a href={url} rel="noreferrer" target="_blank">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

function Parts({ item }: { readonly item: Found['text']['item'] }) {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return (
        <ul className="question-page-options">
          {item.options.map(({ id, text, credit, reason }) => (
            <li key={id} data-right={credit > 0}>
              <Mark tone={credit > 0 ? 'good' : 'calm'}>{credit > 0 ? 'Right' : 'Wrong'}</Mark>
              <Rich text={text} />
              <div className="question-page-reason">
                <Rich text={reason} />
              </div>
            </li>
          ))}
        </ul>
      )
    case 'ordering':
      return (
        <ol className="question-page-list">
          {item.steps.map(({ id, text, reason }) => (
            <li key={id}>
              <Rich text={text} />
              {reason !== '' && <span className="question-page-reason">{reason}</span>}
            </li>
          ))}
        </ol>
      )
    case 'matching':
      return (
        <ul className="question-page-options">
          {item.pairs.map(({ id, prompt, answer, reason }) => (
            <li key={id}>
              <strong>{prompt}</strong> {answer}
              {reason !== '' && <span className="question-page-reason">{reason}</span>}
            </li>
          ))}
          {item.distractors.map(({ id, text }) => (
            <li key={id}>
              <Mark tone="calm">Fits none</Mark> {text}
            </li>
          ))}
        </ul>
      )
    case 'numeric':
      return (
        <ul className="question-page-list">
          {item.answers.map(({ value, tolerance, reason }) => (
            <li key={value}>
              {value} {item.unit}
              {tolerance > 0 && `, may be off by ${tolerance}`} <span className="question-page-reason">{reason}</span>
            </li>
          ))}
        </ul>
      )
    case 'text':
      return (
        <ul className="question-page-list">
          {item.answers.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )
  }
}
