import type { Found, Item } from './draft.ts'
import { kindWords, scoringWords } from './words.ts'

type Text = Found['text']
/** One part of a question as it is compared. */
export type Line = { readonly id: string; readonly label: string; readonly words: string }
export type ComparedLine = {
  readonly id: string
  readonly label: string
  readonly before: string
  readonly after: string
}

const creditWords = (credit: number): string =>
  credit === 100 ? 'Right' : credit === 0 ? 'Wrong' : `${credit > 0 ? 'Right' : 'Wrong'} (${credit} %)`

/** What a part says, and in a line of its own why: a reason that was written anew leaves the part readable. */
const withReason = (id: string, label: string, words: string, reason: string): Line[] => [
  { id, label, words },
  { id: `${id}-why`, label: `${label}, why`, words: reason },
]

/** A part that was never saved has no id yet, and is none of the other new ones. */
const partId = (id: string, place: number): string => (id === '' ? `new-${place}` : id)

function partLines(item: Item): Line[] {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return item.options.flatMap(({ id, text, credit, reason }, i) =>
        withReason(partId(id, i), `Option ${i + 1}`, `${creditWords(credit)}: ${text}`, reason),
      )
    case 'ordering':
      return item.steps.flatMap(({ id, text, reason }, i) =>
        withReason(partId(id, i), `Step ${i + 1}`, `${i + 1}. ${text}`, reason),
      )
    case 'matching':
      return [
        ...item.pairs.flatMap(({ id, prompt, answer, reason }, i) =>
          withReason(partId(id, i), `Pair ${i + 1}`, `${prompt} → ${answer}`, reason),
        ),
        ...item.distractors.map(({ id, text }, i) => ({
          id: partId(id, item.pairs.length + i),
          label: 'Fits none',
          words: text,
        })),
      ]
    case 'numeric':
      return item.answers.flatMap(({ value, tolerance, credit, reason }, i) =>
        withReason(
          `${i}`,
          `Number ${i + 1}`,
          `${creditWords(credit)}: ${value} ${item.unit}, may be off by ${tolerance}`,
          reason,
        ),
      )
    case 'text':
      return item.answers.flatMap(({ text, credit, reason }, i) =>
        withReason(`${i}`, `Answer ${i + 1}`, `${creditWords(credit)}: ${text}`, reason),
      )
  }
}

/** How it is answered and marked: a change of it moves results as a change of the key does. */
function rulesOf(item: Item): string {
  const said: readonly (string | false)[] = [
    kindWords[item.kind],
    'scoring' in item && scoringWords[item.scoring],
    'choose' in item && item.choose !== null && `takers choose ${item.choose}`,
    'shuffle' in item && !item.shuffle && 'the order stays',
    'caseSensitive' in item && item.caseSensitive && 'capitals count',
  ]
  return said.filter(Boolean).join('; ')
}

/** All of a text, part by part. */
export const linesOf = ({ title, stem, item, caseId, explanation, references, scenarioSource }: Text): Line[] => [
  { id: 'title', label: 'Title', words: title },
  { id: 'stem', label: 'Question', words: stem },
  { id: 'case', label: 'Case study', words: caseId === null ? 'None' : 'One' },
  { id: 'rules', label: 'How it is answered', words: rulesOf(item) },
  ...partLines(item),
  { id: 'explanation', label: 'What to remember', words: explanation },
  { id: 'references', label: 'References', words: references.map((page) => `${page.title} ${page.url}`).join('\n') },
  { id: 'project', label: 'Kind of project', words: scenarioSource },
]

/** What differs between two texts; parts by their ids, so that an option that was only moved is not shown as another. */
export function comparedLines(before: Text, after: Text): ComparedLine[] {
  const old = linesOf(before)
  const now = linesOf(after)
  const were = new Map(old.map(({ id, words }) => [id, words]))
  const are = new Set(now.map(({ id }) => id))
  const gone = old.filter(({ id }) => !are.has(id))
  return [
    ...now.map(({ id, label, words }) => ({ id, label, before: were.get(id) ?? '', after: words })),
    ...gone.map(({ id, label, words }) => ({ id, label: `${label}, taken out`, before: words, after: '' })),
    ...(before.caseId !== null && after.caseId !== null && before.caseId !== after.caseId
      ? [{ id: 'other-case', label: 'Case study', before: 'The one before', after: 'Another one' }]
      : []),
  ].filter((line) => line.before !== line.after)
}
