import { z } from 'zod'
import { failure } from '../kit/failure.ts'

const none = z.object({})
const rolesNamed = z.object({ roles: z.array(z.string()) })

export const alreadySetUp = failure(
  'identity.already-set-up',
  409,
  none,
  () => 'This server has its first organisation already. Sign in instead.',
)
export const signInRefused = failure(
  'identity.sign-in-refused',
  401,
  none,
  () => 'That mail address and password do not go together.',
)
export const codeRefused = failure(
  'identity.code-refused',
  401,
  none,
  () => 'That code is not right, or was used already. Wait for the next one and try again.',
)
export const linkRefused = failure(
  'identity.link-refused',
  410,
  none,
  () => 'This link was used, replaced or is too old. Ask for a new one.',
)
export const confirmFirst = failure(
  'identity.confirm-first',
  403,
  none,
  () => 'Confirm that it is you first: give your password or a code again.',
)
export const weakPassword = failure(
  'identity.weak-password',
  422,
  none,
  () => 'This password is too easy to guess. Choose a longer one, or one without your name and address in it.',
)
export const totpNotBegun = failure(
  'identity.totp-not-begun',
  409,
  none,
  () => 'Begin by adding the key to your authenticator app.',
)
export const totpAlready = failure(
  'identity.totp-already',
  409,
  none,
  () => 'An authenticator app is set up already. Remove it first.',
)
export const passkeyRefused = failure(
  'identity.passkey-refused',
  401,
  none,
  () => 'That passkey was not accepted. Try again, or sign in another way.',
)
export const passkeysUnavailable = failure(
  'identity.passkeys-unavailable',
  409,
  z.object({ publicUrl: z.string() }),
  ({ publicUrl }) => `Passkeys need an https address or localhost; this server's public address is ${publicUrl}.`,
)
export const slugTaken = failure(
  'identity.slug-taken',
  409,
  z.object({ slug: z.string() }),
  ({ slug }) => `The short name "${slug}" is taken. Choose another.`,
)
export const aboveYourRank = failure(
  'identity.above-your-rank',
  403,
  rolesNamed,
  ({ roles }) => `Your own role does not reach this far: ${roles.join(', ')}.`,
)
export const lastOwner = failure(
  'identity.last-owner',
  409,
  none,
  () => 'An organisation keeps at least one owner. Make somebody else an owner first.',
)
export const membershipEnded = failure(
  'identity.membership-ended',
  409,
  none,
  () => 'This membership has ended. Invite the person again.',
)
export const noExamplePerson = failure(
  'identity.no-example-person',
  409,
  none,
  () => 'Only the example’s own people, who have no other way in, can be played. Everybody else signs in themselves.',
)
export const managerUnsuitable = failure(
  'identity.manager-unsuitable',
  409,
  z.object({ reason: z.enum(['not-a-member', 'circle']) }),
  ({ reason }) =>
    reason === 'circle'
      ? 'People cannot manage each other in a circle.'
      : 'The manager must be a member of this organisation.',
)
export const invitationClosed = failure(
  'identity.invitation-closed',
  410,
  none,
  () => 'This invitation was answered, withdrawn or is too old. Ask for a new one.',
)
export const invitationForAnother = failure(
  'identity.invitation-for-another',
  409,
  none,
  () => 'This invitation is for another person than the one signed in. Sign out first.',
)
export const signInToAccept = failure(
  'identity.sign-in-to-accept',
  401,
  none,
  () => 'You have an account already. Sign in, then accept.',
)
export const accountNeeded = failure(
  'identity.account-needed',
  422,
  none,
  () => 'Give your name and choose a password to accept.',
)
export const tokenNameTaken = failure(
  'identity.token-name-taken',
  409,
  z.object({ name: z.string() }),
  ({ name }) => `You have a token named "${name}" already. Revoke it first, or choose another name.`,
)
export const tokenTooStrong = failure(
  'identity.token-too-strong',
  403,
  z.object({ permissions: z.array(z.string()) }),
  ({ permissions }) => `A token cannot do more than you: ${permissions.join(', ')}.`,
)
