import { sql } from 'kysely'
import { moment, timestamp } from '../../../platform/db/values.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationScope, PersonId } from '../../../platform/scope.ts'
import { linkExpiry, type LinkPurpose } from '../domain/sign-in.ts'

/** A new link replaces the one before it of the same purpose. */
export async function replaceMailLink(
  { db, now }: Tx,
  link: { personId: PersonId; purpose: LinkPurpose; tokenHash: Buffer },
): Promise<void> {
  const { personId, purpose, tokenHash } = link
  await db.deleteFrom('identity.mail_links').where('person_id', '=', personId).where('purpose', '=', purpose).execute()
  await db
    .insertInto('identity.mail_links')
    .values({
      token_hash: tokenHash,
      person_id: personId,
      purpose,
      created_at: timestamp(now),
      expires_at: timestamp(linkExpiry(purpose, now)),
    })
    .execute()
}

/** The same for one of the example's own people, within the bounds that the database holds; false: nobody of that kind. */
export async function linkToExamplePerson(
  { db, now }: Tx<OrganisationScope>,
  { personId, tokenHash }: { personId: PersonId; tokenHash: Buffer },
): Promise<boolean> {
  const { rows } = await sql<{ linked: boolean }>`
    select identity.link_to_example_person(
      ${personId}, ${tokenHash}, ${timestamp(now)}, ${timestamp(linkExpiry('sign-in', now))}) as linked`.execute(db)
  return rows[0]?.linked === true
}

/** Uses a link up: of two uses at once the second finds nothing. */
export async function takeMailLink({ db, now }: Tx, tokenHash: Buffer, purpose: LinkPurpose): Promise<PersonId | null> {
  const row = await db
    .deleteFrom('identity.mail_links')
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .where('expires_at', '>', moment(now))
    .returning('person_id')
    .executeTakeFirst()
  return (row?.person_id ?? null) as PersonId | null
}

export async function deleteMailLinksOf({ db }: Tx, personId: PersonId): Promise<void> {
  await db.deleteFrom('identity.mail_links').where('person_id', '=', personId).execute()
}
