import type { Id, Instant } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { RunId } from '../domain/run-record.ts'

export type RaisedState = 'open' | 'answered' | 'parked'
/** A question that a participant raised. */
export type Raised = {
  readonly raisedId: Id<'rai'>
  readonly cohortId: Id<'coh'>
  /** Null: between sessions. */
  readonly runId: RunId | null
  readonly personId: Id<'per'>
  readonly text: string
  readonly at: Instant
  readonly state: RaisedState
  readonly answer: string
  readonly settledIn: RunId | null
}

const select = (reads: Reads) =>
  reads.db
    .selectFrom('delivery.raised as q')
    .select(['q.raised_id', 'q.cohort_id', 'q.run_id', 'q.person_id', 'q.text', 'q.at', 'q.state', 'q.answer'])
    .select('q.settled_in')
    .where(tenant(reads, 'q'))
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const toRaised = (row: Row): Raised => ({
  raisedId: row.raised_id as Id<'rai'>,
  cohortId: row.cohort_id as Id<'coh'>,
  runId: row.run_id as RunId | null,
  personId: row.person_id as Id<'per'>,
  text: row.text,
  at: row.at,
  state: row.state as RaisedState,
  answer: row.answer,
  settledIn: row.settled_in as RunId | null,
})

/** What this session has to do with: raised in it, settled in it, or still open in its cohort. */
export async function raisedFor(reads: Reads, cohortId: Id<'coh'>, runId: RunId): Promise<Raised[]> {
  const rows = await select(reads)
    .where('q.cohort_id', '=', cohortId)
    .where((eb) => eb.or([eb('q.run_id', '=', runId), eb('q.settled_in', '=', runId), eb('q.state', '=', 'open')]))
    .orderBy('q.raised_id')
    .limit(500)
    .execute()
  return rows.map(toRaised)
}

export async function findRaised(reads: Reads, raisedId: Id<'rai'>): Promise<Raised | null> {
  const row = await select(reads).where('q.raised_id', '=', raisedId).executeTakeFirst()
  return row ? toRaised(row) : null
}

export async function insertRaised(tx: Tx, raised: Raised): Promise<void> {
  await tx.db
    .insertInto('delivery.raised')
    .values({
      organisation_id: organisationOf(tx),
      raised_id: raised.raisedId,
      cohort_id: raised.cohortId,
      run_id: raised.runId,
      person_id: raised.personId,
      text: raised.text,
      at: timestamp(raised.at),
      state: raised.state,
      answer: raised.answer,
      settled_in: raised.settledIn,
    })
    .execute()
}

export async function saveRaised(tx: Tx, { raisedId, state, answer, settledIn }: Raised): Promise<void> {
  await tx.db
    .updateTable('delivery.raised as q')
    .set({ state, answer, settled_in: settledIn })
    .where(tenant(tx, 'q'))
    .where('q.raised_id', '=', raisedId)
    .execute()
}

export type Parked = {
  readonly parkedId: Id<'prk'>
  readonly text: string
  readonly at: Instant
  readonly settled: boolean
}

export async function parkedIn(reads: Reads, runId: RunId): Promise<Parked[]> {
  const rows = await reads.db
    .selectFrom('delivery.parked as k')
    .select(['k.parked_id', 'k.text', 'k.at', 'k.settled'])
    .where(tenant(reads, 'k'))
    .where('k.run_id', '=', runId)
    .orderBy('k.parked_id')
    .execute()
  return rows.map((row) => ({
    parkedId: row.parked_id as Id<'prk'>,
    text: row.text,
    at: row.at,
    settled: row.settled,
  }))
}

export async function insertParked(tx: Tx, runId: RunId, { parkedId, text, at, settled }: Parked): Promise<void> {
  await tx.db
    .insertInto('delivery.parked')
    .values({
      organisation_id: organisationOf(tx),
      parked_id: parkedId,
      run_id: runId,
      text,
      at: timestamp(at),
      settled,
    })
    .execute()
}

/** False: there is nothing of this id in the run. */
export async function saveParked(tx: Tx, runId: RunId, parkedId: Id<'prk'>, settled: boolean): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('delivery.parked as k')
    .set({ settled })
    .where(tenant(tx, 'k'))
    .where('k.run_id', '=', runId)
    .where('k.parked_id', '=', parkedId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
