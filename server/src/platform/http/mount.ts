import {
  invalidRequest,
  isMutation,
  foreignOrigin,
  notFound,
  writerHeader,
  type Operation,
  type ParsedInput,
} from '@cadre/contracts'
import { ok, refuse, type Ok, type Refusal, type Result } from '@cadre/kernel'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { as, read, transact, type Database, type Reads, type Tx } from '../db/transaction.ts'
import { refusalOf } from '../db/faults.ts'
import { systemScope } from '../scope.ts'
import { entryOf, hashOfToken, sessionCookie, tokenOf, type Authenticate } from './entry.ts'
import { once } from './idempotency.ts'
import { brotliOf, type Keepable, type KeptReplies, type KeptReply } from './kept-replies.ts'
import { sendFile, sendImage, sendRefusal, serializerOf } from './reply.ts'
import type { BaseRefusal, Call, DirectHandler, Route } from './route.ts'

export type MountSettings = {
  readonly database: Database
  readonly authenticate: Authenticate
  readonly secureCookies: boolean
  readonly publicUrl: string
  /** Null: every reply is computed afresh. */
  readonly keptReplies: KeptReplies | null
}

/** Makes one operation answer. The order is fixed: origin, input, count of tries, transaction and identity, permission, key, work, reply. */
export function mount(app: FastifyInstance, settings: MountSettings, mounted: Route): void {
  const { operation, options } = mounted
  const direct = mounted.direct && directly(settings, operation, mounted.direct(settings.database))
  app.route({
    method: operation.method,
    url: operation.path,
    ...(options.bodyLimit !== undefined && { bodyLimit: options.bodyLimit }),
    handler: direct ?? ((request, reply) => answer(settings, mounted, request, reply)),
  })
}

/** An operation in transactions of its own: no session is looked up, and whoever has no writer finds nothing. */
function directly(settings: MountSettings, operation: Operation, handle: DirectHandler<Operation>) {
  const serialize = serializerOf(operation)
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const call = callOf(settings, request, null)
    if (call.writerHash === null) return sendRefusal(reply, refuse(notFound.code), operation)
    const input = parseInput(operation, request)
    if (!input.ok) return sendRefusal(reply, input, operation)
    const result = await refusable(request, operation, () => handle(input.value, call))
    if (!result.ok) return sendRefusal(reply, result, operation)
    return reply
      .code(statusOf(operation))
      .header('content-type', 'application/json; charset=utf-8')
      .send(serialize(result.value))
  }
}

function callOf({ publicUrl }: MountSettings, request: FastifyRequest, tokenHash: Buffer | null): Call {
  const writer = request.headers[writerHeader]
  return {
    address: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
    publicUrl,
    tokenHash,
    writerHash: typeof writer === 'string' && /^[A-Za-z0-9_-]{20,60}$/.test(writer) ? hashOfToken(writer) : null,
    setSession: () => {},
  }
}

/** Runs work of which the database may refuse a part that input caused. */
async function refusable<R>(request: FastifyRequest, operation: Operation, work: () => Promise<R>) {
  try {
    return await work()
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) throw error
    request.log.warn({ err: error, operation: operation.id }, 'the database refused')
    return refusal
  }
}

async function answer(settings: MountSettings, mounted: Route, request: FastifyRequest, reply: FastifyReply) {
  const { operation } = mounted
  const presented = tokenOf(request)
  if (isMutation(operation) && presented?.fromCookie && isForeign(request))
    return sendRefusal(reply, refuse(foreignOrigin.code), operation)
  const tokenHash = presented && hashOfToken(presented.token)
  const asked = { request, tokenHash, organisationId: organisationIn(request) }
  const work = () => compute(settings, mounted, asked)
  if (!settings.keptReplies || !isKeepable(mounted) || !tokenHash) return send(settings, mounted, reply, await work())
  const key = { tokenHash, organisationId: asked.organisationId, url: request.url }
  const found = await settings.keptReplies.answer(key, work, toKeep)
  return 'kept' in found ? sendKept(reply, operation, found.kept) : send(settings, mounted, reply, found.computed)
}

/** Reads of an organisation's members. Credentials and what a person has outside of organisations are read each time. */
const isKeepable = ({ operation, options }: Route): boolean =>
  !isMutation(operation) && operation.access.kind === 'member' && !isBytes(operation) && !options.system

const isBytes = ({ mediaType }: Operation): boolean => mediaType === 'image/*' || mediaType === '*/*'

function toKeep({ result, read }: Computed): Keepable | null {
  if (!result.ok || read.seen === null || read.elsewhere) return null
  return { body: result.value.body, seen: read.seen, followsClock: read.clock }
}

/** What a reply was made from besides its input. */
type ReadFrom = { seen: string | null; clock: boolean; elsewhere: boolean }
type Asked = { request: FastifyRequest; tokenHash: Buffer | null; organisationId: string }
type Computed = { result: Answer; session: { token?: string | null }; read: ReadFrom }

