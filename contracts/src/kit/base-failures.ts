import { z } from 'zod'
import { failure } from './failure.ts'

const none = z.object({})

/** Any operation may answer with these; they are not repeated in each declaration. */
export const invalidRequest = failure(
  'request.invalid',
  422,
  z.object({ fields: z.array(z.object({ path: z.string(), message: z.string() })) }),
  ({ fields }) => `Some of what was sent is not right: ${fields.map((f) => `${f.path} ${f.message}`).join('; ')}.`,
)
export const malformedRequest = failure(
  'request.malformed',
  400,
  z.object({ reason: z.string() }),
  ({ reason }) => `The request could not be read: ${reason}.`,
)
export const requestTooLarge = failure(
  'request.too-large',
  413,
  z.object({ limitBytes: z.number() }),
  ({ limitBytes }) => `The request is larger than ${limitBytes} bytes.`,
)
export const unsupportedMedia = failure(
  'request.unsupported-media',
  415,
  none,
  () => 'Send the body as application/json.',
)
export const notFound = failure(
  'request.not-found',
  404,
  none,
  () => 'There is nothing here, or it is not yours to see.',
)
export const keyReused = failure(
  'request.key-reused',
  422,
  none,
  () => 'This Idempotency-Key was used for a different request. Use a new key for a new request.',
)
export const conflict = failure(
  'request.conflict',
  409,
  z.object({ constraint: z.string() }),
  () => 'Somebody changed this at the same moment. Look again and repeat.',
)
export const rateLimited = failure(
  'request.rate-limited',
  429,
  z.object({ retryAfterSeconds: z.number() }),
  ({ retryAfterSeconds }) => `Too many tries. Wait ${retryAfterSeconds} s and try again.`,
)
export const foreignOrigin = failure(
  'request.foreign-origin',
  403,
  none,
  () => 'This request came from another site and was not carried out.',
)
export const signInRequired = failure('auth.required', 401, none, () => 'Sign in first.')
export const forbidden = failure(
  'auth.forbidden',
  403,
  z.object({ anyOf: z.array(z.string()) }),
  ({ anyOf }) => `Your role here does not allow this (it needs ${anyOf.join(' or ')}).`,
)
export const unavailable = failure(
  'server.unavailable',
  503,
  z.object({ retryAfterSeconds: z.number() }),
  ({ retryAfterSeconds }) =>
    `The database cannot be reached. Nothing was changed; try again in ${retryAfterSeconds} s.`,
)
export const unexpected = failure(
  'server.unexpected',
  500,
  z.object({ reference: z.string() }),
  ({ reference }) => `Something went wrong on our side and nothing was changed. Reference: ${reference}.`,
)

export const baseFailures = [
  invalidRequest,
  malformedRequest,
  requestTooLarge,
  unsupportedMedia,
  notFound,
  keyReused,
  conflict,
  rateLimited,
  foreignOrigin,
  signInRequired,
  forbidden,
  unavailable,
  unexpected,
] as const
