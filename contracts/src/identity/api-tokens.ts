import { z } from 'zod'
import { idOf, text } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { permissions } from '../permissions.ts'
import { confirmFirst, tokenNameTaken, tokenTooStrong } from './failures.ts'

const access = { kind: 'member', anyOf: ['organisation.read'] } as const
const ofOrganisation = z.object({ organisationId: idOf('org') })

const tokenView = z.object({
  apiTokenId: idOf('tok'),
  name: z.string(),
  personId: idOf('per'),
  personName: z.string(),
  permissions: z.array(z.enum(permissions)),
  createdAt: z.string(),
  expiresAt: z.string(),
  /** Within five minutes. */
  lastUsedAt: z.string().nullable(),
})

export const createApiToken = operation({
  id: 'identity.create-api-token',
  method: 'POST',
  path: '/api/organisations/:organisationId/api-tokens',
  summary: 'Make a token for a program: it may do a part of what its maker may, until it expires',
  creates: true,
  access,
  // Not by key: the reply holds the secret, and stored replies must not. A repeat meets the name.
  idempotency: 'natural',
  params: ofOrganisation,
  body: z.object({
    name: text(60),
    permissions: z
      .array(z.enum(permissions))
      .min(1)
      .max(permissions.length)
      .transform((given) => permissions.filter((permission) => given.includes(permission))),
    days: z.int().min(1).max(366).default(90),
  }),
  output: tokenView.extend({
    /** Shown this once. */
    secret: z.string(),
  }),
  failures: [confirmFirst, tokenNameTaken, tokenTooStrong],
})

export const listApiTokens = operation({
  id: 'identity.list-api-tokens',
  method: 'GET',
  path: '/api/organisations/:organisationId/api-tokens',
  summary: "Tokens that live: the own; for those who manage members, everybody's",
  access,
  params: ofOrganisation,
  output: z.object({ tokens: z.array(tokenView) }),
  failures: [],
})

export const revokeApiToken = operation({
  id: 'identity.revoke-api-token',
  method: 'DELETE',
  path: '/api/organisations/:organisationId/api-tokens/:apiTokenId',
  summary: "End a token: the own; for those who manage members, anybody's",
  access,
  idempotency: 'natural',
  params: z.object({ organisationId: idOf('org'), apiTokenId: idOf('tok') }),
  output: z.object({}),
  failures: [],
})
