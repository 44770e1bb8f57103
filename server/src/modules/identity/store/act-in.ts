import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationId, PersonId } from '../../../platform/scope.ts'

/**
 * Opens a transaction that began without an organisation to the one that its own checks led to (a new organisation, the
 * one of an invitation's link), so that what it records lands in that organisation's audit log.
 */
export async function actIn({ db }: Tx, organisationId: OrganisationId, personId: PersonId): Promise<void> {
  await sql`select set_config('app.organisation', ${organisationId}, true), set_config('app.person', ${personId}, true)`.execute(
    db,
  )
}
