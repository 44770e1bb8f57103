import type { Item, ItemKind, Option } from '../question/index.ts'
import { evenCredit } from '../question/credit.ts'
import { type OptionEntry, itemShapes, type QuestionEntry, type ReadableQuestion } from './schema.ts'

const kinds: readonly ItemKind[] = ['single', 'multiple', 'ordering', 'matching', 'numeric', 'text']

/** The entries of a question that say how it is asked; exactly one is right. */
export const kindsOf = (entry: ReadableQuestion): ItemKind[] => kinds.filter((kind) => entry[kind] !== undefined)

type Scoring = NonNullable<QuestionEntry['scoring']>
/** How each kind may be scored; the first is assumed. */
export const scorings: Readonly<Record<ItemKind, readonly Scoring[]>> = {
  single: [],
  multiple: ['all-or-nothing', 'by-credit'],
  ordering: ['all-or-nothing', 'by-position'],
  matching: ['by-pair', 'all-or-nothing'],
  numeric: [],
  text: [],
}

/** The item an entry describes, null when it describes none. Its rules are those of `itemFlaws`. */
export function itemOf(entry: ReadableQuestion): Item | null {
  const { single, multiple, ordering, matching, numeric, text, choose, scoring, shuffle = true } = entry
  if (single) return { kind: 'single', options: optionsOf(single, 1), shuffle }
  if (multiple) {
    const options = optionsOf(multiple, multiple.filter(({ right }) => right).length)
    const how = scoring === 'by-credit' ? scoring : 'all-or-nothing'
    return { kind: 'multiple', options, shuffle, scoring: how, ...(choose === undefined ? {} : { choose }) }
  }
  if (ordering) {
    return { kind: 'ordering', steps: ordering, scoring: scoring === 'by-position' ? scoring : 'all-or-nothing' }
  }
  if (matching) {
    const how = scoring === 'all-or-nothing' ? scoring : 'by-pair'
    return { kind: 'matching', pairs: matching, distractors: entry.distractors ?? [], shuffle, scoring: how }
  }
  if (numeric) {
    const { unit, others, ...first } = numeric
    return { kind: 'numeric', answers: [first, ...others], ...(unit === undefined ? {} : { unit }) }
  }
  return text ? { kind: 'text', ...text } : null
}

const optionsOf = (entries: readonly OptionEntry[], right: number): Option[] =>
  entries.map(({ text, right: isRight, credit = isRight ? evenCredit(right) : 0, reason }) => ({
    text,
    credit,
    ...(reason === undefined ? {} : { reason }),
  }))

export const kindNames: readonly string[] = Object.keys(itemShapes)
