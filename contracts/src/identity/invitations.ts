import { z } from 'zod'
import { email, idOf, multiline, page, secret, text, zone } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { rateLimited } from '../kit/base-failures.ts'
import { roles } from '../permissions.ts'
import {
  aboveYourRank,
  accountNeeded,
  invitationClosed,
  invitationForAnother,
  signInToAccept,
  weakPassword,
} from './failures.ts'
import { roleList } from './members.ts'

export const invitationStates = ['open', 'expired', 'accepted', 'declined', 'revoked'] as const

const invitationView = z.object({
  invitationId: idOf('inv'),
  personId: idOf('per'),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(roles)),
  state: z.enum(invitationStates),
  invitedBy: idOf('per'),
  invitedByName: z.string(),
  sentAt: z.string(),
  expiresAt: z.string(),
})
const ofOrganisation = z.object({ organisationId: idOf('org') })
const params = z.object({ organisationId: idOf('org'), invitationId: idOf('inv') })
const access = { kind: 'member', anyOf: ['members.manage'] } as const

const invitees = z
  .array(z.object({ email: email(), name: text(120).optional(), roles: roleList() }))
  .min(1)
  .max(20)
  .refine(
    (people) => new Set(people.map((person) => person.email)).size === people.length,
    'must name each address once',
  )

export const invite = operation({
  id: 'identity.invite',
  method: 'POST',
  path: '/api/organisations/:organisationId/invitations',
  summary: 'Invite one person or a whole cohort by mail',
  creates: true,
  access,
  idempotency: 'key',
  params: ofOrganisation,
  body: z.object({ people: invitees, message: multiline(2_000).default('') }),
  output: z.object({
    people: z.array(
      z.object({
        email: z.string(),
        personId: idOf('per'),
        outcome: z.enum(['invited', 'invited-again', 'already-member']),
        invitationId: idOf('inv').nullable(),
      }),
    ),
  }),
  failures: [aboveYourRank, rateLimited],
})

export const listInvitations = operation({
  id: 'identity.list-invitations',
  method: 'GET',
  path: '/api/organisations/:organisationId/invitations',
  summary: 'Invitations, newest first',
  access,
  params: ofOrganisation,
  query: z.object({ state: z.enum(invitationStates).optional(), ...page }),
  output: z.object({ invitations: z.array(invitationView), next: z.string().nullable() }),
  failures: [],
})

export const revokeInvitation = operation({
  id: 'identity.revoke-invitation',
  method: 'DELETE',
  path: '/api/organisations/:organisationId/invitations/:invitationId',
  summary: 'Withdraw an invitation; its link stops working',
  access,
  idempotency: 'natural',
  params,
  output: invitationView,
  failures: [aboveYourRank, invitationClosed],
})

export const resendInvitation = operation({
  id: 'identity.resend-invitation',
  method: 'POST',
  path: '/api/organisations/:organisationId/invitations/:invitationId/resend',
  summary: 'Send the mail again with a new link and a new term; the old link stops working',
  access,
  idempotency: 'key',
  params,
  output: invitationView,
  failures: [aboveYourRank, invitationClosed, rateLimited],
})

const token = () => secret(200, 20)

export const lookAtInvitation = operation({
  id: 'identity.look-at-invitation',
  method: 'POST',
  path: '/api/invitations/look',
  summary: 'What the link of an invitation says; the token stays out of addresses and logs',
  access: { kind: 'public' },
  idempotency: 'natural',
  body: z.object({ token: token() }),
  output: z.object({
    organisation: z.object({ name: z.string(), accent: z.string() }),
    invitedByName: z.string(),
    message: z.string(),
    name: z.string(),
    email: z.string(),
    roles: z.array(z.enum(roles)),
    expiresAt: z.string(),
    /** What accepting asks for: a name and password, signing in first, or nothing more. */
    next: z.enum(['make-account', 'sign-in', 'accept', 'sign-out']),
  }),
  failures: [invitationClosed, rateLimited],
})

export const acceptInvitation = operation({
  id: 'identity.accept-invitation',
  method: 'POST',
  path: '/api/invitations/accept',
  summary: 'Accept: a new person gives a name and password and is signed in; others sign in first',
  access: { kind: 'public' },
  idempotency: 'natural',
  body: z.object({
    token: token(),
    person: z.object({ name: text(120), password: secret(200, 10), timeZone: zone().optional() }).optional(),
  }),
  output: z.object({ organisationId: idOf('org'), slug: z.string() }),
  failures: [invitationClosed, invitationForAnother, signInToAccept, accountNeeded, weakPassword, rateLimited],
})

export const declineInvitation = operation({
  id: 'identity.decline-invitation',
  method: 'POST',
  path: '/api/invitations/decline',
  summary: 'Decline; the link stops working',
  access: { kind: 'public' },
  idempotency: 'natural',
  body: z.object({ token: token() }),
  output: z.object({}),
  failures: [invitationClosed, rateLimited],
})
