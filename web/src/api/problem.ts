import type { Failure } from '../lib/failure.ts'

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const textOr = (value: unknown, otherwise: string | null): string | null =>
  typeof value === 'string' && value !== '' ? value : otherwise

const unnamed = 'That did not work.'

function fieldsOf(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {}
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/** A problem reply `{ code, title, detail, fields }` as the failure that screens show. */
export function failureOf(status: number, body: unknown): Failure {
  const reply = isRecord(body) ? body : {}
  const passing = status === 429 || status >= 500
  return {
    code: textOr(reply['code'], null) ?? `web.status-${status}`,
    title: textOr(reply['title'], null) ?? unnamed,
    detail: textOr(reply['detail'], passing ? 'Nothing was changed. Please try again in a moment.' : null),
    fields: fieldsOf(reply['fields']),
    passing,
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
