import { baseFailures, type Failure, type Operation, type Problem } from '@cadre/contracts'
import { assert, type Refusal } from '@cadre/kernel'
import fastJsonStringify, { type AnySchema } from 'fast-json-stringify'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'

type Serialize = (value: unknown) => string

const serializers = new WeakMap<Operation, Serialize>()

/** Writes exactly the declared fields: what a schema does not name never leaves. Compiled at the first use. */
export function serializerOf(operation: Operation): Serialize {
  const known = serializers.get(operation)
  if (known) return known
  const schema = z.toJSONSchema(operation.output, {
    target: 'draft-7',
    io: 'output',
    unrepresentable: 'any',
    override: plain,
  })
  const made: Serialize = operation.mediaType ? String : fastJsonStringify(schema as AnySchema)
  serializers.set(operation, made)
  return made
}

/** Formats and lengths are promises to readers; the writer must not reinterpret a value because of them. */
function plain({
  jsonSchema,
}: {
  jsonSchema: { format?: string; pattern?: string; minLength?: number; maxLength?: number }
}): void {
  delete jsonSchema.format
  delete jsonSchema.pattern
  delete jsonSchema.minLength
  delete jsonSchema.maxLength
}

export const statusOf = ({ creates }: Operation): number => (creates ? 201 : 200)

export const typeOf = ({ mediaType }: Operation): string => `${mediaType ?? 'application/json'}; charset=utf-8`

const base = new Map<string, Failure>(baseFailures.map((declared) => [declared.code, declared]))

/** The problem document of a refusal. An undeclared refusal is a bug. */
export function problemOf(refusal: Refusal, operation: Operation | null): Problem {
  const declared = operation?.failures.find(({ code }) => code === refusal.code) ?? base.get(refusal.code)
  assert(declared, `${operation?.id ?? 'the server'} answered with the undeclared failure ${refusal.code}`)
  const details = z.parse(declared.details, refusal.details)
  const words = declared.words as (details: unknown) => string
  return {
    type: `/api/reference#${declared.code}`,
    status: declared.status,
    code: declared.code,
    detail: words(details),
    details,
  }
}

/** All that a small reply says, whoever writes it to the socket. */
export type Reply = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export function refusalReply(refusal: Refusal, operation: Operation | null): Reply {
  const problem = problemOf(refusal, operation)
  const { details } = problem
  const retry = typeof details === 'object' && details !== null && 'retryAfterSeconds' in details && details
  return {
    status: problem.status,
    headers: {
      ...(retry && { 'retry-after': String(retry.retryAfterSeconds) }),
      'content-type': 'application/problem+json; charset=utf-8',
    },
    body: JSON.stringify(problem),
  }
}

export const sendReply = (to: FastifyReply, { status, headers, body }: Reply): FastifyReply =>
  to
    .code(status)
    .headers({ ...headers })
    .send(body)

export const sendRefusal = (reply: FastifyReply, refusal: Refusal, operation: Operation | null): FastifyReply =>
  sendReply(reply, refusalReply(refusal, operation))

/**
 * An image that somebody gave us, from its data address. Whatever is in it, it can do nothing: its type is not guessed,
 * it runs nothing, and as a page of its own it is in a sandbox. It is addressed by its content, so it never changes.
 */
export function sendImage(reply: FastifyReply, address: string): FastifyReply {
  const [, type = '', base64 = ''] = /^data:(image\/[a-z+]+);base64,(.*)$/s.exec(address) ?? []
  assert(type !== '', 'an image is answered as a data address')
  return reply
    .header('content-type', type)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cache-control', 'private, max-age=31536000, immutable')
    .send(Buffer.from(base64, 'base64'))
}

/**
 * A file to keep, from its data address. A browser never shows it as a page of ours, and its name is plain letters, so
 * that it can say nothing else in the header.
 */
export function sendFile(reply: FastifyReply, address: string): FastifyReply {
  const [head = ''] = address.split(',', 1)
  const [, type = '', name = ''] = /^data:([a-z]+\/[a-z0-9.+-]+);name=([a-z0-9.-]+);base64$/.exec(head) ?? []
  assert(type !== '', 'a file is answered as a data address with a plain name')
  return reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .send(Buffer.from(address.slice(head.length + 1), 'base64'))
}
