import type { AttendanceState, Stay } from '@cadre/session'
import type { Id, Instant } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { moment, timestamp } from '../../../platform/db/values.ts'
import type { RunId } from '../domain/run-record.ts'

/** @param writer SHA-256 of the browser's secret, hexadecimal */
export async function insertTicket(tx: Tx, runId: RunId, personId: Id<'per'>, writer: string): Promise<void> {
  await tx.db
    .insertInto('delivery.tickets')
    .values({
      organisation_id: organisationOf(tx),
      run_id: runId,
      writer,
      person_id: personId,
      since: timestamp(tx.now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function staysByPerson(reads: Reads, runId: RunId): Promise<Map<Id<'per'>, Stay[]>> {
  const rows = await reads.db
    .selectFrom('delivery.stays as s')
    .select(['s.person_id', 's.since', 's.until'])
    .where(tenant(reads, 's'))
    .where('s.run_id', '=', runId)
    .orderBy('s.person_id')
    .orderBy('s.since')
    .execute()
  const byPerson = Map.groupBy(rows, (row) => row.person_id as Id<'per'>)
  return new Map([...byPerson].map(([id, of]) => [id, of.map(({ since, until }) => ({ from: since, to: until }))]))
}

/** Who gave a sign of life since then. */
export async function hereSince(reads: Reads, runId: RunId, since: Instant): Promise<Set<Id<'per'>>> {
  const rows = await reads.db
    .selectFrom('delivery.stays as s')
    .select('s.person_id')
    .distinct()
    .where(tenant(reads, 's'))
    .where('s.run_id', '=', runId)
    .where('s.until', '>=', moment(since))
    .execute()
  return new Set(rows.map(({ person_id }) => person_id as Id<'per'>))
}

export type Confirmed = {
  readonly personId: Id<'per'>
  readonly revision: number
  readonly state: AttendanceState
  readonly note: string
  readonly at: Instant
  readonly by: Id<'per'>
}

/** Every confirmation and correction of these runs, the newest of each person first. */
export async function confirmationsOf(
  reads: Reads,
  runIds: readonly RunId[],
): Promise<(Confirmed & { readonly runId: RunId })[]> {
  if (runIds.length === 0) return []
  const rows = await reads.db
    .selectFrom('delivery.attendance as t')
    .select(['t.run_id', 't.person_id', 't.revision', 't.state', 't.note', 't.at', 't.by_person'])
    .where(tenant(reads, 't'))
    .where('t.run_id', 'in', [...runIds])
    .orderBy('t.person_id')
    .orderBy('t.revision', 'desc')
    .execute()
  return rows.map((row) => ({
    runId: row.run_id as RunId,
    personId: row.person_id as Id<'per'>,
    revision: row.revision,
    state: row.state as AttendanceState,
    note: row.note,
    at: row.at,
    by: row.by_person as Id<'per'>,
  }))
}

export async function insertConfirmations(
  tx: Tx,
  runId: RunId,
  confirmed: readonly Omit<Confirmed, 'at' | 'by'>[],
  by: Id<'per'>,
): Promise<void> {
  if (confirmed.length === 0) return
  await tx.db
    .insertInto('delivery.attendance')
    .values(
      confirmed.map(({ personId, revision, state, note }) => ({
        organisation_id: organisationOf(tx),
        run_id: runId,
        person_id: personId,
        revision,
        state,
        note,
        at: timestamp(tx.now),
        by_person: by,
      })),
    )
    .execute()
}

export type Notice = { readonly personId: Id<'per'>; readonly reason: string; readonly at: Instant }

export async function noticesOf(reads: Reads, cohortId: Id<'coh'>, sessionKey: string): Promise<Notice[]> {
  const rows = await reads.db
    .selectFrom('delivery.notices as n')
    .select(['n.person_id', 'n.reason', 'n.at'])
    .where(tenant(reads, 'n'))
    .where('n.cohort_id', '=', cohortId)
    .where('n.session_key', '=', sessionKey)
    .execute()
  return rows.map((row) => ({ personId: row.person_id as Id<'per'>, reason: row.reason, at: row.at }))
}

/** The first notice counts; a later one changes its reason only. */
export async function saveNotice(
  tx: Tx,
  session: { readonly cohortId: Id<'coh'>; readonly sessionKey: string },
  { personId, reason, at }: Notice,
): Promise<void> {
  await tx.db
    .insertInto('delivery.notices')
    .values({
      organisation_id: organisationOf(tx),
      cohort_id: session.cohortId,
      session_key: session.sessionKey,
      person_id: personId,
      reason,
      at: timestamp(at),
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'cohort_id', 'session_key', 'person_id']).doUpdateSet({ reason }),
    )
    .execute()
}
