import { decide, standingOf, type ClientEvent } from '@cadre/attempt'
import { notFound, type readStanding, type saveEvents } from '@cadre/contracts'
import { instant, ok, present, refuse } from '@cadre/kernel'
import { gathered } from '../../../platform/db/gathered.ts'
import { as, read, transact, type Database, type Tx } from '../../../platform/db/transaction.ts'
import type { DirectHandler } from '../../../platform/http/route.ts'
import { organisationScope } from '../../../platform/scope.ts'
import type { AttemptRecord } from '../domain/attempt-record.ts'
import { knownAmong } from '../store/attempt-events.ts'
import { findAttempt, lockAttempt } from '../store/attempts.ts'
import { epochOfWriter } from '../store/writers.ts'
import { keepTogether, type Kept } from './keep-together.ts'
import { settle } from './settle.ts'
import { standingView } from './views.ts'

type Save = Parameters<DirectHandler<typeof saveEvents>>[0]
type Decided = { readonly input: Save; readonly writer: string }
type Receipts = { id: string; outcome: 'counted' | 'known' }[]

/**
 * Keeps what a writer sends. The commonest case travels with other takers' saves in one commit; whatever else, the last word,
 * a lost pen, a deadline that has passed, is decided by the core in a transaction of its own. Those wait for each other here, where
 * waiting has no end, and leave connections to the others: when time is up, everybody's last word comes at once.
 */
export const saveTakerEvents = (database: Database): DirectHandler<typeof saveEvents> => {
  const keep = keepTogether(database)
  const decideInTurn = gathered<Decided, Awaited<ReturnType<typeof decideSave>>>(
    async ([save]) => [await decideSave(database, present(save, 'a turn has its save'))],
    { most: 1, runs: 4 },
  )
  return async (input, { writerHash }) => {
    const { params, body } = input
    const writer = writerHash.toString('hex')
    const plain = body.events.every(({ content }) => content.kind !== 'submit')
    const kept = plain ? await keep({ ...params, writer, ...body }) : null
    return kept === null
      ? decideInTurn({ input, writer })
      : ok({ receipts: receiptsOf(body, kept), standing: standing(kept) })
  }
}

const receiptsOf = ({ events }: Save['body'], { fresh }: Kept): Receipts =>
  events.map(({ id }) => ({ id, outcome: fresh.has(id) ? 'counted' : 'known' }))

const standing = ({ epoch, startedAt, deadlineAt, extraMs, sequence, at }: Kept) =>
  standingView({
    at,
    phase: 'open',
    epoch,
    writer: null,
    startedAt,
    deadlineAt,
    extraMs,
    closedAt: null,
    cause: null,
    countsUntil: null,
    sequence,
  })

function decideSave(database: Database, { input: { params, body }, writer }: Decided) {
  const { organisationId, attemptId } = params
  return transact(database, as(organisationScope(organisationId, null)), async (unnamed) => {
    const record = await lockAttempt(unnamed, attemptId)
    const held = record && (await epochOfWriter(unnamed, attemptId, writer))
    // A writer that never held this attempt's pen finds nothing; neither does one that claims another's epoch.
    if (!record || held === null || body.epoch > held) return refuse(notFound.code)
    const tx = await unnamed.within(organisationScope(organisationId, record.personId))
    const events = body.events.map((event) => clientEvent(event, body.epoch))
    // Nothing to store still asks whether this tab writes: an older epoch is told, whatever it sends.
    if (events.length === 0 && body.epoch < record.state.epoch) return fenced(tx, record, [])
    return storeDecided(tx, record, events)
  })
}

const clientEvent = ({ madeAt, ...event }: Save['body']['events'][number], epoch: number): ClientEvent => ({
  ...event,
  epoch,
  madeAt: instant(Date.parse(madeAt)),
})

async function storeDecided(tx: Tx, record: AttemptRecord, events: readonly ClientEvent[]) {
  const known = await knownAmong(tx, record.attemptId, events)
  const decided = decide(record.state, { kind: 'save', events, known }, tx.now)
  if (!decided.ok) {
    if (decided.code === 'attempt.fenced') return fenced(tx, record, decided.details.known)
    if (decided.code === 'attempt.unknown-epoch')
      return refuse('attempt.unknown-epoch', { standing: standingView(decided.details.standing) })
    throw new Error(`a save was refused with ${decided.code}`)
  }
  const settled = await settle(tx, record, decided.value)
  return ok({
    receipts: decided.value.receipts.map((receipt) => ({ ...receipt })),
    standing: standingView(standingOf(settled.state, tx.now)),
  })
}

const fenced = (tx: Tx, { state }: AttemptRecord, known: readonly string[]) =>
  refuse('attempt.fenced', { standing: standingView(standingOf(state, tx.now)), known: [...known] })

export const readTakerStanding =
  (database: Database): DirectHandler<typeof readStanding> =>
  async ({ params }, { writerHash }) => {
    const { organisationId, attemptId } = params
    return read(database, as(organisationScope(organisationId, null)), async (reads) => {
      const record = await findAttempt(reads, attemptId)
      const held = record && (await epochOfWriter(reads, attemptId, writerHash.toString('hex')))
      return record && held !== null ? ok(standingView(standingOf(record.state, reads.now))) : refuse(notFound.code)
    })
  }