async function compute(settings: MountSettings, mounted: Route, asked: Asked): Promise<Computed> {
  const { request, tokenHash, organisationId } = asked
  const { operation, options } = mounted
  const input = parseInput(operation, request)
  const read: ReadFrom = { seen: null, clock: false, elsewhere: false }
  const authenticate: Authenticate = async (...entering) => {
    const entered = await settings.authenticate(...entering)
    read.seen = entered && entered.seen
    return entered
  }
  const entry = entryOf(authenticate, { operation, tokenHash, organisationId, system: options.system ?? false })
  const session: Computed['session'] = {}
  const call: Call = {
    ...callOf(settings, request, tokenHash),
    setSession: (token) => void (session.token = token),
  }
  const admitted = await admit(settings.database, mounted, input, call)
  const result = admitted.ok ? await carryOut(settings, mounted, { request, entry, input, call, read }) : admitted
  return { result, session, read }
}

function send(settings: MountSettings, { operation }: Route, reply: FastifyReply, { result, session }: Computed) {
  if (!result.ok) return sendRefusal(reply, result, operation)
  if (session.token !== undefined) setCookie(reply, session.token, settings.secureCookies)
  if (result.value.replayed) void reply.header('idempotency-replayed', 'true')
  if (operation.mediaType === 'image/*') return sendImage(reply, result.value.body)
  if (operation.mediaType === '*/*') return sendFile(reply, result.value.body)
  return reply.code(result.value.status).header('content-type', typeOf(operation)).send(result.value.body)
}

async function sendKept(reply: FastifyReply, operation: Operation, kept: KeptReply) {
  void reply.code(statusOf(operation)).header('content-type', typeOf(operation))
  const brotli = await brotliOf(kept, reply.request.headers['accept-encoding'])
  if (!brotli) return reply.send(kept.body)
  return reply.header('content-encoding', 'br').header('vary', 'accept-encoding').send(brotli)
}

const typeOf = ({ mediaType }: Operation): string => `${mediaType ?? 'application/json'}; charset=utf-8`

/** The same reads, noting what the reply will depend on besides stored rows. */
function noting(reads: Reads, read: ReadFrom): Reads {
  return {
    db: reads.db,
    scope: reads.scope,
    get now() {
      read.clock = true
      return reads.now
    },
    within(scope) {
      read.elsewhere = true
      return reads.within(scope)
    },
  }
}

type Prepared = {
  request: FastifyRequest
  entry: ReturnType<typeof entryOf>
  input: Ok<ParsedInput<Operation>> | BaseRefusal
  call: Call
  read: ReadFrom
}
type Answer = Ok<{ status: number; body: string; replayed: boolean }> | Refusal

/** Input is judged only inside the entry, so that who may not enter learns nothing about what would be valid. */
async function carryOut(
  { database }: MountSettings,
  mounted: Route,
  { request, entry, input, call, read: from }: Prepared,
): Promise<Answer> {
  const { operation } = mounted
  const serialize = serializerOf(operation)
  const body = (value: unknown) => ({ status: statusOf(operation), body: serialize(value), replayed: false })
  const judged = async (unit: Reads | Tx): Promise<Answer> => {
    if (!input.ok) return input
    const result = await mounted.handle(unit, input.value, call)
    return result.ok ? ok(body(result.value)) : result
  }
  return refusable(request, operation, async (): Promise<Answer> => {
    if (!isMutation(operation)) return read(database, entry, (reads) => judged(noting(reads, from)))
    return transact(database, entry, async (tx): Promise<Answer> => {
      const key = keyOf(request)
      if (operation.idempotency !== 'key' || key === null || !input.ok) return judged(tx)
      return once(tx, { operation: operation.id, key, request: input.value }, () => judged(tx))
    })
  })
}

async function admit(database: Database, mounted: Route, input: Prepared['input'], call: Call): Promise<Result<null>> {
  const count = mounted.admit
  if (!count || !input.ok) return ok(null)
  return transact(database, as(systemScope), (tx) => count(tx, input.value, call))
}

const statusOf = ({ creates }: Operation): number => (creates ? 201 : 200)

function keyOf(request: FastifyRequest): string | null {
  const given = request.headers['idempotency-key']
  return typeof given === 'string' && given.length > 0 && given.length <= 200 ? given : null
}

function organisationIn(request: FastifyRequest): string {
  const { params } = request
  return typeof params === 'object' && params !== null && 'organisationId' in params
    ? String(params.organisationId)
    : ''
}

/** A browser says where a request comes from; another site may not use this one's cookie. */
function isForeign({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  if (headers.origin === undefined) return false
  try {
    return new URL(headers.origin).host !== headers.host
  } catch {
    return true
  }
}

function parseInput(operation: Operation, request: FastifyRequest): Ok<ParsedInput<Operation>> | BaseRefusal {
  const fields: { path: string; message: string }[] = []
  const part = (name: 'params' | 'query' | 'body') => {
    const schema = operation[name]
    if (!schema) return name === 'body' ? undefined : {}
    const parsed = schema.safeParse(name === 'body' ? (request.body ?? {}) : request[name])
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

function setCookie(reply: FastifyReply, token: string | null, secure: boolean): void {
  const shared = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  if (token === null) void reply.clearCookie(sessionCookie, shared)
  else void reply.setCookie(sessionCookie, token, { ...shared, maxAge: 60 * 60 * 24 * 30 })
}
