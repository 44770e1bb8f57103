import type { Found } from './draft.ts'
import { wordDiff } from './word-diff.ts'

type Text = Found['text']
type Line = { readonly id: string; readonly label: string; readonly before: string; readonly after: string }

type Part = { readonly id: string; readonly words: string }

function partsOf(item: Text['item']): Part[] {
  const part = (id: string, ...words: readonly string[]): Part => ({ id, words: words.filter(Boolean).join(' — ') })
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return item.options.map(({ id, text, credit, reason }) =>
        part(id, `${credit > 0 ? 'Right' : 'Wrong'}: ${text}`, reason),
      )
    case 'ordering':
      return item.steps.map(({ id, text, reason }, i) => part(id, `${i + 1}. ${text}`, reason))
    case 'matching':
      return [
        ...item.pairs.map(({ id, prompt, answer, reason }) => part(id, `${prompt} → ${answer}`, reason)),
        ...item.distractors.map(({ id, text }) => part(id, `Fits none: ${text}`)),
      ]
    case 'numeric':
      return item.answers.map(({ value, tolerance, reason }, i) =>
        part(`${i}`, `${value} ± ${tolerance} ${item.unit}`, reason),
      )
    case 'text':
      return item.answers.map(({ text, reason }, i) => part(`${i}`, text, reason))
  }
}

/** Parts by their ids, so that an option that was only moved is not shown as another. */
function partLines(before: Text['item'], after: Text['item']): Line[] {
  const old = new Map(partsOf(before).map((part) => [part.id, part.words]))
  const now = partsOf(after)
  const kept = new Set(now.map(({ id }) => id))
  return [
    ...now.map(({ id, words }, i) => ({ id, label: `Part ${i + 1}`, before: old.get(id) ?? '', after: words })),
    ...[...old]
      .filter(([id]) => !kept.has(id))
      .map(([id, words]) => ({ id, label: 'Taken out', before: words, after: '' })),
  ]
}

const linesOf = (before: Text, after: Text): Line[] => [
  { id: 'stem', label: 'Question', before: before.stem, after: after.stem },
  ...partLines(before.item, after.item),
  { id: 'explanation', label: 'Explanation', before: before.explanation, after: after.explanation },
  {
    id: 'references',
    label: 'References',
    before: before.references.map(({ title, url }) => `${title} ${url}`).join('\n'),
    after: after.references.map(({ title, url }) => `${title} ${url}`).join('\n'),
  },
]

/** What a revision changes of the version before it, word by word. */
export function TextDiff({ before, after }: { readonly before: Text; readonly after: Text }) {
  const lines = linesOf(before, after).filter((line) => line.before !== line.after)
  if (lines.length === 0) return <p className="question-page-note">Nothing of its words changed.</p>
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
