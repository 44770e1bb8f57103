import type { Id, PlainDate, PlainTime, Zone } from '@cadre/kernel'
import { sql } from 'kysely'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { Preferences } from '../domain/preferences.ts'

export type KeptPreferences = Preferences & { readonly remindedOn: PlainDate | null }

export async function findPreferences(reads: Reads, personId: Id<'per'>): Promise<KeptPreferences | null> {
  const row = await reads.db
    .selectFrom('reviews.preferences as p')
    .select(['p.minutes_a_day', 'p.zone', 'p.mail', 'p.weekdays', 'p.at', 'p.quiet_from', 'p.quiet_to'])
    .select(['p.reminded_on', 'p.exam_letters', 'p.care_letters'])
    .where(tenant(reads, 'p'))
    .where('p.person_id', '=', personId)
    .executeTakeFirst()
  return row
    ? {
        minutesADay: row.minutes_a_day,
        zone: row.zone as Zone,
        mail: row.mail,
        weekdays: row.weekdays,
        at: row.at as PlainTime,
        quietFrom: row.quiet_from as PlainTime,
        quietTo: row.quiet_to as PlainTime,
        examLetters: row.exam_letters,
        careLetters: row.care_letters,
        remindedOn: row.reminded_on as PlainDate | null,
      }
    : null
}

export async function savePreferences(tx: Tx, personId: Id<'per'>, chosen: Preferences): Promise<void> {
  const values = {
    minutes_a_day: chosen.minutesADay,
    zone: chosen.zone,
    mail: chosen.mail,
    weekdays: [...chosen.weekdays],
    at: chosen.at,
    quiet_from: chosen.quietFrom,
    quiet_to: chosen.quietTo,
    exam_letters: chosen.examLetters,
    care_letters: chosen.careLetters,
  }
  await tx.db
    .insertInto('reviews.preferences')
    .values({ organisation_id: organisationOf(tx), person_id: personId, ...values })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'person_id']).doUpdateSet(values))
    .execute()
}

export async function saveReminded(tx: Tx, personId: Id<'per'>, on: PlainDate): Promise<void> {
  await tx.db
    .updateTable('reviews.preferences as p')
    .set({ reminded_on: on })
    .where(tenant(tx, 'p'))
    .where('p.person_id', '=', personId)
    .execute()
}

export type Reminded = { readonly organisationId: Id<'org'>; readonly personId: Id<'per'> }

/** Everybody who asked for letters, of whatever organisation: read as the system. */
export async function remindedPeople(reads: Reads): Promise<Reminded[]> {
  const { rows } = await sql<{ organisation_id: string; person_id: string }>`
    select organisation_id, person_id from reviews.preferences where mail order by organisation_id, person_id`.execute(
    reads.db,
  )
  return rows.map((row) => ({
    organisationId: row.organisation_id as Id<'org'>,
    personId: row.person_id as Id<'per'>,
  }))
}
