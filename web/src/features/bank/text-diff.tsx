import type { Found } from './draft.ts'
import { comparedLines } from './text-lines.ts'
import { wordDiff } from './word-diff.ts'

type Text = Found['text']

/** What a revision changes of the version before it, word by word. */
export function TextDiff({ before, after }: { readonly before: Text; readonly after: Text }) {
  const lines = comparedLines(before, after)
  if (lines.length === 0) return <p className="question-page-note">Nothing of its words or its key differs.</p>
  return (
    <div className="question-page-diff">
      {lines.map(({ id, label, before: old, after: now }) => (
        <div key={id}>
          <h3>{label}</h3>
          <p>
            {wordDiff(old, now).map(({ kind, text }, i) =>
              kind === 'same' ? text : kind === 'gone' ? <del key={i}>{text}</del> : <ins key={i}>{text}</ins>,
            )}
          </p>
        </div>
      ))}
    </div>
  )
}
