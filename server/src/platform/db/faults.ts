import { conflict, invalidRequest, unavailable, type RefusalOf } from '@cadre/contracts'
import { refuse } from '@cadre/kernel'
import { DatabaseError } from 'pg'

/** Said by the server itself. The form of the code would not tell: EPIPE, of a connection that has ended, has five letters as well. */
const isPgError = (error: unknown): error is DatabaseError => error instanceof DatabaseError

/** Failures that a repeated transaction may not meet again: serialisation failure and deadlock. */
export const isTransient = (error: unknown): boolean =>
  isPgError(error) && (error.code === '40001' || error.code === '40P01')

const unreachableCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  // A connection that has ended, written to before the news of it was read.
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_WRITE_AFTER_END',
])

/** The database is away, full, or refuses writes: nothing may be acknowledged. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (isPgError(error)) return /^(08|53|57P|58|25006)/.test(error.code ?? '')
  if ('code' in error && typeof error.code === 'string' && unreachableCodes.has(error.code)) return true
  return /connection terminated|timeout exceeded when trying to connect|connection error|not queryable/i.test(
    error.message,
  )
}

/**
 * The one place where PostgreSQL's errors that input can cause become refusals.
 * Null: not of input's making, so a bug or a fault.
 */
export function refusalOf(
  error: unknown,
): RefusalOf<typeof conflict> | RefusalOf<typeof invalidRequest> | RefusalOf<typeof unavailable> | null {
  if (isUnavailable(error)) return refuse(unavailable.code, { retryAfterSeconds: 2 })
  if (!isPgError(error)) return null
  const field = error.column ?? error.constraint ?? 'the request'
  switch (error.code) {
    case '23505': // unique_violation
    case '23P01': // exclusion_violation
    case '23503': // foreign_key_violation
    case '40001': // serialization_failure, after its retries
    case '40P01': // deadlock_detected, after its retries
      return refuse(conflict.code, { constraint: error.constraint ?? error.code })
    case '22001': // string_data_right_truncation
    case '22003': // numeric_value_out_of_range
    case '22007': // invalid_datetime_format
    case '22008': // datetime_field_overflow
    case '22021': // character_not_in_repertoire
    case '22P02': // invalid_text_representation
    case '22P05': // untranslatable_character
    case '23514': // check_violation
      return refuse(invalidRequest.code, { fields: [{ path: field, message: 'holds a value that cannot be stored' }] })
    default:
      return null
  }
}
