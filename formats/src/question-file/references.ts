import { mediaNamesIn } from '../question/media-names.ts'
import { markdownOf } from '../question/texts.ts'
import { didYouMean } from '../yaml-file/closest.ts'
import type { Finding, Path } from '../yaml-file/problem.ts'
import type { Placed } from '../yaml-file/readable.ts'
import { itemOf } from './item-of-entry.ts'
import type { ReadableBank } from './readable-bank.ts'

/** Domains and objectives that questions may name; nothing is checked against a list that is absent. */
export type KnownKeys = { readonly domains?: readonly string[]; readonly objectives?: readonly string[] }

/** Keys used twice, and names that nothing declares. */
export function referenceProblems(bank: ReadableBank, known: KnownKeys): Finding[] {
  return [
    ...repeated(bank.questions.declared),
    ...repeated(bank.cases.declared),
    ...neighbourProblems(bank),
    ...guideProblems(bank, known),
    ...mediaProblems(bank),
  ]
}

function repeated(keys: readonly Placed<string>[]): Finding[] {
  const seen = new Set<string>()
  return keys.flatMap(({ value, path }) => {
    if (!seen.has(value)) {
      seen.add(value)
      return []
    }
    return [{ code: 'duplicate', path, reason: `the key "${value}" is already used in this list; keys are unique` }]
  })
}

function neighbourProblems({ questions, cases }: ReadableBank): Finding[] {
  const questionKeys = new Set(questions.declared.map(({ value }) => value))
  const caseKeys = new Set(cases.declared.map(({ value }) => value))
  return questions.entries.flatMap(({ value, path }): Finding[] => [
    ...(value.case === undefined ? [] : unknown('case', value.case, caseKeys, [...path, 'case'])),
    ...(value.enemies ?? []).flatMap((enemy, i): Finding[] => {
      const at = [...path, 'enemies', i]
      if (enemy === value.key) {
        return [{ code: 'unknown-reference', path: at, reason: 'a question is not its own enemy; remove it' }]
      }
      return unknown('question', enemy, questionKeys, at)
    }),
  ])
}

function guideProblems({ domain, questions }: ReadableBank, { domains, objectives }: KnownKeys): Finding[] {
  const domainKeys = domains && new Set(domains)
  const objectiveKeys = objectives && new Set(objectives)
  const inDomains = (name: string | undefined, path: Path) =>
    name === undefined || !domainKeys ? [] : unknown('domain', name, domainKeys, path)
  const inObjectives = (name: string | undefined, path: Path) =>
    name === undefined || !objectiveKeys ? [] : unknown('objective', name, objectiveKeys, path)
  return [
    ...inDomains(domain ?? undefined, ['domain']),
    ...questions.entries.flatMap(({ value, path }) => [
      ...inDomains(value.domain, [...path, 'domain']),
      ...inObjectives(value.objective, [...path, 'objective']),
    ]),
  ]
}

function mediaProblems({ questions, cases, media }: ReadableBank): Finding[] {
  const names = media.entries.flatMap(({ value, path }) =>
    value.name === undefined ? [] : [{ value: value.name, path: [...path, 'name'] }],
  )
  const known = new Set(names.map(({ value }) => value))
  const missing = (texts: readonly string[], path: Path): Finding[] =>
    [...new Set(texts.flatMap(mediaNamesIn))].flatMap((name) => unknown('file in media', name, known, path))
  return [
    ...repeated(names),
    ...cases.entries.flatMap(({ value, path }) => missing([value.text ?? ''], path)),
    ...questions.entries.flatMap(({ value, path }) => {
      const { stem = '', explanation = '' } = value
      const item = itemOf(value)
      return missing([stem, explanation, ...(item ? markdownOf(item) : [])], path)
    }),
  ]
}

function unknown(noun: string, name: string, known: ReadonlySet<string>, path: Path): Finding[] {
  if (known.has(name)) return []
  return [{ code: 'unknown-reference', path, reason: `there is no ${noun} "${name}"${didYouMean(name, known)}` }]
}
