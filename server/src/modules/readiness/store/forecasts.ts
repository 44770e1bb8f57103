import type { Id, PlainDate } from '@cadre/kernel'
import { sql } from 'kysely'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { json, timestamp } from '../../../platform/db/values.ts'
import type { Frozen, Occasion } from '../domain/frozen.ts'
import type { Forecast, ForecastDetail } from '../domain/forecast.ts'
import type { Learner } from '../domain/learner.ts'

const columns = [
  'f.person_id',
  'f.certification_id',
  'f.cohort_id',
  'f.made_at',
  'f.exam_on',
  'f.exam_basis',
  'f.chance',
  'f.low',
  'f.high',
  'f.model_chance',
  'f.verdict',
  'f.answers',
  'f.record_cursor',
  'f.model',
  'f.detail',
] as const

const standing = (reads: Reads) =>
  reads.db.selectFrom('readiness.standings as f').select(columns).where(tenant(reads, 'f'))
const frozen = (reads: Reads) =>
  reads.db
    .selectFrom('readiness.forecasts as f')
    .select([...columns, 'f.made_on', 'f.occasion'])
    .where(tenant(reads, 'f'))
type Row = Awaited<ReturnType<ReturnType<typeof standing>['execute']>>[number]

type Kept = ForecastDetail & { readonly advice?: { readonly options: ForecastDetail['options'] } | null }

/** Forecasts that were frozen when advice was kept with its costs, and before help was worked out, say so. */
function detailOf(kept: unknown): ForecastDetail {
  const { advice, ...detail } = kept as Kept
  return { ...detail, options: detail.options ?? advice?.options ?? [], help: detail.help ?? null }
}

const toForecast = (row: Row): Forecast => ({
  personId: row.person_id as Id<'per'>,
  certificationId: row.certification_id as Id<'crt'>,
  cohortId: row.cohort_id as Id<'coh'> | null,
  madeAt: row.made_at,
  exam: { on: row.exam_on as PlainDate, basis: row.exam_basis as Forecast['exam']['basis'] },
  chance: row.chance,
  low: row.low,
  high: row.high,
  modelChance: row.model_chance,
  verdict: row.verdict as Forecast['verdict'],
  answers: row.answers,
  cursor: row.record_cursor,
  model: row.model,
  detail: detailOf(row.detail),
})

const valuesOf = (forecast: Forecast) => ({
  cohort_id: forecast.cohortId,
  made_at: timestamp(forecast.madeAt),
  exam_on: forecast.exam.on,
  exam_basis: forecast.exam.basis,
  chance: forecast.chance,
  low: forecast.low,
  high: forecast.high,
  model_chance: forecast.modelChance,
  verdict: forecast.verdict,
  answers: forecast.answers,
  record_cursor: forecast.cursor,
  model: forecast.model,
  detail: json(forecast.detail),
})

const keyOf = (tx: Tx, { personId, certificationId }: Learner) => ({
  organisation_id: organisationOf(tx),
  person_id: personId,
  certification_id: certificationId,
})

/** The forecast as it stands, in place of the one before. */
export async function saveStanding(tx: Tx, forecast: Forecast): Promise<void> {
  const values = valuesOf(forecast)
  await tx.db
    .insertInto('readiness.standings')
    .values({ ...keyOf(tx, forecast), ...values })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'person_id', 'certification_id']).doUpdateSet(values),
    )
    .execute()
}

/** Every forecast of these people as it stands. */
export async function standingsOf(
  reads: Reads,
  asked: { readonly personIds: readonly Id<'per'>[]; readonly certificationId?: Id<'crt'> | undefined },
): Promise<Forecast[]> {
  let query = standing(reads).where((eb) => eb('f.person_id', '=', eb.fn.any(eb.val([...asked.personIds]))))
  if (asked.certificationId) query = query.where('f.certification_id', '=', asked.certificationId)
  return (await query.orderBy('f.person_id').orderBy('f.certification_id').execute()).map(toForecast)
}

