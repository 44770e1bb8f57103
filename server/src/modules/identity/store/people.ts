import { instant, newId } from '@cadre/kernel'
import { timestamp } from '../../../platform/db/values.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { PersonId } from '../../../platform/scope.ts'

export type Person = {
  readonly personId: PersonId
  readonly name: string
  readonly email: string
  readonly timeZone: string
  readonly theme: 'system' | 'light' | 'dark'
}

const columns = ['person_id', 'name', 'email', 'time_zone', 'theme'] as const

export async function personById({ db }: Reads, personId: PersonId): Promise<Person> {
  const row = await db
    .selectFrom('identity.people')
    .select(columns)
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return toPerson(row)
}

export async function findPersonByEmail({ db }: Reads, email: string): Promise<Person | null> {
  const row = await db.selectFrom('identity.people').select(columns).where('email', '=', email).executeTakeFirst()
  return row ? toPerson(row) : null
}

/** Tells nothing of when the person came: an old id in the answer to an invitation would reveal an existing account. */
export const newPersonId = ({ random }: Tx): PersonId => newId('per', instant(0), random)

/** A person who has proven to be the holder of the address. */
export async function insertPerson(tx: Tx, person: Omit<Person, 'personId' | 'theme'>): Promise<PersonId> {
  const personId = newPersonId(tx)
  await tx.db
    .insertInto('identity.people')
    .values({
      person_id: personId,
      name: person.name,
      email: person.email,
      time_zone: person.timeZone,
      created_at: timestamp(tx.now),
      activated_at: timestamp(tx.now),
    })
    .execute()
  return personId
}

/** The first sign-in of a person who was known by invitation only. */
export async function activatePerson({ db, now }: Tx, personId: PersonId): Promise<void> {
  await db
    .updateTable('identity.people')
    .set({ activated_at: timestamp(now) })
    .where('person_id', '=', personId)
    .where('activated_at', 'is', null)
    .execute()
}

export async function saveProfile(
  { db }: Tx,
  { personId, name, timeZone, theme }: Omit<Person, 'email'>,
): Promise<void> {
  await db
    .updateTable('identity.people')
    .set({ name, time_zone: timeZone, theme })
    .where('person_id', '=', personId)
    .execute()
}

/** The name in organisations follows, where it was the same. */
export async function renameMemberships({ db }: Tx, personId: PersonId, { from, to }: { from: string; to: string }) {
  await db
    .updateTable('identity.memberships')
    .set({ name: to })
    .where('person_id', '=', personId)
    .where('name', '=', from)
    .execute()
}

function toPerson(row: { person_id: string; name: string; email: string; time_zone: string; theme: string }): Person {
  return {
    personId: row.person_id as PersonId,
    name: row.name,
    email: row.email,
    timeZone: row.time_zone,
    theme: row.theme as Person['theme'],
  }
}
