import type { PlannedSession } from '@cadre/calendar'
import type { Instant, PlainDate, PlainTime } from '@cadre/kernel'
import { sql } from 'kysely'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { moment, timestamp } from '../../../platform/db/values.ts'
import type { CohortId, PersonKey } from '../domain/cohort.ts'
import type { Progress } from '../domain/progress.ts'

/** The session as the engine knows it, without what only the store does. */
export function plannedOf(stored: StoredSession): PlannedSession {
  const { cohortId: _cohortId, changedAt: _changedAt, ...session } = stored
  return session
}

export type StoredSession = PlannedSession & { readonly cohortId: CohortId; readonly changedAt: Instant }

const select = (reads: Reads) =>
  reads.db
    .selectFrom('cohorts.sessions as s')
    .select([
      's.cohort_id',
      's.session_key',
      's.title',
      's.kind',
      's.minutes',
      's.week',
      's.position',
      's.after',
      's.trainer_id',
      's.date',
      's.time',
      's.starts_at',
      's.ends_at',
      's.state',
      's.merged_into',
      's.slot_minutes',
      's.changed_at',
    ])
    .where(tenant(reads, 's'))
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const toSession = (row: Row): StoredSession => ({
  cohortId: row.cohort_id as CohortId,
  key: row.session_key,
  title: row.title,
  kind: row.kind as PlannedSession['kind'],
  minutes: row.minutes,
  week: row.week,
  position: row.position,
  after: row.after,
  trainer: row.trainer_id,
  date: row.date as PlainDate,
  time: row.time as PlainTime,
  start: row.starts_at,
  end: row.ends_at,
  state: row.state as PlannedSession['state'],
  mergedInto: row.merged_into,
  slotMinutes: row.slot_minutes,
  changedAt: row.changed_at,
})

export async function sessionsOf(reads: Reads, cohortId: CohortId): Promise<StoredSession[]> {
  return (
    await select(reads).where('s.cohort_id', '=', cohortId).orderBy('s.starts_at').orderBy('s.position').execute()
  ).map(toSession)
}

/** The sessions of a cohort that took place, in order of time. */
export const heldSessionsOf = async (reads: Reads, cohortId: CohortId): Promise<StoredSession[]> =>
  (await sessionsOf(reads, cohortId)).filter(({ state }) => state === 'held')

/** Sessions that touch [from, to), of every cohort or of some. */
export async function sessionsBetween(
  reads: Reads,
  from: Instant,
  to: Instant,
  cohortIds?: readonly CohortId[],
): Promise<StoredSession[]> {
  let query = select(reads).where('s.starts_at', '<', moment(to)).where('s.ends_at', '>', moment(from))
  if (cohortIds) query = query.where((eb) => eb('s.cohort_id', '=', eb.fn.any(eb.val([...cohortIds]))))
  return (await query.orderBy('s.starts_at').orderBy('s.cohort_id').execute()).map(toSession)
}

export type PersonBooking = {
  readonly personId: string
  readonly start: Instant
  readonly end: Instant
  readonly session: string
  readonly cohort: string
}

/**
 * Where these people are busy from an instant on: with sessions that take place in announced cohorts, as trainer or with a
 * seat. What they were busy with before cannot meet anything that is still to be planned.
 */
export async function bookingsOf(
  reads: Reads,
  { personIds, from, exceptCohort }: { personIds: readonly PersonKey[]; from: Instant; exceptCohort: CohortId | null },
): Promise<PersonBooking[]> {
  const taking = reads.db
    .selectFrom('cohorts.sessions as s')
    .innerJoin('cohorts.cohorts as c', (join) =>
      join.onRef('c.organisation_id', '=', 's.organisation_id').onRef('c.cohort_id', '=', 's.cohort_id'),
    )
    .where(tenant(reads, 's'))
    .where('c.stage', 'in', ['tentative', 'confirmed'])
    .where('s.state', 'in', ['planned', 'held'])
    .where('s.ends_at', '>', moment(from))
    .where('s.cohort_id', '<>', exceptCohort ?? '')
  const led = taking
    .select(['s.trainer_id as person', 's.title', 's.starts_at', 's.ends_at', 'c.name'])
    .where((eb) => eb('s.trainer_id', '=', eb.fn.any<string>(eb.val([...personIds]))))
  const attended = taking
    .innerJoin('cohorts.seats as t', (join) =>
      join.onRef('t.organisation_id', '=', 's.organisation_id').onRef('t.cohort_id', '=', 's.cohort_id'),
    )
    .select(['t.person_id as person', 's.title', 's.starts_at', 's.ends_at', 'c.name'])
    .where('t.state', 'in', ['invited', 'confirmed'])
    .where((eb) => eb('t.person_id', '=', eb.fn.any<string>(eb.val([...personIds]))))
  const rows = await led.unionAll(attended).execute()
  return rows.flatMap(({ person, starts_at, ends_at, title, name }) =>
    person === null ? [] : [{ personId: person, start: starts_at, end: ends_at, session: title, cohort: name }],
  )
}

