import { z } from 'zod'
import { idOf } from '../kit/fields.ts'
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

export const me = operation({
  id: 'identity.me',
  method: 'GET',
  path: '/api/me',
  summary: 'Who is signed in, and where they belong',
  access: { kind: 'person' },
  output: z.object({
    personId: idOf('per'),
    name: z.string(),
    email: z.string(),
    timeZone: z.string(),
    theme: z.enum(themes),
    memberships: z.array(membershipView),
  }),
  failures: [],
})
