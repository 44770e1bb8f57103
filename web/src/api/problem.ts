import type { Failure } from '../lib/failure.ts'
import { readable } from '../lib/format/readable.ts'

type Refused = { readonly code: string; readonly details: unknown; readonly words: string }
type FieldProblem = { readonly path: string; readonly message: string }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isFieldProblem = (value: unknown): value is FieldProblem =>
  isRecord(value) && typeof value['path'] === 'string' && typeof value['message'] === 'string'

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
/** `body.person.name` belongs to the form's field `person.name`. */
const fieldOf = (path: string): string => path.replace(/^(body|query|params)\./, '')

/** A refusal of the API as the failure that screens show: its words, and what it says of single fields. */
export function failureOf({ code, details, words }: Refused): Failure {
  const problems: FieldProblem[] =
    isRecord(details) && Array.isArray(details['fields']) ? details['fields'].filter(isFieldProblem) : []
  // What the address names was never typed into a field.
  const nowhere = problems.length > 0 && problems.every(({ path }) => path.startsWith('params.'))
  if (nowhere) return { code, title: 'There is nothing at this address.', detail: null, fields: {}, passing: false }
  return {
    code,
    title: problems.length > 0 ? 'Some of this is not right yet.' : readable(words),
    detail: null,
    fields: Object.fromEntries(problems.map(({ path, message }) => [fieldOf(path), sentence(message)])),
    passing: code === 'request.rate-limited' || code.startsWith('server.'),
  }
}

/** What to say when no reply came at all. */
export const unreachable: Failure = {
  code: 'web.unreachable',
  title: 'Cadre cannot be reached.',
  detail: 'What you typed is still here. Check the connection and try again.',
  fields: {},
  passing: true,
}
