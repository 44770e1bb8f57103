import type { ComparedLine } from './text-lines.ts'
import { wordDiff } from './word-diff.ts'

type Props = {
  readonly lines: readonly ComparedLine[]
  /** What is said where nothing differs. */
  readonly same: string
}

/** What differs, part by part and word by word. */
export function LineDiff({ lines, same }: Props) {
  if (lines.length === 0) return <p className="question-page-note">{same}</p>
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
