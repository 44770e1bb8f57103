import { decide, type Attempt, type ClientEvent, type Phase } from '@cadre/attempt'
import { instant, isoOf, type Instant } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { examTerms, publishedExam, TestTaker, withShippedQuestions } from '../../testing/exam.ts'
import { keepEvents, type Line } from './app/keep-together.ts'
import { join, openFirstOrganisation } from '../../testing/people.ts'
import { heldClock } from '../../testing/held-clock.ts'
import { openTestServer } from '../../testing/test-server.ts'

const clock = heldClock(Date.UTC(2026, 10, 22, 9))
const server = await openTestServer(clock)
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const bo = await join(server, { by: owner, organisationId, name: 'Bo', roles: ['participant'] })
const certificationId = await withShippedQuestions(owner, organisationId)
const { assessmentId } = await publishedExam(owner, organisationId, examTerms(certificationId))
const taker = new TestTaker(bo, organisationId)
await taker.start(assessmentId)

const now = instant(clock() + 600_000)
const held = 3
const writers = { newest: 'a'.repeat(64), another: 'b'.repeat(64) }
const terms = { limitMs: 3_600_000, windowEndsAt: null, graceMs: 60_000 }
const phases = ['open', 'closed', 'finalised', 'voided'] as const satisfies readonly Phase[]
const deadlines = { none: null, ahead: instant(now + 1), reached: now, past: instant(now - 1) }
/** Ids of what is sent; `old-…` are in the log already. */
const batches = {
  fresh: ['new-event-1'],
  known: ['old-event-1'],
  mixed: ['old-event-1', 'new-event-1', 'new-event-1'],
  none: [],
}

type Case = {
  readonly phase: (typeof phases)[number]
  readonly deadline: keyof typeof deadlines
  readonly epoch: number
  readonly writer: keyof typeof writers
  readonly batch: keyof typeof batches
}
const keysOf = <T extends object>(of: T) => Object.keys(of) as (keyof T)[]
const cases: Case[] = phases.flatMap((phase) =>
  keysOf(deadlines).flatMap((deadline) =>
    [held - 1, held, held + 1].flatMap((epoch) =>
      keysOf(writers).flatMap((writer) => keysOf(batches).map((batch) => ({ phase, deadline, epoch, writer, batch }))),
    ),
  ),
)

const stateOf = ({ phase, deadline }: Case): Attempt => {
  const ended = phase === 'open' ? null : instant(now - 1_000)
  return {
    phase,
    terms,
    extraMs: 0,
    startedAt: clock(),
    deadlineAt: deadlines[deadline],
    epoch: held,
    writer: writers.newest,
    sequence: 1,
    closedAt: ended,
    cause: ended && 'timed-out',
    finalisedAt: phase === 'finalised' ? ended : null,
    gradings: phase === 'finalised' ? 1 : 0,
  }
}
const eventsOf = ({ batch, epoch }: Case): ClientEvent[] =>
  batches[batch].map((id, index) => ({
    id,
    epoch,
    sequence: index + 2,
    madeAt: instant(now - 5),
    content: { kind: 'flag', question: '1', flagged: true },
  }))

type Row = { seq: number; event_id: string; epoch: number; sequence: number; worth: string }
type Client = Parameters<Parameters<typeof withClient>[1]>[0]
const iso = (at: Instant | null) => at && isoOf(at)

