import type { Finding, Path } from '../yaml-file/problem.ts'
import { entryOf } from '../yaml-file/readable.ts'
import { kindsOf } from './item-of-entry.ts'
import type { ReadableBank } from './readable-bank.ts'
import type { ReadableQuestion } from './schema.ts'

/** What a bank for learners must say beyond what can be read: where it comes from, and why each option is right or wrong. */
export function completenessProblems(bank: ReadableBank): Finding[] {
  const writtenAt = new Map(bank.written.map(({ value, path }) => [path.join('/'), value]))
  const heads = ['certification', 'domain', 'provenance'] as const
  return [
    ...heads.flatMap((name) => (bank[name] ? [] : missing([], name, `"${name}" is missing`))),
    ...bank.questions.entries.flatMap(({ value, path }) => [
      ...questionProblems(value, writtenAt.get(path.join('/')), path),
      ...reasonProblems(value, path),
    ]),
  ]
}

const missing = (path: Path, name: string, reason: string): Finding[] => [
  { code: 'missing', path: [...path, name], reason },
]

function questionProblems(value: ReadableQuestion, written: unknown, path: Path): Finding[] {
  // References that cannot be read are refused as such.
  const references = entryOf(written, 'references') ?? []
  return [
    ...(value.objective === undefined
      ? missing(path, 'objective', '"objective" is missing: the objective of the blueprint that this question is about')
      : []),
    ...(value.difficulty === undefined
      ? missing(path, 'difficulty', '"difficulty" is missing: 1 (nearly everybody answers it) to 5 (few do)')
      : []),
    ...(Array.isArray(references) && references.length === 0
      ? missing(path, 'references', 'there must be at least one reference: a title and a url that shows the answer')
      : []),
  ]
}

function reasonProblems(value: ReadableQuestion, path: Path): Finding[] {
  const [kind] = kindsOf(value)
  if (kind !== 'single' && kind !== 'multiple') return []
  return (value[kind] ?? []).flatMap(({ reason, right }, i) =>
    reason === undefined
      ? missing([...path, kind, i], 'reason', `the option has no reason: say why it is ${right ? 'right' : 'wrong'}`)
      : [],
  )
}
