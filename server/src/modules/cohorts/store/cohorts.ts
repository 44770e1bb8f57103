import type { Calendar } from '@cadre/calendar'
import type { Id, PlainDate, Zone } from '@cadre/kernel'
import { sql, type SqlBool } from 'kysely'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { json, timestamp } from '../../../platform/db/values.ts'
import type { Cohort, CohortId, CohortPlan, PersonKey } from '../domain/cohort.ts'
import type { Stage } from '../domain/stage.ts'

const columns = [
  'c.cohort_id',
  'c.name',
  'c.certification_id',
  'c.blueprint_id',
  'c.version_id',
  'c.stage',
  'c.zone',
  'c.starts_on',
  'c.ends_on',
  'c.seats',
  'c.trainer_ids',
  'c.revision',
  'c.changed_by',
  'c.created_at',
  'c.changed_at',
] as const
const planColumns = ['c.plan', 'c.skipped_holidays', 'c.sequences'] as const

const select = (reads: Reads) => reads.db.selectFrom('cohorts.cohorts as c').select(columns).where(tenant(reads, 'c'))
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const toCohort = (row: Row): Cohort => ({
  cohortId: row.cohort_id as CohortId,
  name: row.name,
  certificationId: row.certification_id as Id<'crt'>,
  blueprintId: row.blueprint_id as Id<'blu'>,
  versionId: row.version_id as Id<'bve'>,
  stage: row.stage as Stage,
  zone: row.zone as Zone,
  startsOn: row.starts_on as PlainDate,
  endsOn: row.ends_on as PlainDate,
  seats: row.seats,
  trainerIds: row.trainer_ids as PersonKey[],
  revision: row.revision,
  changedBy: row.changed_by as PersonKey | null,
  createdAt: row.created_at,
  changedAt: row.changed_at,
})

export async function cohortsOf(reads: Reads): Promise<Cohort[]> {
  return (await select(reads).orderBy('c.starts_on').orderBy('c.cohort_id').execute()).map(toCohort)
}

/** Cohorts that are neither cancelled nor over. */
export async function openCohortsOf(reads: Reads, today: PlainDate): Promise<Cohort[]> {
  const rows = await select(reads)
    .where((eb) => eb.or([eb('c.stage', 'in', ['draft', 'tentative']), eb('c.ends_on', '>=', today)]))
    .where('c.stage', '<>', 'cancelled')
    .orderBy('c.starts_on')
    .orderBy('c.cohort_id')
    .execute()
  return rows.map(toCohort)
}

export async function countFinished(reads: Reads, today: PlainDate): Promise<number> {
  const { count } = await reads.db
    .selectFrom('cohorts.cohorts as c')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(tenant(reads, 'c'))
    .where('c.stage', '=', 'confirmed')
    .where('c.ends_on', '<', today)
    .executeTakeFirstOrThrow()
  return count
}

/** The cohorts a person leads or has anything to do with. */
export async function cohortsOfPerson(reads: Reads, personId: PersonKey): Promise<Cohort[]> {
  const rows = await select(reads)
    .where((eb) =>
      eb.or([
        sql<SqlBool>`${personId} = any(c.trainer_ids)`,
        eb.exists(
          eb
            .selectFrom('cohorts.seats as s')
            .select('s.person_id')
            .whereRef('s.cohort_id', '=', 'c.cohort_id')
            .where(tenant(reads, 's'))
            .where('s.person_id', '=', personId)
            .where('s.state', '<>', 'left'),
        ),
      ]),
    )
    .orderBy('c.starts_on')
    .orderBy('c.cohort_id')
    .execute()
  return rows.map(toCohort)
}

/** These cohorts, unless cancelled or still a draft, the soonest first. */
export async function announcedCohorts(reads: Reads, cohortIds: readonly CohortId[]): Promise<Cohort[]> {
  const rows = await select(reads)
    .where((eb) => eb('c.cohort_id', '=', eb.fn.any(eb.val([...cohortIds]))))
    .where('c.stage', 'in', ['tentative', 'confirmed'])
    .orderBy('c.starts_on')
    .orderBy('c.cohort_id')
    .execute()
  return rows.map(toCohort)
}

