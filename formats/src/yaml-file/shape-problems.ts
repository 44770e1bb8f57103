import type { z } from 'zod'
import { didYouMean } from './closest.ts'
import type { Finding, Path } from './problem.ts'
import { entriesAllowedAt } from './schema-keys.ts'

type Issue = z.core.$ZodIssue

/** What the schema found, in plain words. `data` is what was checked. */
export function shapeProblems(issues: readonly Issue[], data: unknown, schema: z.ZodType): Finding[] {
  return issues.flatMap((issue) => findingsOf(issue, data, schema))
}

function findingsOf(issue: Issue, data: unknown, schema: z.ZodType): Finding[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))
  const found = valueAt(data, path)
  if (issue.code === 'unrecognized_keys') return issue.keys.map((name) => unknownKey(path, name, schema))
  if (issue.code === 'invalid_key') {
    return [{ code: 'wrong-value', path, onKey: true, reason: issue.issues[0]?.message ?? 'is not a key' }]
  }
  if (found === undefined) return [{ code: 'missing', path, reason: `${missingName(path)} is missing` }]
  return [{ code: issue.code === 'invalid_type' ? 'wrong-type' : 'wrong-value', path, reason: reasonOf(issue, found) }]
}

function unknownKey(path: Path, name: string, schema: z.ZodType): Finding {
  const allowed = entriesAllowedAt(path, schema)
  const guess = didYouMean(name, allowed)
  const reason = guess === '' && allowed.length > 0 ? `; allowed here: ${allowed.join(', ')}` : guess
  return { code: 'unknown-key', path: [...path, name], onKey: true, reason: `unknown key "${clipped(name)}"${reason}` }
}

function missingName(path: Path): string {
  const last = path.at(-1)
  return typeof last === 'string' ? `"${last}"` : 'the content'
}

function reasonOf(issue: Issue, found: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int' && typeof found === 'number'
        ? `must be a whole number, not ${found}`
        : `must be ${expectedName(issue.expected)}, not ${described(found)}`
    case 'invalid_value':
      return choiceReason(issue.values.map(String), found)
    case 'invalid_union':
      return issue.discriminator === undefined ? issue.message : choiceReason(unionOptions(issue), found)
    case 'too_small':
    case 'too_big':
      return boundReason(issue)
    default:
      return issue.message
  }
}

const unionOptions = (issue: Issue): string[] =>
  'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : []

function choiceReason(values: readonly string[], found: unknown): string {
  if (values.length === 1) return `must be ${values[0]}, not ${described(found)}`
  const guess = typeof found === 'string' ? didYouMean(found, values) : ''
  return `must be one of ${values.join(', ')}, not ${described(found)}${guess}`
}

function boundReason(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): string {
  const small = issue.code === 'too_small'
  const bound = Number(small ? issue.minimum : issue.maximum)
  const sides = small ? 'at least' : 'at most'
  if (issue.origin === 'string') return small ? 'must not be empty' : `must have ${sides} ${bound} characters`
  if (issue.origin === 'array') return `must have ${sides} ${bound} ${bound === 1 ? 'entry' : 'entries'}`
  return `must be ${sides} ${bound}`
}

const expectedNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  tuple: 'a list',
  object: 'a set of named entries',
  record: 'a set of named entries',
}
const expectedName = (expected: string): string => expectedNames[expected] ?? expected

function described(found: unknown): string {
  if (found === null) return 'nothing'
  if (Array.isArray(found)) return 'a list'
  if (typeof found === 'object') return 'a set of named entries'
  if (typeof found === 'string') return `the text "${clipped(found)}"`
  return typeof found === 'number' ? `the number ${found}` : JSON.stringify(found)
}

const clipped = (text: string): string => (text.length > 40 ? `${text.slice(0, 40).toWellFormed()}…` : text)

function valueAt(data: unknown, path: Path): unknown {
  let value = data
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = Reflect.get(value, part)
  }
  return value
}
