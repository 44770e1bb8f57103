import { z } from 'zod'
import { email, idOf, secret } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { rateLimited } from '../kit/base-failures.ts'
import { signInRefused } from './failures.ts'

const none = z.object({})

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
