import type { Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationScope, PersonId } from '../../../platform/scope.ts'

/** Open screens that show members or invitations ask again. */
export const membersChanged = (tx: Tx<OrganisationScope>, personId: PersonId): Promise<void> =>
  tx.publish({ topic: 'members', name: 'changed', data: { topic: 'members', subject: personId } })
