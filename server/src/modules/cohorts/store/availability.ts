import type { Away, WeeklyWindow } from '@cadre/calendar'
import type { Zone } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { json } from '../../../platform/db/values.ts'
import type { PersonKey } from '../domain/cohort.ts'

export type Availability = { readonly zone: Zone; readonly weekly: WeeklyWindow[] | null; readonly away: Away[] }

export async function availabilityByPerson(
  reads: Reads,
  personIds: readonly PersonKey[],
): Promise<Map<PersonKey, Availability>> {
  const rows = await reads.db
    .selectFrom('cohorts.availability as a')
    .select(['a.person_id', 'a.zone', 'a.weekly', 'a.away'])
    .where(tenant(reads, 'a'))
    .where((eb) => eb('a.person_id', '=', eb.fn.any(eb.val([...personIds]))))
    .execute()
  return new Map(
    rows.map((row) => [
      row.person_id as PersonKey,
      { zone: row.zone as Zone, weekly: row.weekly as WeeklyWindow[] | null, away: row.away as Away[] },
    ]),
  )
}

export async function saveAvailability(
  { db, ...tx }: Tx,
  personId: PersonKey,
  { zone, weekly, away }: Availability,
): Promise<void> {
  const values = { zone, weekly: weekly && json(weekly), away: json(away) }
  await db
    .insertInto('cohorts.availability')
    .values({ organisation_id: organisationOf({ db, ...tx }), person_id: personId, ...values })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'person_id']).doUpdateSet(values))
    .execute()
}
