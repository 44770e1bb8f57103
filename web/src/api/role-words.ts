import type { Role } from '@cadre/contracts'

/** What each role is called, and what somebody in it does. */
export const roleWords: Readonly<Record<Role, { readonly name: string; readonly does: string }>> = {
  owner: { name: 'Owner', does: 'may do everything, also with the organisation itself' },
  'framework-owner': { name: 'Framework owner', does: 'looks after partners and their standard' },
  'partner-admin': { name: 'Partner admin', does: 'runs a partner’s programme and its obligations' },
  'programme-lead': { name: 'Programme lead', does: 'plans cohorts, invites people, keeps the catalogue' },
  trainer: { name: 'Trainer', does: 'prepares and leads sessions' },
  participant: { name: 'Participant', does: 'learns in a cohort' },
  manager: { name: 'Manager', does: 'sees how their people get on, never their answers' },
  auditor: { name: 'Auditor', does: 'reads everything that is kept as evidence' },
}

export const rolesText = (roles: readonly Role[]): string => roles.map((role) => roleWords[role].name).join(', ')
