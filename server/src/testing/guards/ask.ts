import type { Operation } from '@cadre/contracts'
import type { App } from './guarded-server-on.ts'

/** What is sent to one operation: the parts, before they are put into a path, a query and a body. */
export type Asked = {
  readonly params: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body?: unknown
}
export type Answered = {
  readonly status: number
  readonly text: string
  readonly type: string
  readonly replayed: boolean
}

/** Any text in an address: half a surrogate pair has no percent-encoding of its own, and is sent as its three bytes. */
export const encoded = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined')
  return Array.from(text, (c) => (c.isWellFormed() ? encodeURIComponent(c) : '%ED%A0%80')).join('')
}

export function urlOf({ path }: Operation, { params, query }: Asked): string {
  const filled = path.replaceAll(/:([A-Za-z]+)/g, (_, name: string) => encoded(params[name] ?? ''))
  const pairs = Object.entries(query).flatMap(([key, value]) => {
    const values: unknown[] = Array.isArray(value) ? value : [value]
    return values.filter((v) => v !== undefined).map((v) => `${encoded(key)}=${encoded(v)}`)
  })
  return pairs.length === 0 ? filled : `${filled}?${pairs.join('&')}`
}

/** Sends one request to the server in this process. */
export async function ask(
  app: App,
  operation: Operation,
  asked: Asked,
  headers: Readonly<Record<string, string>>,
): Promise<Answered> {
  const payload = typeof asked.body === 'string' ? asked.body : JSON.stringify(asked.body)
  const reply = await app.inject({
    method: operation.method,
    url: urlOf(operation, asked),
    headers: { ...(payload !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(payload !== undefined && { payload }),
  })
  return {
    status: reply.statusCode,
    text: reply.body,
    type: reply.headers['content-type']?.toString() ?? '',
    replayed: reply.headers['idempotency-replayed'] === 'true',
  }
}
