import { z } from 'zod'
import { failure } from './kit/failure.ts'
import { email, idOf, secret, text, zone } from './kit/fields.ts'
import { operation } from './kit/operation.ts'
import { permissions, roles } from './permissions.ts'
import { rateLimited } from './kit/base-failures.ts'

const none = z.object({})

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
export const slugTaken = failure(
  'identity.slug-taken',
  409,
  z.object({ slug: z.string() }),
  ({ slug }) => `The short name "${slug}" is taken. Choose another.`,
)

export const organisationKinds = ['agency', 'partner', 'client', 'framework-owner'] as const

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

export const setupState = operation({
  id: 'identity.setup-state',
  method: 'GET',
  path: '/api/setup',
  summary: 'Whether this server still waits for its first organisation',
  access: { kind: 'public' },
  output: z.object({ needed: z.boolean() }),
  failures: [],
})

export const setUp = operation({
  id: 'identity.set-up',
  method: 'POST',
  path: '/api/setup',
  summary: 'Make the first organisation and its owner, and sign in',
  creates: true,
  access: { kind: 'public' },
  idempotency: 'natural',
  body: z.object({
    organisation: z.object({ name: text(120), kind: z.enum(organisationKinds).default('agency'), timeZone: zone() }),
    person: z.object({ name: text(120), email: email(), password: secret(200, 10) }),
  }),
  output: z.object({ organisationId: idOf('org'), slug: z.string() }),
  failures: [alreadySetUp],
})

export const signIn = operation({
  id: 'identity.sign-in',
  method: 'POST',
  path: '/api/session',
  summary: 'Sign in with mail address and password',
  creates: true,
  access: { kind: 'public' },
  idempotency: 'natural',
  body: z.object({ email: email(), password: secret(200) }),
  output: z.object({ personId: idOf('per') }),
  failures: [signInRefused, rateLimited],
})

export const signOut = operation({
  id: 'identity.sign-out',
  method: 'DELETE',
  path: '/api/session',
  summary: 'End this session',
  access: { kind: 'person' },
  idempotency: 'natural',
  output: none,
  failures: [],
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
    theme: z.enum(['system', 'light', 'dark']),
    memberships: z.array(membershipView),
  }),
  failures: [],
})

export const identityOperations = [setupState, setUp, signIn, signOut, me] as const
