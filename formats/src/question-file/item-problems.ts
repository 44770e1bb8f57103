import { isFullCredit } from '../question/credit.ts'
import { itemFlaws } from '../question/flaws.ts'
import type { Finding, Path } from '../yaml-file/problem.ts'
import { entryOf } from '../yaml-file/readable.ts'
import { itemOf, kindNames, kindsOf, scorings } from './item-of-entry.ts'
import type { ReadableBank } from './readable-bank.ts'
import type { OptionEntry, ReadableQuestion } from './schema.ts'

/** Questions that ask in no way or in two, have no right option or too many, or say two things about one option. */
export function itemProblems({ questions, written }: ReadableBank): Finding[] {
  const writtenAt = new Map(written.map(({ value, path }) => [path.join('/'), value]))
  return questions.entries.flatMap(({ value, path }) => {
    const asWritten = writtenAt.get(path.join('/'))
    const names = kindNames.filter((kind) => entryOf(asWritten, kind) !== undefined)
    if (names.length !== 1) return [howMany(names, path)]
    const [kind] = kindsOf(value)
    // The schema has refused what stands there, and says so.
    if (kind === undefined) return []
    const item = itemOf(value)
    const flaws = item ? itemFlaws(item) : []
    const onItem = flaws.map(({ at, reason }): Finding => {
      const entry = at === 'choose' ? 'choose' : kind
      return { code: 'sum', path: [...path, entry], onKey: true, reason }
    })
    return [...onItem, ...optionProblems(value, path), ...strangers(value, asWritten, path)]
  })
}

function howMany(names: readonly string[], path: Path): Finding {
  if (names.length === 0) {
    return { code: 'missing', path, reason: `the question asks nothing; it needs one of ${kindNames.join(', ')}` }
  }
  const last = names.at(-1) ?? ''
  const reason = `a question has one of ${kindNames.join(', ')}, not both ${names.join(' and ')}`
  return { code: 'unknown-key', path: [...path, last], onKey: true, reason }
}

function optionProblems({ single, multiple }: ReadableQuestion, path: Path): Finding[] {
  const check = (options: readonly OptionEntry[], entry: string, isRight: (credit: number) => boolean) =>
    options.flatMap(({ right, credit }, i): Finding[] => {
      if (credit === undefined || isRight(credit) === right) return []
      const reason = right
        ? `this option is right, but its credit of ${credit} says otherwise`
        : `a credit of ${credit} makes this option right; write "right: true" too`
      return [{ code: 'sum', path: [...path, entry, i, 'credit'], reason }]
    })
  return [...check(single ?? [], 'single', isFullCredit), ...check(multiple ?? [], 'multiple', (credit) => credit > 0)]
}

/** Entries that belong to another kind of question. */
function strangers(value: ReadableQuestion, written: unknown, path: Path): Finding[] {
  const [kind = 'single'] = kindsOf(value)
  const found: Finding[] = []
  const refuse = (entry: string, reason: string) =>
    found.push({ code: 'wrong-value', path: [...path, entry], onKey: true, reason })
  if (value.choose !== undefined && kind !== 'multiple') refuse('choose', `"choose" belongs to multiple, not ${kind}`)
  if ((value.distractors?.length ?? 0) > 0 && kind !== 'matching') {
    refuse('distractors', `"distractors" belong to matching, not ${kind}`)
  }
  if (value.scoring !== undefined && !scorings[kind].includes(value.scoring)) {
    const allowed = scorings[kind].join(' or ')
    refuse('scoring', allowed === '' ? `${kind} has no "scoring"; remove it` : `must be ${allowed} for ${kind}`)
  }
  if (entryOf(written, 'shuffle') !== undefined && !['single', 'multiple', 'matching'].includes(kind)) {
    refuse('shuffle', `"shuffle" belongs to questions with options, not ${kind}`)
  }
  return found
}
