import { ok, type Ok } from '@cadre/kernel'
import type { baseFailures } from './kit/base-failures.ts'
import type { RefusalOf } from './kit/failure.ts'
import {
  isMutation,
  writerHeader,
  type CallInput,
  type Operation,
  type RefusalsOf,
  type ReplyOf,
} from './kit/operation.ts'

/** A refusal as a caller meets it: with the sentence for a person. */
export type Refused<R> = R & { readonly words: string }
export type Reply<O extends Operation> =
  | Ok<ReplyOf<O>>
  | Refused<RefusalsOf<O> | RefusalOf<(typeof baseFailures)[number]>>

/** The network or the server failed: the caller cannot know whether it was carried out; repeating with the same key is safe. */
export class Fault extends Error {
  override readonly name = 'Fault'
}

export type Send = (
  path: string,
  init: { method: string; headers: Record<string, string>; body?: string },
) => Promise<{ status: number; text(): Promise<string> }>
/** `writer`: the right to write to an attempt. */
export type CallOptions = { readonly idempotencyKey?: string; readonly writer?: string }
export type Client = <O extends Operation>(
  operation: O,
  input: CallInput<O>,
  options?: CallOptions,
) => Promise<Reply<O>>

/**
 * A typed client over any way of sending.
 * @param newKey makes an idempotency key for each mutation that was given none.
 */
export function createClient(send: Send, newKey: () => string, headers: Readonly<Record<string, string>> = {}): Client {
  return async (operation, input, options) => {
    const sent: Record<string, string> = { accept: 'application/json', ...headers }
    if (isMutation(operation)) sent['idempotency-key'] = options?.idempotencyKey ?? newKey()
    if (options?.writer !== undefined) sent[writerHeader] = options.writer
    const { params, query, body } = partsOf(input)
    if (body !== undefined) sent['content-type'] = 'application/json'
    const path = pathOf(operation, params) + queryText(query)
    const reply = await send(path, {
      method: operation.method,
      headers: sent,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return readReply(operation, reply.status, await reply.text())
  }
}

type Parts = { params: Record<string, unknown>; query: Record<string, unknown>; body: unknown }
function partsOf(input: { params?: object; query?: object; body?: unknown }): Parts {
  return { params: { ...input.params }, query: { ...input.query }, body: input.body }
}

/** The path with its parameters filled in. */
export const pathOf = (operation: { path: string }, params: Record<string, unknown>): string =>
  operation.path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(params[name])))

function queryText(query: Record<string, unknown>): string {
  const pairs = Object.entries(query).flatMap(([key, value]) => {
    if (value === undefined) return []
    const values: unknown[] = Array.isArray(value) ? value : [value]
    return values.map((v) => `${encodeURIComponent(key)}=${encodeURIComponent(String(v))}`)
  })
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

function readReply<O extends Operation>(operation: O, status: number, text: string): Reply<O> {
  if (operation.mediaType && status < 300) return ok(text) as Reply<O>
  let json: unknown
  try {
    json = text === '' ? null : JSON.parse(text)
  } catch {
    throw new Fault(`the reply is not from Cadre (status ${status})`)
  }
  if (status < 300) return ok(json) as Reply<O>
  if (typeof json === 'object' && json !== null && 'code' in json && 'details' in json && 'detail' in json) {
    return { ok: false, code: json.code, details: json.details, words: json.detail } as unknown as Reply<O>
  }
  throw new Fault(`the reply is not from Cadre (status ${status})`)
}
