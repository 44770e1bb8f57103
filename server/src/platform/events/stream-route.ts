import { organisationEvents } from '@cadre/contracts'
import { ok } from '@cadre/kernel'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { read, type Database } from '../db/transaction.ts'
import { entryOf, hashOfToken, tokenOf, type Authenticate } from '../http/entry.ts'
import { sendRefusal } from '../http/reply.ts'
import type { OrganisationScope } from '../scope.ts'
import { eventsAfter, type Cursor, type EventHub } from './hub.ts'

type StreamSettings = { readonly database: Database; readonly authenticate: Authenticate; readonly hub: EventHub }

const heartbeatMs = 15_000
/** A stream ends after this long, so that a revoked session or lost role is noticed; browsers reconnect by themselves. */
const longestMs = 5 * 60_000

/** Serves the organisation's events: first what came after `Last-Event-ID`, then each as it is committed. */
export function mountEvents(app: FastifyInstance, settings: StreamSettings): void {
  app.get<{ Params: { organisationId: string } }>(organisationEvents.path, async (request, reply) => {
    const token = tokenOf(request)
    const entry = entryOf(settings.authenticate, {
      operation: organisationEvents,
      tokenHash: token && hashOfToken(token.token),
      organisationId: request.params.organisationId,
      system: false,
    })
    const entered = await read(settings.database, entry, async ({ scope }) => ok(scope))
    if (!entered.ok) return sendRefusal(reply, entered, null)
    if (entered.value.kind !== 'organisation') return reply
    const last = request.headers['last-event-id']
    serve(settings, entered.value, reply, typeof last === 'string' ? last : null)
    return reply
  })
}

function serve(
  { database, hub }: StreamSettings,
  scope: OrganisationScope,
  reply: FastifyReply,
  from: Cursor | null,
): void {
  const out = reply.raw
  reply.hijack()
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) out.setHeader(name, value)
  out.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  out.write(`retry: ${1_000 + Math.floor(database.random.next() * 4_000)}\n\n`)
  let cursor = from
  let reading = false
  let again = false
  const pull = async () => {
    if (reading) {
      again = true
      return
    }
    reading = true
    do {
      again = false
      const next = await eventsAfter(database, scope, cursor)
      for (const event of next.events) {
        out.write(`id: ${event.cursor}\nevent: ${event.name}\ndata: ${JSON.stringify(event.data)}\n\n`)
      }
      if (next.events.length === 0 && cursor === null) out.write(`id: ${next.cursor}\ndata: {}\n\n`)
      again ||= next.events.length > 0
      cursor = next.cursor
    } while (again)
    reading = false
  }
  const wake = () => void pull().catch(() => out.end())
  const stop = hub.onEvents(scope.organisationId, wake)
  const beat = setInterval(() => out.write(': here\n\n'), heartbeatMs)
  const ending = setTimeout(() => out.end(), longestMs)
  out.on('close', () => {
    stop()
    clearInterval(beat)
    clearTimeout(ending)
  })
  wake()
}
