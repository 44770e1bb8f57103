import { mayGrant, notFound, type updateMember } from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationScope, PersonId } from '../../../platform/scope.ts'
import { changesBetween } from '../domain/changes.ts'
import { decideManager, decideRoles, decideTouch } from '../domain/membership.ts'
import { countOtherOwners, findMember, lockMembers, managersAbove, saveMember, type Member } from '../store/members.ts'
import { memberViewOf } from './member-view.ts'

export const changeMember: Handler<typeof updateMember> = async (tx, { params, body }) => {
  await lockMembers(tx)
  const before = await findMember(tx, params.personId)
  if (!before) return refuse(notFound.code)
  const after: Member = {
    ...before,
    name: body.name ?? before.name,
    roles: body.roles ?? before.roles,
    managerId: body.managerId === undefined ? before.managerId : body.managerId,
  }
  const decided = await decideAll(tx, before, after)
  if (!decided.ok) return decided
  const changes = changesBetween(rulesOf(before), rulesOf(after))
  if (Object.keys(changes).length > 0) {
    await saveMember(tx, after)
    tx.changed('members', before.personId)
    tx.record({ operation: 'identity.update-member', subject: before.personId, detail: changes })
  }
  const saved = await findMember(tx, before.personId)
  return ok(memberViewOf(saved ?? after))
}

async function decideAll(tx: Tx<OrganisationScope>, before: Member, after: Member) {
  const decision = { table: mayGrant, actorRoles: tx.scope.roles, current: before }
  const touch = decideTouch(decision)
  if (!touch.ok) return touch
  const roles = decideRoles({ ...decision, otherOwners: await countOtherOwners(tx, before.personId) }, after.roles)
  if (!roles.ok) return roles
  return after.managerId === null || after.managerId === before.managerId
    ? ok(null)
    : decideManager(before.personId, await managerFor(tx, after.managerId))
}

async function managerFor(tx: Tx<OrganisationScope>, managerId: PersonId) {
  const manager = await findMember(tx, managerId)
  return manager && { ...manager, above: await managersAbove(tx, managerId) }
}

const rulesOf = ({ name, roles, managerId }: Member) => ({ name, roles, managerId })
