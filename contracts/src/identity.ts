import {
  acceptInvitation,
  declineInvitation,
  invite,
  listInvitations,
  lookAtInvitation,
  resendInvitation,
  revokeInvitation,
} from './identity/invitations.ts'
import { endMembership, leaveOrganisation, listMembers, member, updateMember } from './identity/members.ts'
import { createOrganisation, organisation, updateOrganisation } from './identity/organisations.ts'
import { me } from './identity/profile.ts'
import { signIn, signOut } from './identity/session.ts'
import { setUp, setupState } from './identity/setup.ts'

export * from './identity/failures.ts'
export * from './identity/invitations.ts'
export * from './identity/members.ts'
export * from './identity/organisations.ts'
export * from './identity/profile.ts'
export * from './identity/session.ts'
export * from './identity/setup.ts'

export const identityOperations = [
  setupState,
  setUp,
  signIn,
  signOut,
  me,
  createOrganisation,
  organisation,
  updateOrganisation,
  listMembers,
  member,
  updateMember,
  endMembership,
  leaveOrganisation,
  invite,
  listInvitations,
  revokeInvitation,
  resendInvitation,
  lookAtInvitation,
  acceptInvitation,
  declineInvitation,
] as const
