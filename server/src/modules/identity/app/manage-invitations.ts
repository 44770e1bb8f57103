import {
  invitationClosed,
  mayGrant,
  notFound,
  type listInvitations,
  type resendInvitation,
  type revokeInvitation,
} from '@cadre/contracts'
import { instant, isoOf, ok, refuse, type Instant } from '@cadre/kernel'
import { cursorOf, parseCursor } from '../../../platform/db/cursor.ts'
import type { Handler } from '../../../platform/http/route.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { stateOf } from '../domain/invitation.ts'
import { withinRank } from '../domain/rank.ts'
import { findInvitation, invitationsOf, revokeOpenInvitation, type Invitation } from '../store/invitations.ts'
import { endMember, lockMembers } from '../store/members.ts'
import { dailyLimit } from './invite.ts'
import { sendInvitation } from './send-invitation.ts'

export const invitationsPage: Handler<typeof listInvitations> = async (reads, { query }) => {
  const cursor = parseCursor(query.cursor, 2)
  if (!cursor.ok) return cursor
  const [sentAt, invitationId] = cursor.value ?? []
  const after =
    sentAt === undefined || invitationId === undefined ? null : { sentAt: instant(Number(sentAt)), invitationId }
  const found = await invitationsOf(reads, query.state, { after, limit: query.limit + 1 })
  const invitations = found.slice(0, query.limit)
  const last = invitations.at(-1)
  return ok({
    invitations: invitations.map((invitation) => viewOf(invitation, reads.now)),
    next: last && found.length > query.limit ? cursorOf([String(last.sentAt), last.invitationId]) : null,
  })
}

export const withdrawInvitation: Handler<typeof revokeInvitation> = async (tx, { params }) => {
  await lockMembers(tx)
  const found = await findInvitation(tx, params.invitationId)
  if (!found) return refuse(notFound.code)
  if (found.status === 'revoked') return ok(viewOf(found, tx.now))
  if (found.status !== 'open') return refuse(invitationClosed.code)
  const within = withinRank(mayGrant, tx.scope.roles, found.roles)
  if (!within.ok) return within
  await revokeOpenInvitation(tx, found.personId)
  await endMember(tx, found.personId)
  await record(tx, 'identity.revoke-invitation', found)
  return ok(viewOf({ ...found, status: 'revoked' }, tx.now))
}

export const sendInvitationAgain: Handler<typeof resendInvitation> = async (tx, { params }, call) => {
  await lockMembers(tx)
  const found = await findInvitation(tx, params.invitationId)
  if (!found) return refuse(notFound.code)
  if (found.status !== 'open') return refuse(invitationClosed.code)
  const within = withinRank(mayGrant, tx.scope.roles, found.roles)
  if (!within.ok) return within
  const limited = await dailyLimit(tx, 1)
  if (!limited.ok) return limited
  await sendInvitation(tx, call, { ...found, replaces: found.invitationId })
  await record(tx, 'identity.resend-invitation', found)
  return ok(viewOf((await findInvitation(tx, found.invitationId)) ?? found, tx.now))
}

async function record(
  tx: Tx<OrganisationScope>,
  operation: string,
  { invitationId, personId, email, roles }: Invitation,
): Promise<void> {
  tx.changed('members', personId)
  tx.record({ operation, subject: invitationId, detail: { personId, email, roles } })
}

const viewOf = (invitation: Invitation, now: Instant) => ({
  ...invitation,
  roles: [...invitation.roles],
  state: stateOf(invitation, now),
  sentAt: isoOf(invitation.sentAt),
  expiresAt: isoOf(invitation.expiresAt),
})
