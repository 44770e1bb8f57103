import { z } from 'zod'
import { idOf, text, zone } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { permissions, roles } from '../permissions.ts'
import { organisationKinds } from './organisations.ts'

export const themes = ['system', 'light', 'dark'] as const

export const membershipView = z.object({
  organisationId: idOf('org'),
  name: z.string(),
  slug: z.string(),
  kind: z.enum(organisationKinds),
  accent: z.string(),
  timeZone: z.string(),
  example: z.boolean(),
  roles: z.array(z.enum(roles)),
  permissions: z.array(z.enum(permissions)),
})

const profile = {
  personId: idOf('per'),
  name: z.string(),
  email: z.string(),
  timeZone: z.string(),
  theme: z.enum(themes),
}

export const me = operation({
  id: 'identity.me',
  method: 'GET',
  path: '/api/me',
  summary: 'Who is signed in, and where they belong',
  access: { kind: 'person' },
  output: z.object({
    ...profile,
    memberships: z.array(membershipView),
  }),
  failures: [],
})

export const updateProfile = operation({
  id: 'identity.update-profile',
  method: 'PATCH',
  path: '/api/me',
  summary: 'Change the own name, time zone or theme; what is left out stays',
  access: { kind: 'person' },
  idempotency: 'natural',
  body: z.object({ name: text(120).optional(), timeZone: zone().optional(), theme: z.enum(themes).optional() }),
  output: z.object(profile),
  failures: [],
})

export const exportOwnData = operation({
  id: 'identity.export-own-data',
  method: 'GET',
  path: '/api/me/export',
  summary: 'Everything the identity module stores about oneself, but secrets',
  access: { kind: 'person' },
  output: z.object({
    exportedAt: z.string(),
    person: z.object({ ...profile, createdAt: z.string(), activatedAt: z.string().nullable() }),
    memberships: z.array(
      z.object({
        organisation: z.string(),
        name: z.string(),
        email: z.string(),
        roles: z.array(z.string()),
        status: z.string(),
        joinedAt: z.string().nullable(),
        endedAt: z.string().nullable(),
      }),
    ),
    invitations: z.array(
      z.object({
        organisation: z.string(),
        email: z.string(),
        roles: z.array(z.string()),
        status: z.string(),
        message: z.string(),
        createdAt: z.string(),
        endedAt: z.string().nullable(),
      }),
    ),
    sessions: z.array(
      z.object({
        createdAt: z.string(),
        lastSeenAt: z.string(),
        revokedAt: z.string().nullable(),
        assurance: z.string(),
        userAgent: z.string(),
        address: z.string(),
      }),
    ),
    waysOfSigningIn: z.object({
      passwordChangedAt: z.string().nullable(),
      totpSince: z.string().nullable(),
      recoveryCodesLeft: z.int(),
      passkeys: z.array(z.object({ name: z.string(), createdAt: z.string(), lastUsedAt: z.string().nullable() })),
    }),
    apiTokens: z.array(
      z.object({
        organisation: z.string(),
        name: z.string(),
        permissions: z.array(z.string()),
        createdAt: z.string(),
        expiresAt: z.string(),
        lastUsedAt: z.string().nullable(),
        revokedAt: z.string().nullable(),
      }),
    ),
  }),
  failures: [],
})
