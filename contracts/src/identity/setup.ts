import { z } from 'zod'
import { email, idOf, secret, text, zone } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { alreadySetUp, weakPassword } from './failures.ts'
import { organisationKinds } from './organisations.ts'

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
  failures: [alreadySetUp, weakPassword],
})
