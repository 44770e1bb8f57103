import { z } from 'zod'
import { alreadySetUp, weakPassword } from './identity/failures.ts'
import { email, idOf, secret, text, zone } from './kit/fields.ts'
import { operation } from './kit/operation.ts'

/** The example's own people have addresses under .example, which nobody can have (RFC 2606). */
const ownEmail = email().refine((s) => !s.endsWith('.example'), 'must be an address that can receive mail')

export const setUpExample = operation({
  id: 'example.set-up',
  method: 'POST',
  path: '/api/setup/example',
  summary: 'Fill a new server with an example organisation, and sign in as its programme lead',
  creates: true,
  access: { kind: 'public' },
  idempotency: 'natural',
  body: z.object({
    /** Where the visitor is; times are shown there. */
    timeZone: zone().nullable().default(null),
    /** Null: as the example's own programme lead, who has no password: this browser's session is the only way in. */
    person: z
      .object({ name: text(120), email: ownEmail, password: secret(200, 10) })
      .nullable()
      .default(null),
  }),
  output: z.object({ organisationId: idOf('org'), slug: z.string() }),
  failures: [alreadySetUp, weakPassword],
})

export const exampleOperations = [setUpExample] as const
