import { permissionsOf } from '@cadre/contracts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationId, OrganisationScope, PersonId } from '../../../platform/scope.ts'

/** What other modules put into a new organisation, in the transaction that makes it. Given by the composition root. */
export type FoundOrganisation = (tx: Tx<OrganisationScope>) => Promise<void>

/** The founder, inside the organisation just made. */
export const foundingScope = (organisationId: OrganisationId, personId: PersonId): OrganisationScope => ({
  kind: 'organisation',
  organisationId,
  personId,
  sessionId: null,
  roles: ['owner'],
  permissions: permissionsOf(['owner']),
})
