import { mayGrant, notFound, type endMembership, type leaveOrganisation } from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationScope, PersonId } from '../../../platform/scope.ts'
import { decideEnd, decideLeave } from '../domain/membership.ts'
import { revokeTokensOf } from '../store/api-tokens.ts'
import { revokeOpenInvitation } from '../store/invitations.ts'
import { countOtherOwners, endMember, findMember, lockMembers, type Member } from '../store/members.ts'
import { memberViewOf } from './member-view.ts'

export const endSomeonesMembership: Handler<typeof endMembership> = async (tx, { params }) => {
  const found = await lockMember(tx, params.personId)
  if (!found) return refuse(notFound.code)
  const { current, otherOwners } = found
  const decided = decideEnd({ table: mayGrant, actorRoles: tx.scope.roles, current, otherOwners })
  if (!decided.ok) return decided
  await end(tx, current, 'identity.end-membership')
  return ok(memberViewOf((await findMember(tx, current.personId)) ?? current))
}

export const leave: Handler<typeof leaveOrganisation> = async (tx) => {
  const { personId } = tx.scope
  const found = personId && (await lockMember(tx, personId))
  if (!found) return refuse(notFound.code)
  const decided = decideLeave(found)
  if (!decided.ok) return decided
  await end(tx, found.current, 'identity.leave-organisation')
  return ok({})
}

async function lockMember(tx: Tx<OrganisationScope>, personId: PersonId) {
  await lockMembers(tx)
  const current = await findMember(tx, personId)
  return current && { current, otherOwners: await countOtherOwners(tx, personId) }
}

/** Everything that let the person in goes with the membership; what they did stays. */
async function end(tx: Tx<OrganisationScope>, { personId, roles, status }: Member, operation: string): Promise<void> {
  if (status === 'ended') return
  await endMember(tx, personId)
  await revokeOpenInvitation(tx, personId)
  await revokeTokensOf(tx, personId)
  tx.changed('members', personId)
  tx.record({ operation, subject: personId, detail: { roles, status } })
}
