import {
  accountNeeded,
  invitationClosed,
  invitationForAnother,
  permissionsOf,
  signInToAccept,
  weakPassword,
  type acceptInvitation,
  type declineInvitation,
  type lookAtInvitation,
} from '@cadre/contracts'
import { isoOf, ok, refuse } from '@cadre/kernel'
import type { Call, Handler } from '../../../platform/http/route.ts'
import { hashOfToken } from '../../../platform/http/entry.ts'
import { hashPassword } from '../../../platform/password.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { nextStep, stateOf, type Holder, type NextStep } from '../domain/invitation.ts'
import { isGuessable } from '../domain/guessable.ts'
import {
  answerInvitation,
  answerMembership,
  findInvitationByToken,
  type FoundInvitation,
} from '../store/invitation-by-token.ts'
import { savePasswordHash } from '../store/passwords.ts'
import { activatePerson, personById, saveProfile } from '../store/people.ts'
import { findSessionHolder } from '../store/sessions.ts'
import { startSession } from './start-session.ts'

type Open = { readonly invitation: FoundInvitation; readonly next: NextStep }

export const seeInvitation: Handler<typeof lookAtInvitation> = async (reads, { body }, call) => {
  const found = await findOpen(reads, body.token, call)
  if (!found) return refuse(invitationClosed.code)
  const { invitation, next } = found
  const { organisation, invitedByName, message, name, email } = invitation
  return ok({
    organisation: { name: organisation.name, accent: organisation.accent },
    invitedByName,
    message,
    name,
    email,
    roles: [...invitation.roles],
    expiresAt: isoOf(invitation.expiresAt),
    next,
  })
}

export const accept: Handler<typeof acceptInvitation> = async (tx, { body }, call) => {
  const found = await findOpen(tx, body.token, call)
  if (!found) return refuse(invitationClosed.code)
  const { invitation, next } = found
  if (next === 'sign-out') return refuse(invitationForAnother.code)
  if (next === 'sign-in') return refuse(signInToAccept.code)
  if (!(await answerInvitation(tx, invitation, 'accepted'))) return refuse(invitationClosed.code)
  if (next === 'make-account') {
    if (!body.person) return refuse(accountNeeded.code)
    if (isGuessable(body.person.password, [body.person.name, invitation.email])) return refuse(weakPassword.code)
    await makeAccount(tx, call, { invitation, ...body.person })
  }
  const name = next === 'make-account' && body.person ? body.person.name : invitation.name
  await answerMembership(tx, { ...invitation, name }, 'active')
  await recordAnswer(tx, invitation, 'identity.accept-invitation')
  return ok({ organisationId: invitation.organisationId, slug: invitation.organisation.slug })
}

export const decline: Handler<typeof declineInvitation> = async (tx, { body }, call) => {
  const found = await findOpen(tx, body.token, call)
  if (!found || !(await answerInvitation(tx, found.invitation, 'declined'))) return refuse(invitationClosed.code)
  await answerMembership(tx, found.invitation, 'ended')
  await recordAnswer(tx, found.invitation, 'identity.decline-invitation')
  return ok({})
}

async function findOpen(reads: Reads, token: string, { tokenHash }: Call): Promise<Open | null> {
  const invitation = await findInvitationByToken(reads, hashOfToken(token))
  if (!invitation || stateOf(invitation, reads.now) !== 'open') return null
  const signedIn = await findSessionHolder(reads, tokenHash)
  const holder: Holder =
    signedIn === null ? 'nobody' : signedIn === invitation.personId ? 'invited-person' : 'another-person'
  return { invitation, next: nextStep(holder, invitation.activated) }
}

type NewAccount = { invitation: FoundInvitation; name: string; password: string; timeZone?: string | undefined }

/** The link came to the person's mail: it proves the address, and only a person nobody has ever signed in as is made so. */
async function makeAccount(tx: Tx, call: Call, { invitation, name, password, timeZone }: NewAccount): Promise<void> {
  const { personId } = invitation
  const person = await personById(tx, personId)
  await saveProfile(tx, { ...person, name, timeZone: timeZone ?? person.timeZone })
  await savePasswordHash(tx, personId, await hashPassword(password))
  await activatePerson(tx, personId)
  await startSession(tx, call, { personId, assurance: 'password' })
}

async function recordAnswer(tx: Tx, invitation: FoundInvitation, operation: string): Promise<void> {
  const { organisationId, personId, invitationId, roles } = invitation
  const inside = await tx.within({
    kind: 'organisation',
    organisationId,
    personId,
    sessionId: null,
    roles,
    permissions: permissionsOf(roles),
  })
  inside.record({ operation, subject: invitationId, detail: { personId, roles } })
  inside.changed('members', personId)
}
