import { z } from 'zod'
import { email, idOf, secret } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { rateLimited } from '../kit/base-failures.ts'
import { codeRefused, confirmFirst, linkRefused, signInRefused, weakPassword } from './failures.ts'

const none = z.object({})

/** After a first factor: signed in, or a second one is asked for. */
export const signInOutcome = z.object({
  state: z.enum(['signed-in', 'second-factor-needed']),
  personId: idOf('per'),
})
/** A code of an authenticator app (six digits), or a recovery code. */
export const factorCode = () => secret(60, 6)

export const signIn = operation({
  id: 'identity.sign-in',
  method: 'POST',
  path: '/api/session',
  summary: 'Sign in with mail address and password',
  creates: true,
  access: { kind: 'public' },
  idempotency: 'natural',
  body: z.object({ email: email(), password: secret(200) }),
  output: signInOutcome,
  failures: [signInRefused, rateLimited],
})

export const completeSignIn = operation({
  id: 'identity.complete-sign-in',
  method: 'POST',
  path: '/api/session/second-factor',
  summary: 'Finish signing in with a code of the authenticator app or a recovery code',
  creates: true,
  access: { kind: 'public' },
  idempotency: 'natural',
  body: z.object({ code: factorCode() }),
  output: signInOutcome,
  failures: [codeRefused, rateLimited],
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

export const requestSignInLink = operation({
  id: 'identity.request-sign-in-link',
  method: 'POST',
  path: '/api/session/link',
  summary: 'Send a link that signs in, if the address has an account; the answer is the same if not',
  access: { kind: 'public' },
  idempotency: 'natural',
  body: z.object({ email: email() }),
  output: none,
  failures: [rateLimited],
})

export const openSignInLink = operation({
  id: 'identity.open-sign-in-link',
  method: 'POST',
  path: '/api/session/link/open',
  summary: 'Sign in with the secret of a link; it works once, for 15 minutes',
  creates: true,
  access: { kind: 'public' },
  idempotency: 'natural',
  body: z.object({ token: secret(200, 20) }),
  output: signInOutcome,
  failures: [linkRefused, rateLimited],
})

export const requestPasswordReset = operation({
  id: 'identity.request-password-reset',
  method: 'POST',
  path: '/api/password-reset',
  summary: 'Send a link to choose a new password, if the address has an account; the answer is the same if not',
  access: { kind: 'public' },
  idempotency: 'natural',
  body: z.object({ email: email() }),
  output: none,
  failures: [rateLimited],
})

export const resetPassword = operation({
  id: 'identity.reset-password',
  method: 'PUT',
  path: '/api/password-reset',
  summary: 'Choose a new password with the secret of a link; ends every session',
  access: { kind: 'public' },
  idempotency: 'natural',
  body: z.object({ token: secret(200, 20), password: secret(200, 10) }),
  output: none,
  failures: [linkRefused, weakPassword, rateLimited],
})

export const changePassword = operation({
  id: 'identity.change-password',
  method: 'PUT',
  path: '/api/me/password',
  summary: 'Choose another password after a recent confirmation; ends every other session',
  access: { kind: 'person' },
  idempotency: 'natural',
  body: z.object({ password: secret(200, 10) }),
  output: none,
  failures: [confirmFirst, weakPassword],
})

export const confirmItIsMe = operation({
  id: 'identity.confirm-it-is-me',
  method: 'POST',
  path: '/api/me/confirm',
  summary: 'Prove again who is at the keyboard, by password or by code, before a way of signing in is changed',
  access: { kind: 'person' },
  idempotency: 'natural',
  body: z
    .object({ password: secret(200).optional(), code: factorCode().optional() })
    .refine(({ password, code }) => (password === undefined) !== (code === undefined), 'needs a password or a code'),
  output: z.object({ confirmedUntil: z.string() }),
  failures: [signInRefused, codeRefused, rateLimited],
})

const sessionView = z.object({
  sessionId: idOf('ses'),
  current: z.boolean(),
  assurance: z.enum(['password', 'link', 'passkey', 'second-factor']),
  userAgent: z.string(),
  address: z.string(),
  createdAt: z.string(),
  /** Within five minutes. */
  lastSeenAt: z.string(),
  expiresAt: z.string(),
})

export const listSessions = operation({
  id: 'identity.list-sessions',
  method: 'GET',
  path: '/api/me/sessions',
  summary: 'Where one is signed in, newest first',
  access: { kind: 'person' },
  output: z.object({ sessions: z.array(sessionView) }),
  failures: [],
})

export const revokeOneSession = operation({
  id: 'identity.revoke-session',
  method: 'DELETE',
  path: '/api/me/sessions/:sessionId',
  summary: 'End one session of the own',
  access: { kind: 'person' },
  idempotency: 'natural',
  params: z.object({ sessionId: idOf('ses') }),
  output: none,
  failures: [],
})

export const revokeOtherSessions = operation({
  id: 'identity.revoke-other-sessions',
  method: 'DELETE',
  path: '/api/me/sessions',
  summary: 'End every own session but this one',
  access: { kind: 'person' },
  idempotency: 'natural',
  output: z.object({ ended: z.int() }),
  failures: [],
})
