import type { Id, PlainDate } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { json, timestamp } from '../../../platform/db/values.ts'
import type { Plan, PlanState, PlanStep } from '../domain/plan.ts'

const select = (reads: Reads) =>
  reads.db
    .selectFrom('care.plans as p')
    .select([
      'p.plan_id',
      'p.cohort_id',
      'p.person_id',
      'p.owner_id',
      'p.steps',
      'p.follow_up_on',
      'p.state',
      'p.revision',
    ])
    .where(tenant(reads, 'p'))
    .where('p.state', '=', 'open')
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const toPlan = (row: Row): Plan => ({
  planId: row.plan_id as Id<'cpl'>,
  cohortId: row.cohort_id as Id<'coh'>,
  personId: row.person_id as Id<'per'>,
  ownerId: row.owner_id as Id<'per'>,
  steps: row.steps as PlanStep[],
  followUpOn: row.follow_up_on as PlainDate,
  state: row.state as PlanState,
  revision: row.revision,
})

/** The open plans of these people. */
export async function openPlansOf(reads: Reads, personIds: readonly Id<'per'>[]): Promise<Plan[]> {
  const rows = await select(reads)
    .where((eb) => eb('p.person_id', '=', eb.fn.any(eb.val([...personIds]))))
    .orderBy('p.follow_up_on')
    .execute()
  return rows.map(toPlan)
}

/** The open plans whose day to look again has come. @param ownerId only theirs; null: everybody's */
export async function plansToFollowUp(reads: Reads, today: PlainDate, ownerId: Id<'per'> | null): Promise<Plan[]> {
  const due = select(reads).where('p.follow_up_on', '<=', today)
  const rows = await (ownerId === null ? due : due.where('p.owner_id', '=', ownerId))
    .orderBy('p.follow_up_on')
    .orderBy('p.plan_id')
    .execute()
  return rows.map(toPlan)
}

/** Locked until the transaction ends. */
export async function lockOpenPlan(tx: Tx, cohortId: Id<'coh'>, personId: Id<'per'>): Promise<Plan | null> {
  const row = await select(tx)
    .where('p.cohort_id', '=', cohortId)
    .where('p.person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  return row ? toPlan(row) : null
}

export async function insertPlan(tx: Tx, plan: Omit<Plan, 'planId' | 'revision'>): Promise<Id<'cpl'>> {
  const planId = tx.newId('cpl')
  await tx.db
    .insertInto('care.plans')
    .values({
      organisation_id: organisationOf(tx),
      plan_id: planId,
      cohort_id: plan.cohortId,
      person_id: plan.personId,
      ...columnsOf(tx, plan),
      revision: 1,
    })
    .execute()
  return planId
}

export async function savePlan(tx: Tx, plan: Plan): Promise<void> {
  await tx.db
    .updateTable('care.plans as p')
    .set({ ...columnsOf(tx, plan), revision: plan.revision })
    .where(tenant(tx, 'p'))
    .where('p.plan_id', '=', plan.planId)
    .execute()
}

const columnsOf = (tx: Tx, { ownerId, steps, followUpOn, state }: Omit<Plan, 'planId' | 'revision'>) => ({
  owner_id: ownerId,
  steps: json([...steps]),
  follow_up_on: followUpOn,
  state,
  changed_at: timestamp(tx.now),
})
