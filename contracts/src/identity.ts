import { createApiToken, listApiTokens, revokeApiToken } from './identity/api-tokens.ts'
import {
  acceptInvitation,
  declineInvitation,
  invite,
  listInvitations,
  lookAtInvitation,
  resendInvitation,
  revokeInvitation,
} from './identity/invitations.ts'
import {
  endMembership,
  leaveOrganisation,
  linkToExamplePerson,
  listMembers,
  member,
  updateMember,
} from './identity/members.ts'
import { createOrganisation, organisation, updateOrganisation } from './identity/organisations.ts'
import {
  addPasskey,
  listPasskeys,
  passkeyOptions,
  passkeySignIn,
  passkeySignInOptions,
  removePasskey,
} from './identity/passkeys.ts'
import { exportOwnData, me, updateProfile } from './identity/profile.ts'
import { beginTotp, confirmTotp, removeTotp, renewRecoveryCodes, secondFactor } from './identity/second-factor.ts'
import {
  changePassword,
  completeSignIn,
  confirmItIsMe,
  listSessions,
  openSignInLink,
  requestPasswordReset,
  requestSignInLink,
  resetPassword,
  revokeOneSession,
  revokeOtherSessions,
  signIn,
  signOut,
} from './identity/session.ts'
import { setUp, setupState } from './identity/setup.ts'

export * from './identity/api-tokens.ts'
export * from './identity/failures.ts'
export * from './identity/invitations.ts'
export * from './identity/members.ts'
export * from './identity/organisations.ts'
export * from './identity/passkeys.ts'
export * from './identity/profile.ts'
export * from './identity/second-factor.ts'
export * from './identity/session.ts'
export * from './identity/setup.ts'

const signInOperations = [
  setupState,
  setUp,
  signIn,
  completeSignIn,
  signOut,
  requestSignInLink,
  openSignInLink,
  passkeySignInOptions,
  passkeySignIn,
  requestPasswordReset,
  resetPassword,
] as const

const personOperations = [
  me,
  updateProfile,
  exportOwnData,
  changePassword,
  confirmItIsMe,
  listSessions,
  revokeOneSession,
  revokeOtherSessions,
  secondFactor,
  beginTotp,
  confirmTotp,
  removeTotp,
  renewRecoveryCodes,
  listPasskeys,
  passkeyOptions,
  addPasskey,
  removePasskey,
] as const

const organisationOperations = [
  createOrganisation,
  organisation,
  updateOrganisation,
  listMembers,
  member,
  updateMember,
  endMembership,
  linkToExamplePerson,
  leaveOrganisation,
  invite,
  listInvitations,
  revokeInvitation,
  resendInvitation,
  lookAtInvitation,
  acceptInvitation,
  declineInvitation,
  createApiToken,
  listApiTokens,
  revokeApiToken,
] as const

export const identityOperations = [...signInOperations, ...personOperations, ...organisationOperations] as const
