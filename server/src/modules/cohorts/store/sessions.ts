import type { PlannedSession } from '@cadre/calendar'
import type { Instant, PlainDate, PlainTime } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { moment, timestamp } from '../../../platform/db/values.ts'
import type { CohortId, PersonKey } from '../domain/cohort.ts'

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

/** Sessions that take place, with where people are busy: as trainer, or with a seat in the cohort. */
export async function bookingsOf(reads: Reads, personIds: readonly PersonKey[], exceptCohort: CohortId | null) {
  let query = reads.db
    .selectFrom('cohorts.sessions as s')
    .innerJoin('cohorts.cohorts as c', (join) =>
      join.onRef('c.organisation_id', '=', 's.organisation_id').onRef('c.cohort_id', '=', 's.cohort_id'),
    )
    .leftJoin('cohorts.seats as t', (join) =>
      join
        .onRef('t.organisation_id', '=', 's.organisation_id')
        .onRef('t.cohort_id', '=', 's.cohort_id')
        .on('t.state', 'in', ['invited', 'confirmed']),
    )
    .select(['s.title', 's.starts_at', 's.ends_at', 's.trainer_id', 't.person_id', 'c.name'])
    .where(tenant(reads, 's'))
    .where('c.stage', 'in', ['tentative', 'confirmed'])
    .where('s.state', 'in', ['planned', 'held'])
    .where((eb) => {
      const wanted = eb.fn.any<string>(eb.val([...personIds]))
      return eb.or([eb('s.trainer_id', '=', wanted), eb('t.person_id', '=', wanted)])
    })
  if (exceptCohort !== null) query = query.where('s.cohort_id', '<>', exceptCohort)
  return query.execute()
}

/** How far each cohort has come, in one statement for all. */
export async function progressByCohort(reads: Reads, now: Instant) {
  const rows = await reads.db
    .selectFrom('cohorts.sessions as s')
    .select((eb) => [
      's.cohort_id',
      eb.fn.countAll<number>().as('sessions'),
      eb.fn.countAll<number>().filterWhere('s.ends_at', '<=', moment(now)).as('done'),
      eb.fn.min('s.starts_at').filterWhere('s.ends_at', '>', moment(now)).as('next_at'),
    ])
    .where(tenant(reads, 's'))
    .where('s.state', 'in', ['planned', 'held'])
    .groupBy('s.cohort_id')
    .execute()
  return new Map(rows.map((row) => [row.cohort_id, row]))
}

/** The next session of each cohort, in one statement for all. */
export async function nextByCohort(reads: Reads, now: Instant): Promise<Map<string, StoredSession>> {
  const rows = await select(reads)
    .distinctOn('s.cohort_id')
    .where('s.state', '=', 'planned')
    .where('s.ends_at', '>', moment(now))
    .orderBy('s.cohort_id')
    .orderBy('s.starts_at')
    .execute()
  return new Map(rows.map((row) => [row.cohort_id, toSession(row)]))
}

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

/** Trainers who lead two sessions at once from now on, whatever the cohorts: one statement. */
export async function doubleBookedTrainers(
  reads: Reads,
  now: Instant,
): Promise<{ cohortId: CohortId; words: string }[]> {
  const rows = await reads.db
    .selectFrom('cohorts.sessions as s')
    .innerJoin('cohorts.sessions as t', (join) =>
      join
        .onRef('t.organisation_id', '=', 's.organisation_id')
        .onRef('t.trainer_id', '=', 's.trainer_id')
        .onRef('t.cohort_id', '>', 's.cohort_id')
        .onRef('t.starts_at', '<', 's.ends_at')
        .onRef('t.ends_at', '>', 's.starts_at')
        .on('t.state', '=', 'planned'),
    )
    .innerJoin('cohorts.cohorts as c', (join) =>
      join.onRef('c.organisation_id', '=', 's.organisation_id').onRef('c.cohort_id', '=', 's.cohort_id'),
    )
    .innerJoin('cohorts.cohorts as d', (join) =>
      join.onRef('d.organisation_id', '=', 't.organisation_id').onRef('d.cohort_id', '=', 't.cohort_id'),
    )
    .select(['s.cohort_id', 's.date', 's.time', 's.title', 'c.name as one', 'd.name as other'])
    .where(tenant(reads, 's'))
    .where('s.state', '=', 'planned')
    .where('s.starts_at', '>', moment(now))
    .where('c.stage', 'in', ['tentative', 'confirmed'])
    .where('d.stage', 'in', ['tentative', 'confirmed'])
    .orderBy('s.starts_at')
    .limit(20)
    .execute()
  return rows.map((row) => ({
    cohortId: row.cohort_id as CohortId,
    words: `A trainer is double-booked on ${row.date} at ${row.time}: ${row.one} and ${row.other}.`,
  }))
}
