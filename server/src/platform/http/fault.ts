import { malformedRequest, requestTooLarge, unavailable, unexpected, unsupportedMedia } from '@cadre/contracts'
import { refuse, ulid, type Refusal } from '@cadre/kernel'
import type { FastifyBaseLogger } from 'fastify'
import { isUnavailable } from '../db/faults.ts'
import type { Database } from '../db/transaction.ts'

type RequestError = Error & { readonly code?: string; readonly statusCode?: number }

/** What Fastify itself refuses before a handler runs. */
export function requestRefusal(error: RequestError, limitBytes: number): Refusal | null {
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return refuse(unsupportedMedia.code)
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return refuse(requestTooLarge.code, { limitBytes })
    default:
      return error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
        ? refuse(malformedRequest.code, { reason: error.message.replace(/\.$/, '') })
        : null
  }
}

/** What is told of work that threw: to come back, when the database was away; else that it was our fault, which the log names. */
export function refusalOfFault(
  { clock, random }: Pick<Database, 'clock' | 'random'>,
  log: FastifyBaseLogger,
  error: unknown,
  place: { readonly method: string; readonly url: string | undefined },
): Refusal {
  if (isUnavailable(error)) return refuse(unavailable.code, { retryAfterSeconds: 2 })
  const reference = ulid(clock(), random)
  log.error({ err: error, reference, ...place }, 'unexpected')
  return refuse(unexpected.code, { reference })
}
