import { instant, type Instant } from '@cadre/kernel'

export type InvitationStatus = 'open' | 'accepted' | 'declined' | 'revoked'
export type InvitationState = InvitationStatus | 'expired'

const dayMs = 86_400_000
/** An invitation is good for 14 days after it was sent. */
export const invitationTermMs = 14 * dayMs

export const invitationExpiry = (sentAt: Instant): Instant => instant(sentAt + invitationTermMs)

export const stateOf = (invitation: { status: InvitationStatus; expiresAt: Instant }, now: Instant): InvitationState =>
  invitation.status === 'open' && invitation.expiresAt <= now ? 'expired' : invitation.status

/** The most invitations that leave one organisation in a day. */
export const mostPerDay = 500

export type Holder = 'nobody' | 'invited-person' | 'another-person'
export type NextStep = 'make-account' | 'sign-in' | 'accept' | 'sign-out'

/** What accepting asks for, by who is signed in and whether the invited person has ever signed in. */
const steps: Readonly<Record<Holder, Readonly<Record<'new' | 'known', NextStep>>>> = {
  nobody: { new: 'make-account', known: 'sign-in' },
  'invited-person': { new: 'accept', known: 'accept' },
  'another-person': { new: 'sign-out', known: 'sign-out' },
}
export const nextStep = (holder: Holder, activated: boolean): NextStep => steps[holder][activated ? 'known' : 'new']
