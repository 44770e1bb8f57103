import { z } from 'zod'
import { idOf, instantText, page, text } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { roles } from '../permissions.ts'
import { aboveYourRank, lastOwner, managerUnsuitable, membershipEnded, noExamplePerson } from './failures.ts'

export const membershipStatuses = ['invited', 'active', 'ended'] as const

/** One or more roles, each once. */
export const roleList = () =>
  z
    .array(z.enum(roles))
    .min(1)
    .max(roles.length)
    .transform((given) => roles.filter((role) => given.includes(role)))

const memberView = z.object({
  personId: idOf('per'),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(roles)),
  status: z.enum(membershipStatuses),
  managerId: idOf('per').nullable(),
  managerName: z.string().nullable(),
  joinedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
})
const ofOrganisation = { organisationId: idOf('org') }
const params = z.object({ ...ofOrganisation, personId: idOf('per') })

export const listMembers = operation({
  id: 'identity.list-members',
  method: 'GET',
  path: '/api/organisations/:organisationId/members',
  summary: 'Members by name; without a status those who are active or invited',
  access: { kind: 'member', anyOf: ['members.read'] },
  params: z.object(ofOrganisation),
  query: z.object({
    search: text(120, 0).optional(),
    role: z.enum(roles).optional(),
    status: z.enum(membershipStatuses).optional(),
    managerId: idOf('per').optional(),
    ...page,
  }),
  output: z.object({ members: z.array(memberView), next: z.string().nullable(), total: z.int() }),
  failures: [],
})

export const member = operation({
  id: 'identity.member',
  method: 'GET',
  path: '/api/organisations/:organisationId/members/:personId',
  summary: 'One member, and which of their roles the caller may change',
  access: { kind: 'member', anyOf: ['members.read'] },
  params,
  output: memberView.extend({
    mayChange: z.boolean(),
    mayGrant: z.array(z.enum(roles)),
  }),
  failures: [],
})

export const updateMember = operation({
  id: 'identity.update-member',
  method: 'PATCH',
  path: '/api/organisations/:organisationId/members/:personId',
  summary: "Change a member's roles, name or manager; what is left out stays",
  access: { kind: 'member', anyOf: ['members.manage'] },
  idempotency: 'natural',
  params,
  body: z.object({
    roles: roleList().optional(),
    name: text(120).optional(),
    managerId: idOf('per').nullable().optional(),
  }),
  output: memberView,
  failures: [aboveYourRank, lastOwner, managerUnsuitable, membershipEnded],
})

export const endMembership = operation({
  id: 'identity.end-membership',
  method: 'DELETE',
  path: '/api/organisations/:organisationId/members/:personId',
  summary: 'End a membership: what the person did stays, what they may do ends',
  access: { kind: 'member', anyOf: ['members.manage'] },
  idempotency: 'natural',
  params,
  output: memberView,
  failures: [aboveYourRank, lastOwner],
})

export const linkToExamplePerson = operation({
  id: 'identity.link-to-example-person',
  method: 'POST',
  path: '/api/organisations/:organisationId/members/:personId/example-link',
  summary: 'A link that opens the example as one of its people; it works once, and replaces the one before',
  access: { kind: 'member', anyOf: ['members.manage'] },
  idempotency: 'natural',
  params,
  output: z.object({ link: z.url(), expiresAt: instantText() }),
  failures: [aboveYourRank, membershipEnded, noExamplePerson],
})

export const leaveOrganisation = operation({
  id: 'identity.leave-organisation',
  method: 'DELETE',
  path: '/api/organisations/:organisationId/membership',
  summary: 'End the own membership',
  access: { kind: 'member', anyOf: ['organisation.read'] },
  idempotency: 'natural',
  params: z.object(ofOrganisation),
  output: z.object({}),
  failures: [lastOwner],
})
