import type { Stream } from '@cadre/contracts'
import { ok } from '@cadre/kernel'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { read, type Database } from '../db/transaction.ts'
import { entryOf, hashOfToken, tokenOf, type Authenticate } from '../http/entry.ts'
import { sendRefusal } from '../http/reply.ts'
import type { OrganisationScope } from '../scope.ts'
import type { StoredEvent } from './events-after.ts'
import type { EventHub } from './hub.ts'

type StreamSettings = { readonly database: Database; readonly authenticate: Authenticate; readonly hub: EventHub }
type Params = { readonly organisationId: string } & Readonly<Record<string, string>>

const heartbeatMs = 15_000
/** A stream ends after this long, so that a revoked session or lost role is noticed; browsers reconnect by themselves. */
const longestMs = 5 * 60_000
/** A reader that takes in less than it is told is let go, and catches up when it comes back. */
const mostUnsentBytes = 1_000_000

/**
 * Serves a stream of the contract: first what came after `Last-Event-ID`, then each event as it is committed. `reset` comes
 * first when there is nothing to go on from: the reader asks for everything once.
 * @param topicOf which topic's events are told; without it those of every topic.
 */
export function mountStream(
  app: FastifyInstance,
  settings: StreamSettings,
  stream: Stream,
  topicOf: (params: Params) => string | null = () => null,
): void {
  app.get<{ Params: Params }>(stream.path, async (request, reply) => {
    const token = tokenOf(request)
    const entry = entryOf(settings.authenticate, {
      operation: stream,
      tokenHash: token && hashOfToken(token.token),
      organisationId: request.params.organisationId,
      system: false,
    })
    const entered = await read(settings.database, entry, async ({ scope }) => ok(scope))
    if (!entered.ok) return sendRefusal(reply, entered, null)
    if (entered.value.kind !== 'organisation') return reply
    const topic = topicOf(request.params)
    const hears = (event: StoredEvent) => event.name in stream.events && (topic === null || event.topic === topic)
    serve(settings, entered.value, reply, { from: lastEventOf(request), hears })
    return reply
  })
}

function lastEventOf(request: FastifyRequest): number | null {
  const last = request.headers['last-event-id']
  return typeof last === 'string' && /^\d{1,15}$/.test(last) ? Number(last) : null
}

function serve(
  { database, hub }: StreamSettings,
  { organisationId }: OrganisationScope,
  reply: FastifyReply,
  { from, hears }: { from: number | null; hears: (event: StoredEvent) => boolean },
): void {
  const out = reply.raw
  reply.hijack()
  out.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
  out.write(`retry: ${1_000 + Math.floor(database.random.next() * 4_000)}\n\n`)
  let newest = from
  const tell = (text: string, seq: number) => {
    newest = seq
    if (text !== '') out.write(text)
    if (out.writableLength > mostUnsentBytes) out.destroy()
  }
  const stop = hub.listen(organisationId, from, {
    hears,
    send: (events, seq) => tell(events.map(textOf).join(''), seq),
    reset: (seq) => tell(`id: ${seq}\nevent: reset\ndata: {}\n\n`, seq),
    failed: () => out.end(),
  })
  const beat = setInterval(() => out.write(newest === null ? ': here\n\n' : `: here\nid: ${newest}\n\n`), heartbeatMs)
  const ending = setTimeout(() => out.end(), longestMs)
  out.on('close', () => {
    stop()
    clearInterval(beat)
    clearTimeout(ending)
  })
}

/** Made once an event, however many are told it. */
const texts = new WeakMap<StoredEvent, string>()
function textOf(event: StoredEvent): string {
  const made = texts.get(event)
  if (made !== undefined) return made
  const text = `id: ${event.seq}\nevent: ${event.name}\ndata: ${JSON.stringify(event.data)}\n\n`
  texts.set(event, text)
  return text
}
