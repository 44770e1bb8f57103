import { z } from 'zod'
import { operation } from '../kit/operation.ts'
import { rateLimited } from '../kit/base-failures.ts'
import { codeRefused, confirmFirst, totpAlready, totpNotBegun } from './failures.ts'
import { factorCode } from './session.ts'

const access = { kind: 'person' } as const
const recoveryCodes = z.object({
  /** Shown this once; each works once. */
  recoveryCodes: z.array(z.string()),
})

export const secondFactor = operation({
  id: 'identity.second-factor',
  method: 'GET',
  path: '/api/me/second-factor',
  summary: 'Which ways of signing in are set up',
  access,
  output: z.object({
    password: z.boolean(),
    totp: z.enum(['none', 'begun', 'active']),
    totpSince: z.string().nullable(),
    recoveryCodesLeft: z.int(),
    passkeys: z.int(),
    /** Until when ways of signing in may be changed without confirming again; null when confirming is due. */
    confirmedUntil: z.string().nullable(),
  }),
  failures: [],
})

export const beginTotp = operation({
  id: 'identity.begin-totp',
  method: 'POST',
  path: '/api/me/second-factor/totp',
  summary: 'A fresh key for an authenticator app; it counts once a code of it has been given',
  creates: true,
  access,
  idempotency: 'natural',
  output: z.object({
    secret: z.string(),
    uri: z.string(),
    /** The uri as a QR code: an SVG in a data URL, for an img element. */
    qrImage: z.string(),
  }),
  failures: [confirmFirst, totpAlready],
})

export const confirmTotp = operation({
  id: 'identity.confirm-totp',
  method: 'PUT',
  path: '/api/me/second-factor/totp',
  summary: 'Switch the authenticator app on with a code of it; ends other sessions and gives recovery codes',
  access,
  idempotency: 'natural',
  body: z.object({ code: factorCode() }),
  output: recoveryCodes,
  failures: [confirmFirst, codeRefused, totpNotBegun, totpAlready, rateLimited],
})

export const removeTotp = operation({
  id: 'identity.remove-totp',
  method: 'DELETE',
  path: '/api/me/second-factor/totp',
  summary: 'Switch the authenticator app off, after a recent confirmation',
  access,
  idempotency: 'natural',
  output: z.object({}),
  failures: [confirmFirst],
})

export const renewRecoveryCodes = operation({
  id: 'identity.renew-recovery-codes',
  method: 'POST',
  path: '/api/me/second-factor/recovery-codes',
  summary: 'Ten new recovery codes; the old ones stop working',
  creates: true,
  access,
  idempotency: 'natural',
  output: recoveryCodes,
  failures: [confirmFirst, totpNotBegun],
})
