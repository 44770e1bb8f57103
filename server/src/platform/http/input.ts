import { invalidRequest, writerHeader, type Operation, type ParsedInput } from '@cadre/contracts'
import { ok, refuse, type Ok } from '@cadre/kernel'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { hashOfToken } from './entry.ts'
import type { BaseRefusal, Call } from './route.ts'

/** The parts of a request that an operation's input is made of. */
export type Asked = Pick<FastifyRequest, 'params' | 'query' | 'body' | 'headers'>

/** What a request says, in the contract's terms; what it gets wrong is named field by field. */
export function parseInput(operation: Operation, request: Asked): Ok<ParsedInput<Operation>> | BaseRefusal {
  const fields: { path: string; message: string }[] = []
  const part = (name: 'params' | 'query' | 'body') => {
    const schema = operation[name]
    if (!schema) return name === 'body' ? undefined : {}
    const parsed = z.safeParse(schema, name === 'body' ? (request.body ?? {}) : request[name])
    if (parsed.success) return parsed.data
    fields.push(
      ...parsed.error.issues.map((issue) => ({ path: [name, ...issue.path].join('.'), message: wordsOf(issue) })),
    )
    return {}
  }
  const input = { params: part('params'), query: part('query'), body: part('body') }
  return fields.length === 0
    ? ok(input as ParsedInput<Operation>)
    : refuse(invalidRequest.code, { fields: fields.slice(0, 50) })
}

function wordsOf({ message }: z.core.$ZodIssue): string {
  return message.charAt(0).toLowerCase() + message.slice(1)
}

export function callOf(
  { publicUrl }: { readonly publicUrl: string },
  request: FastifyRequest,
  tokenHash: Buffer | null,
): Call {
  return {
    address: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
    publicUrl,
    tokenHash,
    writerHash: writerHashOf(request),
    setSession: () => {},
  }
}

export function writerHashOf({ headers }: Pick<Asked, 'headers'>): Buffer | null {
  const writer = headers[writerHeader]
  return typeof writer === 'string' && /^[A-Za-z0-9_-]{20,60}$/.test(writer) ? hashOfToken(writer) : null
}

export function keyOf(request: FastifyRequest): string | null {
  const given = request.headers['idempotency-key']
  return typeof given === 'string' && given.length > 0 && given.length <= 200 ? given : null
}

export function organisationIn(request: FastifyRequest): string {
  const { params } = request
  return typeof params === 'object' && params !== null && 'organisationId' in params
    ? String(params.organisationId)
    : ''
}

/** A browser says where a request comes from; another site may not use this one's cookie. */
export function isForeign({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  if (headers.origin === undefined) return false
  try {
    return new URL(headers.origin).host !== headers.host
  } catch {
    return true
  }
}