export async function findCohort(reads: Reads, cohortId: CohortId): Promise<Cohort | null> {
  const row = await select(reads).where('c.cohort_id', '=', cohortId).executeTakeFirst()
  return row ? toCohort(row) : null
}

/** Locked until the transaction ends: changes of one cohort come one after the other. */
export async function lockCohort(tx: Tx, cohortId: CohortId): Promise<Cohort | null> {
  const row = await select(tx).where('c.cohort_id', '=', cohortId).forUpdate().executeTakeFirst()
  return row ? toCohort(row) : null
}

export type Decided = { readonly plan: CohortPlan } & Pick<Calendar, 'skippedHolidays' | 'sequences'>

/** What was decided of a cohort's calendar, besides its sessions. Null: there is no such cohort. */
export async function decidedOf(reads: Reads, cohortId: CohortId): Promise<Decided | null> {
  const row = await reads.db
    .selectFrom('cohorts.cohorts as c')
    .select(planColumns)
    .where(tenant(reads, 'c'))
    .where('c.cohort_id', '=', cohortId)
    .executeTakeFirst()
  return row
    ? {
        plan: row.plan as CohortPlan,
        skippedHolidays: row.skipped_holidays as Decided['skippedHolidays'],
        sequences: row.sequences as Decided['sequences'],
      }
    : null
}

export type NewCohort = Pick<
  Cohort,
  'name' | 'certificationId' | 'blueprintId' | 'versionId' | 'zone' | 'startsOn' | 'endsOn' | 'seats' | 'trainerIds'
> & { readonly decided: Decided; readonly override: string | null }

export async function insertCohort(tx: Tx, cohort: NewCohort): Promise<CohortId> {
  const cohortId = tx.newId('coh')
  const {
    name,
    certificationId,
    blueprintId,
    versionId,
    zone,
    startsOn,
    endsOn,
    seats,
    trainerIds,
    decided,
    override,
  } = cohort
  await tx.db
    .insertInto('cohorts.cohorts')
    .values({
      organisation_id: organisationOf(tx),
      cohort_id: cohortId,
      name,
      certification_id: certificationId,
      blueprint_id: blueprintId,
      version_id: versionId,
      stage: 'draft',
      zone,
      starts_on: startsOn,
      ends_on: endsOn,
      seats,
      trainer_ids: [...trainerIds],
      trainer_override: override,
      plan: json(decided.plan),
      skipped_holidays: json(decided.skippedHolidays),
      sequences: json(decided.sequences),
      revision: 0,
      changed_by: actorOf(tx),
      created_at: timestamp(tx.now),
      changed_at: timestamp(tx.now),
    })
    .execute()
  return cohortId
}

type Change = Partial<Pick<Cohort, 'stage' | 'seats' | 'startsOn' | 'endsOn' | 'revision' | 'trainerIds'>> & {
  readonly sequences?: Calendar['sequences']
}

export async function saveCohort(tx: Tx, cohortId: CohortId, change: Change): Promise<void> {
  await tx.db
    .updateTable('cohorts.cohorts as c')
    .set({
      changed_by: actorOf(tx),
      changed_at: timestamp(tx.now),
      ...(change.stage !== undefined && { stage: change.stage }),
      ...(change.seats !== undefined && { seats: change.seats }),
      ...(change.startsOn !== undefined && { starts_on: change.startsOn }),
      ...(change.endsOn !== undefined && { ends_on: change.endsOn }),
      ...(change.revision !== undefined && { revision: change.revision }),
      ...(change.trainerIds !== undefined && { trainer_ids: [...change.trainerIds] }),
      ...(change.sequences !== undefined && { sequences: json(change.sequences) }),
    })
    .where(tenant(tx, 'c'))
    .where('c.cohort_id', '=', cohortId)
    .execute()
}

const actorOf = ({ scope }: Tx): string | null => (scope.kind === 'organisation' ? scope.personId : null)
