import type { Reads } from '../../../platform/db/transaction.ts'
import {
  type OrganisationId,
  type OrganisationScope,
  organisationScope,
  type SystemScope,
} from '../../../platform/scope.ts'

/** The scope of a job in each organisation there is, oldest first: it acts for the organisation itself. */
export async function everyOrganisation(reads: Reads<SystemScope>): Promise<OrganisationScope[]> {
  const rows = await reads.db
    .selectFrom('identity.organisations as o')
    .select('o.organisation_id')
    .orderBy('o.organisation_id')
    .execute()
  return rows.map(({ organisation_id }) => organisationScope(organisation_id as OrganisationId))
}
