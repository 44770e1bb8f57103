import { foreignOrigin, isMutation, type Operation, type ParsedInput } from '@cadre/contracts'
import { ok, refuse, type Ok, type Refusal, type Result } from '@cadre/kernel'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { as, read, transact, type Database, type Reads, type Tx } from '../db/transaction.ts'
import { systemScope } from '../scope.ts'
import { isKeepable, noting, sendKept, toKeep, type ReadFrom } from './answer-kept.ts'
import { entryOf, hashOfToken, sessionCookie, tokenOf, type Authenticate } from './entry.ts'
import { once } from './idempotency.ts'
import { callOf, isForeign, keyOf, organisationIn, parseInput } from './input.ts'
import type { KeptReplies } from './kept-replies.ts'
import { refusable } from './refusable.ts'
import { sendFile, sendImage, sendRefusal, serializerOf, statusOf, typeOf } from './reply.ts'
import type { BaseRefusal, Call, Route } from './route.ts'

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
  app.route({
    method: operation.method,
    url: operation.path,
    ...(options.bodyLimit !== undefined && { bodyLimit: options.bodyLimit }),
    handler: (request, reply) => answer(settings, mounted, request, reply),
  })
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
  const found = await settings.keptReplies.answer(key, work, ({ result, read }) =>
    result.ok ? toKeep(result.value.body, read) : null,
  )
  return 'kept' in found ? sendKept(reply, operation, found.kept) : send(settings, mounted, reply, found.computed)
}

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
  return refusable(request.log, operation, async (): Promise<Answer> => {
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

function setCookie(reply: FastifyReply, token: string | null, secure: boolean): void {
  const shared = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  if (token === null) void reply.clearCookie(sessionCookie, shared)
  else void reply.setCookie(sessionCookie, token, { ...shared, maxAge: 60 * 60 * 24 * 30 })
}
