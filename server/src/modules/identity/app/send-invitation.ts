import { present, type Id } from '@cadre/kernel'
import { mayGrant, type Role } from '@cadre/contracts'
import type { Call } from '../../../platform/http/route.ts'
import { hashOfToken } from '../../../platform/http/entry.ts'
import { queueMail } from '../../../platform/mail/queue-mail.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationScope, PersonId } from '../../../platform/scope.ts'
import { invitationMail } from '../domain/invitation-mail.ts'
import { invitationTermMs } from '../domain/invitation.ts'
import { withinRank } from '../domain/rank.ts'
import { newToken } from '../domain/token.ts'
import { insertInvitation, renewInvitation } from '../store/invitations.ts'
import { findMember } from '../store/members.ts'
import { ownOrganisation } from '../store/organisations.ts'

export type Outgoing = {
  readonly personId: PersonId
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly message: string
  /** The open invitation that this one replaces. */
  readonly replaces: Id<'inv'> | null
}

/** Stores an invitation under a fresh secret and queues its mail. */
export async function sendInvitation(
  tx: Tx<OrganisationScope>,
  { publicUrl }: Call,
  { replaces, ...person }: Outgoing,
): Promise<Id<'inv'>> {
  const sender = present(tx.scope.personId, 'a person invites')
  const token = newToken('ci', tx.random)
  const sent = { ...person, tokenHash: hashOfToken(token) }
  if (replaces) await renewInvitation(tx, replaces, sent)
  const invitationId = replaces ?? (await insertInvitation(tx, { ...sent, invitedBy: sender }))
  const mail = invitationMail({
    organisation: (await ownOrganisation(tx)).name,
    invitedBy: (await findMember(tx, sender))?.name ?? 'Somebody',
    name: person.name,
    message: person.message,
    link: `${publicUrl}/invitation#${token}`,
    days: invitationTermMs / 86_400_000,
  })
  await queueMail(tx, { realm: realmOf(tx.scope, sender, person.roles), to: person.email, ...mail })
  return invitationId
}

/**
 * Who may read the mail in the product, and so use its link: all who read the organisation's mail, if each of them could
 * have sent it; else its sender alone (S-13).
 */
const realmOf = ({ organisationId }: OrganisationScope, sender: PersonId, granted: readonly Role[]): string =>
  withinRank(mayGrant, ['programme-lead'], granted).ok ? organisationId : sender
