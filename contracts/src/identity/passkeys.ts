import { z } from 'zod'
import { idOf, text } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { rateLimited } from '../kit/base-failures.ts'
import { confirmFirst, passkeyRefused, passkeysUnavailable } from './failures.ts'
import { signInOutcome } from './session.ts'

const access = { kind: 'person' } as const
const base64url = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[A-Za-z0-9_-]+$/, 'must be base64url')
const attachment = z.enum(['cross-platform', 'platform']).optional()
const transports = z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])).max(10)

/** What `startRegistration` of @simplewebauthn/browser gives. */
const registrationResponse = z.object({
  id: base64url(1_400),
  rawId: base64url(1_400),
  type: z.literal('public-key'),
  authenticatorAttachment: attachment,
  response: z.object({
    clientDataJSON: base64url(4_000),
    attestationObject: base64url(20_000),
    transports: transports.optional(),
  }),
})
/** What `startAuthentication` of @simplewebauthn/browser gives. */
const authenticationResponse = z.object({
  id: base64url(1_400),
  rawId: base64url(1_400),
  type: z.literal('public-key'),
  authenticatorAttachment: attachment,
  response: z.object({
    clientDataJSON: base64url(4_000),
    authenticatorData: base64url(8_000),
    signature: base64url(4_000),
    userHandle: base64url(200).optional(),
  }),
})

const credentialNamed = z.object({
  id: z.string(),
  type: z.literal('public-key'),
  transports: z.array(z.string()).optional(),
})
const creationOptions = z.object({
  rp: z.object({ name: z.string(), id: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  challenge: z.string(),
  pubKeyCredParams: z.array(z.object({ alg: z.int(), type: z.literal('public-key') })),
  timeout: z.int(),
  attestation: z.literal('none'),
  excludeCredentials: z.array(credentialNamed),
  authenticatorSelection: z.object({
    residentKey: z.literal('required'),
    requireResidentKey: z.literal(true),
    userVerification: z.literal('required'),
  }),
})
const requestOptions = z.object({
  rpId: z.string(),
  challenge: z.string(),
  timeout: z.int(),
  userVerification: z.literal('required'),
})

export const passkeySignInOptions = operation({
  id: 'identity.passkey-sign-in-options',
  method: 'POST',
  path: '/api/session/passkey/options',
  summary: 'A challenge for signing in with a passkey; names no account',
  access: { kind: 'public' },
  idempotency: 'natural',
  output: z.object({ challengeId: idOf('cha'), options: requestOptions }),
  failures: [passkeysUnavailable, rateLimited],
})

export const passkeySignIn = operation({
  id: 'identity.passkey-sign-in',
  method: 'POST',
  path: '/api/session/passkey',
  summary: 'Sign in with a passkey: possession and verification at once, so no second factor is asked for',
  creates: true,
  access: { kind: 'public' },
  idempotency: 'natural',
  body: z.object({ challengeId: idOf('cha'), response: authenticationResponse }),
  output: signInOutcome,
  failures: [passkeyRefused, passkeysUnavailable, rateLimited],
})

const passkeyView = z.object({
  passkeyId: idOf('pky'),
  name: z.string(),
  synced: z.boolean(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
})

export const listPasskeys = operation({
  id: 'identity.list-passkeys',
  method: 'GET',
  path: '/api/me/passkeys',
  summary: 'The own passkeys',
  access,
  output: z.object({ passkeys: z.array(passkeyView) }),
  failures: [],
})

export const passkeyOptions = operation({
  id: 'identity.passkey-options',
  method: 'POST',
  path: '/api/me/passkeys/options',
  summary: 'A challenge for adding a passkey, after a recent confirmation',
  access,
  idempotency: 'natural',
  output: z.object({ challengeId: idOf('cha'), options: creationOptions }),
  failures: [confirmFirst, passkeysUnavailable],
})

export const addPasskey = operation({
  id: 'identity.add-passkey',
  method: 'POST',
  path: '/api/me/passkeys',
  summary: 'Add the passkey that answered the challenge',
  creates: true,
  access,
  idempotency: 'natural',
  body: z.object({ challengeId: idOf('cha'), name: text(60), response: registrationResponse }),
  output: passkeyView,
  failures: [passkeyRefused, passkeysUnavailable],
})

export const removePasskey = operation({
  id: 'identity.remove-passkey',
  method: 'DELETE',
  path: '/api/me/passkeys/:passkeyId',
  summary: 'Remove an own passkey, after a recent confirmation',
  access,
  idempotency: 'natural',
  params: z.object({ passkeyId: idOf('pky') }),
  output: z.object({}),
  failures: [confirmFirst],
})
