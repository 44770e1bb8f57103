import { mayGrant, notFound, type listMembers, type member } from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import { cursorOf, parseCursor } from '../../../platform/db/cursor.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { decideTouch } from '../domain/membership.ts'
import { grantableBy } from '../domain/rank.ts'
import { countMembers, findMember, membersOf } from '../store/members.ts'
import { memberViewOf } from './member-view.ts'

export const membersPage: Handler<typeof listMembers> = async (reads, { query }) => {
  const { cursor, limit, ...filter } = query
  const after = parseCursor(cursor, 2)
  if (!after.ok) return after
  const { members, next } = await membersOf(reads, filter, { after: after.value, limit })
  return ok({
    members: members.map(memberViewOf),
    next: next && cursorOf(next),
    total: await countMembers(reads, filter),
  })
}

export const oneMember: Handler<typeof member> = async (reads, { params }) => {
  const found = await findMember(reads, params.personId)
  if (!found) return refuse(notFound.code)
  const { roles, permissions } = reads.scope
  const manages = permissions.has('members.manage')
  const touch = decideTouch({ table: mayGrant, actorRoles: roles, current: found })
  return ok({
    ...memberViewOf(found),
    mayChange: manages && touch.ok,
    mayGrant: manages ? [...grantableBy(mayGrant, roles)] : [],
  })
}