/** How far each of these cohorts has come and what is next, in one statement for all. */
export async function progressByCohort(
  reads: Reads,
  cohortIds: readonly CohortId[],
  now: Instant,
): Promise<Map<string, Progress>> {
  const ahead = sql`filter (where s.state = 'planned' and s.ends_at > ${moment(now)})`
  const rows = await reads.db
    .selectFrom('cohorts.sessions as s')
    .select((eb) => [
      's.cohort_id',
      eb.fn.countAll<number>().as('sessions'),
      eb.fn.countAll<number>().filterWhere('s.ends_at', '<=', moment(now)).as('done'),
      sql<string | null>`(array_agg(s.session_key order by s.starts_at) ${ahead})[1]`.as('session_key'),
      sql<string | null>`(array_agg(s.title order by s.starts_at) ${ahead})[1]`.as('title'),
      sql<Instant | null>`(array_agg(s.starts_at order by s.starts_at) ${ahead})[1]`.as('starts_at'),
      sql<Instant | null>`(array_agg(s.ends_at order by s.starts_at) ${ahead})[1]`.as('ends_at'),
    ])
    .where(tenant(reads, 's'))
    .where((eb) => eb('s.cohort_id', '=', eb.fn.any(eb.val([...cohortIds]))))
    .where('s.state', 'in', ['planned', 'held'])
    .groupBy('s.cohort_id')
    .execute()
  return new Map(rows.map((row) => [row.cohort_id, { sessions: row.sessions, done: row.done, next: nextIn(row) }]))
}

type NextRow = {
  readonly session_key: string | null
  readonly title: string | null
  readonly starts_at: Instant | null
  readonly ends_at: Instant | null
}

const nextIn = ({ session_key: key, title, starts_at: start, ends_at: end }: NextRow): Progress['next'] =>
  key === null || title === null || start === null || end === null ? null : { key, title, start, end }

/** Writes what differs and deletes what is gone; returns the keys that were touched. */
export async function saveSessions(tx: Tx, cohortId: CohortId, sessions: readonly PlannedSession[]): Promise<string[]> {
  const before = new Map(
    (await sessionsOf(tx, cohortId)).map((stored) => [stored.key, JSON.stringify(sortedFields(plannedOf(stored)))]),
  )
  const changed = sessions.filter((session) => before.get(session.key) !== JSON.stringify(sortedFields(session)))
  const kept = new Set(sessions.map(({ key }) => key))
  const gone = [...before.keys()].filter((key) => !kept.has(key))
  if (gone.length > 0)
    await tx.db
      .deleteFrom('cohorts.sessions as s')
      .where(tenant(tx, 's'))
      .where('s.cohort_id', '=', cohortId)
      .where('s.session_key', 'in', gone)
      .execute()
  for (const session of changed) await upsert(tx, cohortId, session)
  return [...changed.map(({ key }) => key), ...gone]
}

const sortedFields = (session: PlannedSession) =>
  Object.fromEntries(Object.entries(session).toSorted(([a], [b]) => (a < b ? -1 : 1)))

async function upsert(tx: Tx, cohortId: CohortId, session: PlannedSession): Promise<void> {
  const values = {
    title: session.title,
    kind: session.kind,
    minutes: session.minutes,
    week: session.week,
    position: session.position,
    after: [...session.after],
    trainer_id: session.trainer,
    date: session.date,
    time: session.time,
    starts_at: timestamp(session.start),
    ends_at: timestamp(session.end),
    state: session.state,
    merged_into: session.mergedInto,
    slot_minutes: session.slotMinutes,
    changed_at: timestamp(tx.now),
  }
  await tx.db
    .insertInto('cohorts.sessions')
    .values({ organisation_id: organisationOf(tx), cohort_id: cohortId, session_key: session.key, ...values })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'cohort_id', 'session_key']).doUpdateSet(values))
    .execute()
}

/** Trainers who lead sessions of two cohorts at once from now on: each session is held against the trainer's one before it. */
export async function doubleBookedTrainers(
  reads: Reads,
  now: Instant,
): Promise<{ cohortId: CohortId; words: string }[]> {
  const before = (column: 'c.name' | 's.ends_at' | 's.cohort_id') =>
    sql`lag(${sql.ref(column)}) over (partition by s.trainer_id order by s.starts_at, s.cohort_id)`
  const rows = await reads.db
    .selectFrom((db) =>
      db
        .selectFrom('cohorts.sessions as s')
        .innerJoin('cohorts.cohorts as c', (join) =>
          join.onRef('c.organisation_id', '=', 's.organisation_id').onRef('c.cohort_id', '=', 's.cohort_id'),
        )
        .select(['s.cohort_id', 's.date', 's.time', 's.starts_at', 'c.name'])
        .select([
          before('c.name').$castTo<string | null>().as('other'),
          before('s.cohort_id').$castTo<string | null>().as('other_id'),
          before('s.ends_at').$castTo<Instant | null>().as('busy_until'),
        ])
        .where(tenant(reads, 's'))
        .where('s.trainer_id', 'is not', null)
        .where('s.state', '=', 'planned')
        .where('s.starts_at', '>', moment(now))
        .where('c.stage', 'in', ['tentative', 'confirmed'])
        .as('led'),
    )
    .select(['led.cohort_id', 'led.date', 'led.time', 'led.name', 'led.other'])
    .whereRef('led.busy_until', '>', 'led.starts_at')
    .whereRef('led.other_id', '<>', 'led.cohort_id')
    .orderBy('led.starts_at')
    .limit(20)
    .execute()
  return rows.map((row) => ({
    cohortId: row.cohort_id as CohortId,
    words: `A trainer is double-booked on ${row.date} at ${row.time}: ${row.name} and ${row.other ?? ''}.`,
  }))
}

/** A session that took place: history does not move. One that was changed meanwhile stays as it is. */
export async function holdSession(tx: Tx, cohortId: CohortId, sessionKey: string): Promise<void> {
  await tx.db
    .updateTable('cohorts.sessions as s')
    .set({ state: 'held', changed_at: timestamp(tx.now) })
    .where(tenant(tx, 's'))
    .where('s.cohort_id', '=', cohortId)
    .where('s.session_key', '=', sessionKey)
    .where('s.state', '=', 'planned')
    .execute()
}