/** Keeps a forecast as it is now. False: one of this kind was kept today. */
export async function insertFrozen(
  tx: Tx,
  forecast: Forecast,
  made: { on: PlainDate; as: Occasion },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('readiness.forecasts')
    .values({ ...keyOf(tx, forecast), ...valuesOf(forecast), made_on: made.on, occasion: made.as })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function frozenOf(reads: Reads, { personId, certificationId }: Learner, limit: number): Promise<Frozen[]> {
  const rows = await frozen(reads)
    .where('f.person_id', '=', personId)
    .where('f.certification_id', '=', certificationId)
    .orderBy('f.made_on', 'desc')
    .orderBy('f.occasion')
    .limit(limit)
    .execute()
  return rows.map(({ made_on, occasion, ...row }) => ({
    ...toForecast(row),
    madeOn: made_on as PlainDate,
    occasion: occasion as Occasion,
  }))
}

export type WeeklyChance = {
  readonly personId: Id<'per'>
  readonly madeOn: PlainDate
  readonly chance: number
  readonly low: number
  readonly high: number
  readonly answers: number
}

/** Of each person of a cohort and each week the last frozen forecast, in order of time. */
export async function weeklyChances(reads: Reads, cohortId: Id<'coh'>): Promise<WeeklyChance[]> {
  const rows = await reads.db
    .selectFrom('readiness.forecasts as f')
    .distinctOn([sql`date_trunc('week', f.made_on)`, 'f.person_id'])
    .select(['f.person_id', 'f.made_on', 'f.chance', 'f.low', 'f.high', 'f.answers'])
    .where(tenant(reads, 'f'))
    .where('f.cohort_id', '=', cohortId)
    .orderBy(sql`date_trunc('week', f.made_on)`)
    .orderBy('f.person_id')
    .orderBy('f.made_on', 'desc')
    .execute()
  return rows.map((row) => ({
    personId: row.person_id as Id<'per'>,
    madeOn: row.made_on as PlainDate,
    chance: row.chance,
    low: row.low,
    high: row.high,
    answers: row.answers,
  }))
}

/** How many of each verdict a cohort's people have: one statement for all cohorts. */
export async function verdictsByCohort(
  reads: Reads,
  cohortIds: readonly Id<'coh'>[],
): Promise<{ cohortId: Id<'coh'>; verdict: Forecast['verdict']; people: number }[]> {
  const rows = await reads.db
    .selectFrom('readiness.standings as f')
    .select((eb) => ['f.cohort_id', 'f.verdict', eb.fn.countAll<number>().as('people')])
    .where(tenant(reads, 'f'))
    .where((eb) => eb('f.cohort_id', '=', eb.fn.any(eb.val([...cohortIds]))))
    .groupBy(['f.cohort_id', 'f.verdict'])
    .execute()
  return rows.flatMap(({ cohort_id, verdict, people }) =>
    cohort_id === null ? [] : [{ cohortId: cohort_id as Id<'coh'>, verdict: verdict as Forecast['verdict'], people }],
  )
}

export type SatForecast = {
  readonly personId: Id<'per'>
  readonly certificationId: Id<'crt'>
  readonly satOn: PlainDate
  readonly madeOn: PlainDate
  readonly chance: number
  readonly modelChance: number
  readonly model: string
}

/** The last forecast that was frozen before each exam: what the exam then judged. */
export async function lastBefore(
  reads: Reads,
  sat: readonly (Learner & { readonly satOn: PlainDate })[],
): Promise<SatForecast[]> {
  if (sat.length === 0) return []
  const { rows } = await sql<
    Record<'person_id' | 'certification_id' | 'sat_on' | 'made_on' | 'model', string> &
      Record<'chance' | 'model_chance', number>
  >`
    select t.person_id, t.certification_id, t.sat_on, f.made_on, f.chance, f.model_chance, f.model
    from unnest(${sat.map(({ personId }) => personId)}::text[], ${sat.map(({ certificationId }) => certificationId)}::text[],
      ${sat.map(({ satOn }) => satOn)}::date[]) as t(person_id, certification_id, sat_on)
    cross join lateral (
      select f.made_on, f.chance, f.model_chance, f.model from readiness.forecasts f
      where ${tenant(reads, 'f')} and f.certification_id = t.certification_id and f.person_id = t.person_id and f.made_on < t.sat_on
      order by f.made_on desc limit 1
    ) f
    order by t.sat_on, t.person_id`.execute(reads.db)
  return rows.map((row) => ({
    personId: row.person_id as Id<'per'>,
    certificationId: row.certification_id as Id<'crt'>,
    satOn: row.sat_on as PlainDate,
    madeOn: row.made_on as PlainDate,
    chance: row.chance,
    modelChance: row.model_chance,
    model: row.model,
  }))
}
