import type { notFound, RefusalOf, Stream } from '@cadre/contracts'
import { ok, type Ok } from '@cadre/kernel'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { gathered } from '../db/gathered.ts'
import { as, read, type Database, type Reads } from '../db/transaction.ts'
import { entryOf, hashOfToken, tokenOf, type Authenticate } from '../http/entry.ts'
import { sendRefusal } from '../http/reply.ts'
import { organisationScope, type OrganisationId, type OrganisationScope } from '../scope.ts'
import type { StoredEvent } from './events-after.ts'
import type { EventHub } from './hub.ts'

type StreamSettings = { readonly database: Database; readonly authenticate: Authenticate; readonly hub: EventHub }
type Params = { readonly organisationId: string } & Readonly<Record<string, string>>

const heartbeatMs = 15_000
/** A stream ends after this long, so that a revoked session or lost role is noticed; browsers reconnect by themselves. */
const longestMs = 5 * 60_000
/** A reader that takes in less than it is told is let go, and catches up when it comes back. */
const mostUnsentBytes = 1_000_000

/** A stream of the contract, and what stands behind it. */
export type StreamRoute = {
  readonly stream: Stream
  /** Which topic's events are told; without it those of every topic. */
  readonly topicOf?: (params: Params) => string
  /** Whether the caller may hear it, beyond the permission. */
  readonly admits?: (reads: Reads<OrganisationScope>, params: Params) => Promise<Ok<null> | RefusalOf<typeof notFound>>
  /**
   * The state whole, the same for everybody who may hear it: sent in place of `reset` to whoever has nothing to go on from. Every
   * event of such a stream is the whole of its name, so of several the last is enough.
   */
  readonly snapshot?: (reads: Reads<OrganisationScope>, params: Params) => Promise<Told | null>
}
type Told = Pick<StoredEvent, 'name' | 'data'>
type Asked = { readonly organisationId: OrganisationId; readonly params: Params }
type Snapshots = (asked: Asked) => Promise<string>

/**
 * Serves a stream of the contract: first what came after `Last-Event-ID`, then each event as it is committed. `reset` comes
 * first when there is nothing to go on from: the reader asks for everything once.
 */
export function mountStream(app: FastifyInstance, settings: StreamSettings, route: StreamRoute): void {
  const { stream, topicOf, admits, snapshot } = route
  const snapshots = snapshot && snapshotsOf(settings.database, snapshot)
  app.get<{ Params: Params }>(stream.path, async (request, reply) => {
    const { params } = request
    const token = tokenOf(request)
    const entry = entryOf(settings.authenticate, {
      operation: stream,
      tokenHash: token && hashOfToken(token.token),
      organisationId: params.organisationId,
      system: false,
    })
    const entered = await read(settings.database, entry, async (reads) => {
      if (!isInside(reads)) return ok(null)
      const admitted = admits ? await admits(reads, params) : ok(null)
      return admitted.ok ? ok(reads.scope) : admitted
    })
    if (!entered.ok) return sendRefusal(reply, entered, null)
    if (entered.value === null) return reply
    const { organisationId } = entered.value
    const topic = topicOf?.(params) ?? null
    const hears = (event: StoredEvent) => event.name in stream.events && (topic === null || event.topic === topic)
    const whole = snapshots ? () => snapshots({ organisationId, params }) : null
    serve(settings, entered.value, reply, { from: lastEventOf(request), hears, whole })
    return reply
  })
}

const isInside = (reads: Reads): reads is Reads<OrganisationScope> => reads.scope.kind === 'organisation'

const mostTogether = 1_000

/** One read of a state for all who ask for it while another is under way: a whole room comes back at once. */
function snapshotsOf(database: Database, snapshot: NonNullable<StreamRoute['snapshot']>): Snapshots {
  return gathered<Asked, string>(
    async (asked) => {
      const made = new Map<string, string>()
      for (const { organisationId, params } of asked) {
        const key = JSON.stringify(params)
        if (made.has(key)) continue
        const found = await read(database, as(organisationScope(organisationId)), async (reads) =>
          ok(await snapshot(reads, params)),
        )
        made.set(key, found.value ? `event: ${found.value.name}\ndata: ${JSON.stringify(found.value.data)}\n\n` : '')
      }
      return asked.map(({ params }) => made.get(JSON.stringify(params)) ?? '')
    },
    { most: mostTogether, runs: 1 },
  )
}

function lastEventOf(request: FastifyRequest): number | null {
  const last = request.headers['last-event-id']
  return typeof last === 'string' && /^\d{1,15}$/.test(last) ? Number(last) : null
}

type Wanted = {
  readonly from: number | null
  readonly hears: (event: StoredEvent) => boolean
  readonly whole: (() => Promise<string>) | null
}

function serve(
  { database, hub }: StreamSettings,
  { organisationId }: OrganisationScope,
  reply: FastifyReply,
  { from, hears, whole }: Wanted,
): void {
  const out = reply.raw
  reply.hijack()
  // Who went away while they were let in will not be told of as gone again.
  if (out.destroyed) return
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) out.setHeader(name, value)
  out.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  out.write(`retry: ${1_000 + Math.floor(database.random.next() * 4_000)}\n\n`)
  let newest = from
  const tell = (text: string, seq: number) => {
    newest = seq
    if (text !== '') out.write(text)
    if (out.writableLength > mostUnsentBytes) out.destroy()
  }
  /** What is told while the state is being read comes after it. */
  let held: [string, number][] | null = null
  const begin = async (seq: number, state: () => Promise<string>) => {
    held = []
    tell(`id: ${seq}\n${await state()}`, seq)
    const meanwhile = held
    held = null
    for (const [text, at] of meanwhile) tell(text, at)
  }
  const send = (text: string, seq: number) => (held ? void held.push([text, seq]) : tell(text, seq))
  const stop = hub.listen(organisationId, from, {
    hears,
    send: (events, seq) => send((whole ? lastOfEach(events) : events).map(textOf).join(''), seq),
    reset: (seq) =>
      whole ? void begin(seq, whole).catch(() => out.end()) : tell(`id: ${seq}\nevent: reset\ndata: {}\n\n`, seq),
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

const lastOfEach = (events: readonly StoredEvent[]): StoredEvent[] =>
  [...new Map(events.map((event) => [event.name, event])).values()].toSorted((a, b) => a.seq - b.seq)

/** Made once an event, however many are told it. */
const texts = new WeakMap<StoredEvent, string>()
function textOf(event: StoredEvent): string {
  const made = texts.get(event)
  if (made !== undefined) return made
  const text = `id: ${event.seq}\nevent: ${event.name}\ndata: ${JSON.stringify(event.data)}\n\n`
  texts.set(event, text)
  return text
}
