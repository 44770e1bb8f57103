import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { PersonId } from '../../../platform/scope.ts'
import type { Trainer } from '../domain/trainer.ts'

/** @param personIds null: everybody on the register. */
export async function trainersByPerson(
  reads: Reads,
  personIds: readonly PersonId[] | null,
): Promise<Map<PersonId, Trainer>> {
  let query = reads.db
    .selectFrom('trainers.register as r')
    .select(['r.person_id', 'r.hands_on_months', 'r.willing', 'r.explains_well', 'r.weekly_minutes', 'r.notes'])
    .where(tenant(reads, 'r'))
  if (personIds !== null) query = query.where('r.person_id', 'in', [...personIds, ''])
  const rows = await query.orderBy('r.person_id').execute()
  return new Map(
    rows.map((row) => [
      row.person_id as PersonId,
      {
        personId: row.person_id as PersonId,
        handsOnMonths: row.hands_on_months,
        willing: row.willing,
        explainsWell: row.explains_well,
        weeklyMinutes: row.weekly_minutes,
        notes: row.notes,
      },
    ]),
  )
}

/** Puts somebody on the register, or replaces what is known of them. They must have a membership. */
export async function saveTrainer(tx: Tx, trainer: Trainer): Promise<void> {
  const known = {
    hands_on_months: trainer.handsOnMonths,
    willing: trainer.willing,
    explains_well: trainer.explainsWell,
    weekly_minutes: trainer.weeklyMinutes,
    notes: trainer.notes,
  }
  await tx.db
    .insertInto('trainers.register')
    .values({ organisation_id: organisationOf(tx), person_id: trainer.personId, ...known })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'person_id']).doUpdateSet(known))
    .execute()
}

/** False: they were not on the register. */
export async function deleteTrainer(tx: Tx, personId: PersonId): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('trainers.register as r')
    .where(tenant(tx, 'r'))
    .where('r.person_id', '=', personId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
