import { mayGrant, rateLimited, type invite, type RefusalOf, type aboveYourRank, type Role } from '@cadre/contracts'
import { instant, ok, refuse, type Id, type Ok } from '@cadre/kernel'
import type { Call, Handler } from '../../../platform/http/route.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationScope, PersonId } from '../../../platform/scope.ts'
import { mostPerDay } from '../domain/invitation.ts'
import { withinRank } from '../domain/rank.ts'
import { countSentSince, findOpenInvitation, personForInvitation } from '../store/invitations.ts'
import { findMember, lockMembers, saveInvitedMember } from '../store/members.ts'
import { ownOrganisation } from '../store/organisations.ts'
import { sendInvitation } from './send-invitation.ts'

type Invitee = { email: string; name?: string | undefined; roles: Role[] }
type Outcome = {
  email: string
  personId: PersonId
  outcome: 'invited' | 'invited-again' | 'already-member'
  invitationId: Id<'inv'> | null
}

/** All are invited or none: a cohort's people at once. */
export const invitePeople: Handler<typeof invite> = async (tx, { body }, call) => {
  const within = withinRank(mayGrant, tx.scope.roles, [...new Set(body.people.flatMap((person) => person.roles))])
  if (!within.ok) return within
  await lockMembers(tx)
  const limited = await dailyLimit(tx, body.people.length)
  if (!limited.ok) return limited
  const { timeZone } = await ownOrganisation(tx)
  const outcomes: Outcome[] = []
  for (const invitee of body.people) {
    const invited = await inviteOne(tx, call, { ...invitee, timeZone, message: body.message })
    if (!invited.ok) return invited
    outcomes.push(invited.value)
  }
  return ok({ people: outcomes })
}

/** Keeps a stolen account from making this server a source of unwanted mail. */
export async function dailyLimit(
  tx: Tx<OrganisationScope>,
  more: number,
): Promise<Ok<null> | RefusalOf<typeof rateLimited>> {
  const sent = await countSentSince(tx, instant(tx.now - 86_400_000))
  return sent + more <= mostPerDay ? ok(null) : refuse(rateLimited.code, { retryAfterSeconds: 3_600 })
}

async function inviteOne(
  tx: Tx<OrganisationScope>,
  call: Call,
  invitee: Invitee & { timeZone: string; message: string },
): Promise<Ok<Outcome> | RefusalOf<typeof aboveYourRank>> {
  const { email, roles, timeZone, message } = invitee
  const name = invitee.name ?? email.slice(0, email.indexOf('@'))
  const personId = await personForInvitation(tx, { email, name, timeZone })
  const current = await findMember(tx, personId)
  if (current?.status === 'active') return ok({ email, personId, outcome: 'already-member', invitationId: null })
  const invited = current?.status === 'invited'
  const touch = withinRank(mayGrant, tx.scope.roles, invited ? current.roles : [])
  if (!touch.ok) return touch
  const open = await findOpenInvitation(tx, personId)
  const kept = invitee.name ?? current?.name ?? name
  await saveInvitedMember(tx, { personId, name: kept, email, roles })
  const replaces = open?.invitationId ?? null
  const invitationId = await sendInvitation(tx, call, { personId, name: kept, email, roles, message, replaces })
  tx.changed('members', personId)
  tx.record({ operation: 'identity.invite', subject: invitationId, detail: { personId, email, roles } })
  return ok({ email, personId, outcome: open ? 'invited-again' : 'invited', invitationId })
}