/** Puts the attempt into the case's state, asks keep_events as the server does, and takes everything back. */
async function asked(client: Client, each: Case) {
  const state = stateOf(each)
  const { attemptId } = taker.of
  await client.query('begin')
  await client.query(
    `update assessments.attempts set phase = $2, deadline_at = $3, epoch = $4, writer = $5, sequence = 1, closed_at = $6, cause = $7,
       finalised_at = $8, gradings = $9 where attempt_id = $1`,
    [
      attemptId,
      state.phase,
      iso(state.deadlineAt),
      held,
      writers.newest,
      iso(state.closedAt),
      state.cause,
      iso(state.finalisedAt),
      state.gradings,
    ],
  )
  await client.query(
    `insert into assessments.events (organisation_id, attempt_id, seq, event_id, epoch, sequence, made_at, received_at, kind, content, worth)
       values ($1, $2, 1, 'old-event-1', 2, 1, now(), now(), 'visit', '{"kind": "visit", "question": "1"}', 'counted')`,
    [organisationId, attemptId],
  )
  const row = async () =>
    (await client.query(`select to_jsonb(a) as row from assessments.attempts a where attempt_id = $1`, [attemptId]))
      .rows[0]
  const before = await row()
  await client.query('set local role cadre_app')
  const events = eventsOf(each).map((event) => ({ ...event, madeAt: isoOf(event.madeAt) }))
  const save = { ...taker.of, organisationId, writer: writers[each.writer], epoch: each.epoch, events }
  const { rows } = await client.query<Line>(keepEvents([save], now))
  await client.query('reset role')
  const stored = await client.query<Row>(
    `select seq, event_id, epoch, sequence, worth from assessments.events where attempt_id = $1 and seq > 1 order by seq`,
    [attemptId],
  )
  const after = await row()
  await client.query('rollback')
  return {
    answer: rows[0] ? { fresh: rows[0].fresh ?? events.map(({ id }) => id) } : null,
    stored: stored.rows,
    unchanged: JSON.stringify(before) === JSON.stringify(after),
  }
}

const withoutSeq = ({ event_id, epoch, sequence, worth }: Row) => ({ event_id, epoch, sequence, worth })

describe('keep_events and the core, state by state (ADR 0017, I2, I3, I4, I6)', () => {
  test(`what keep_events keeps, the core stores as counted; of the rest it writes nothing: ${cases.length} cases`, async () => {
    const kept: Case[] = []
    await withClient(server.urls.superuserUrl, async (client) => {
      for (const each of cases) {
        const { answer, stored, unchanged } = await asked(client, each)
        if (answer === null) {
          expect({ each, stored, unchanged }).toEqual({ each, stored: [], unchanged: true })
          continue
        }
        kept.push(each)
        const events = eventsOf(each)
        const decided = decide(stateOf(each), { kind: 'save', events, known: new Set(['old-event-1']) }, now)
        const written = decided.ok ? decided.value.events : null
        expect({ each, ok: decided.ok, kinds: written?.map(({ kind }) => kind) }).toEqual({
          each,
          ok: true,
          kinds: answer.fresh.length > 0 ? ['stored'] : [],
        })
        const lines = (written ?? []).flatMap((line) => (line.kind === 'stored' ? line.events : []))
        expect({ each, stored: stored.map(withoutSeq) }).toEqual({
          each,
          stored: lines.map(({ event, worth }) => ({
            event_id: event.id,
            epoch: event.epoch,
            sequence: event.sequence,
            worth,
          })),
        })
        expect(stored.every(({ worth }) => worth === 'counted')).toBe(true)
        expect(new Set(answer.fresh)).toEqual(new Set(stored.map(({ event_id }) => event_id)))
      }
    })
    // Exactly the commonest case: open, its time not over, sent by the newest writer under its own epoch.
    expect(kept).toEqual(
      cases.filter(
        ({ phase, deadline, epoch, writer }) =>
          phase === 'open' && ['none', 'ahead'].includes(deadline) && epoch === held && writer === 'newest',
      ),
    )
  })
  test('of two saves of one attempt in a group the first is kept and the other left to the core', async () => {
    const saves = ['first-of-two', 'second-of-two'].map((id, index) =>
      taker.save([
        { ...taker.event({ kind: 'flag', question: '1', flagged: true }, clock()), id, sequence: 10 + index },
      ]),
    )
    for (const saved of await Promise.all(saves))
      expect(saved).toMatchObject({ ok: true, value: { receipts: [{ outcome: 'counted' }] } })
  })
})
