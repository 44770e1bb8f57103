import { parsePlainDate } from '@cadre/kernel'
import { z } from 'zod'

/** Control characters (PostgreSQL refuses NUL) and halves of a surrogate pair (not UTF-8) have no place in a text. */
const forbidden = /[^\P{Cc}\n\t]|[\u2028\u2029\ufeff]/u
export const isPrintable = (text: string): boolean => !forbidden.test(text) && text.isWellFormed()

export const textUpTo = (max: number) =>
  z.string().trim().min(1).max(max).refine(isPrintable, 'contains a control character; remove it')

export const key = z
  .string()
  .max(60)
  .regex(
    /^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/,
    'must be a key: small letters and digits joined by "-" or ".", as in "data-prep" or "task-1.2"',
  )

export const url = z
  .string()
  .max(500)
  .regex(
    /^https:\/\/[a-z0-9.-]+\.[a-z]{2,}(?:[/?#][!#-;=?-[\]_a-z~]*)?$/i,
    'must be a web address that begins with "https://"',
  )

export const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'must be a date written as YYYY-MM-DD', abort: true })
  .refine((written) => parsePlainDate(written).ok, 'is a date that no calendar has')
