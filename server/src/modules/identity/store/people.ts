import type { Id } from '@cadre/kernel'
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

export async function insertPerson(tx: Tx, person: Omit<Person, 'personId' | 'theme'>): Promise<PersonId> {
  const personId: Id<'per'> = tx.newId('per')
  await tx.db
    .insertInto('identity.people')
    .values({
      person_id: personId,
      name: person.name,
      email: person.email,
      time_zone: person.timeZone,
      created_at: timestamp(tx.now),
    })
    .execute()
  return personId
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
