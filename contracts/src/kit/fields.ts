import { z } from 'zod'
import {
  isId,
  parsePlainDate,
  parsePlainTime,
  parseZone,
  type Id,
  type PlainDate,
  type PlainTime,
  type Zone,
} from '@cadre/kernel'

/** PostgreSQL refuses NUL, and a lone surrogate has no UTF-8: both are refused at the door, naming the field. */
const storable = (text: string) => !text.includes('\u0000') && text.isWellFormed()
const notStorable = 'holds a character that cannot be stored (NUL or half of a surrogate pair)'

/** One line of text, trimmed. @param max characters, at most. */
export const text = (max: number, min = 1) =>
  z
    .string()
    .max(max)
    .refine(storable, notStorable)
    .refine((s) => !/[\r\n]/.test(s), 'must be one line')
    .transform((s) => s.trim())
    .refine((s) => s.length >= min, min === 1 ? 'must not be empty' : `needs at least ${min} characters`)
    .meta({ minLength: min, maxLength: max })

/** Text of several lines (Markdown, notes, a file's content). */
export const multiline = (max: number) => z.string().max(max).refine(storable, notStorable)

/** A secret as typed: never trimmed, never logged. */
export const secret = (max: number, min = 1) =>
  z.string().min(min).max(max).refine(storable, notStorable).meta({ format: 'password' })

/** An id of one kind; `idKind` lets generated tests put real and foreign ids in its place. */
export const idOf = <const P extends string>(prefix: P) =>
  z
    .string()
    .max(40)
    .refine((s): s is Id<P> => isId(prefix, s), `must be an id that begins with ${prefix}_`)
    .meta({ idKind: prefix, examples: [`${prefix}_01JZ0000000000000000000000`] })

export const email = () =>
  z
    .string()
    .max(254)
    .transform((s) => s.trim().toLowerCase())
    .refine(
      (s) => /^[^\s@"(),:;<>[\]\\]+@[^\s@.]+(\.[^\s@.]+)+$/.test(s) && storable(s),
      'must be a mail address such as ana@example.org',
    )
    .meta({ format: 'email' })

export const plainDate = () =>
  z
    .string()
    .refine((s): s is PlainDate => parsePlainDate(s).ok, 'must be a date such as 2027-01-11')
    .meta({ format: 'date', examples: ['2027-01-11'] })

export const plainTime = () =>
  z
    .string()
    .refine((s): s is PlainTime => parsePlainTime(s).ok, 'must be a time of day such as 17:00')
    .meta({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', examples: ['17:00'] })

export const zone = () =>
  z
    .string()
    .max(64)
    .refine((s): s is Zone => parseZone(s).ok, 'must be an IANA time zone such as Europe/Paris')
    .meta({ examples: ['Europe/Paris'] })

/** An instant on the wire: ISO 8601 in UTC with milliseconds. */
export const instantText = () => z.iso.datetime().meta({ format: 'date-time' })

/** An instant that a caller gives. */
export const sentInstant = () => z.iso.datetime().max(30).meta({ format: 'date-time', maxLength: 30 })

/** Monday is 1, Sunday 7 (ISO 8601). */
export const weekday = () => z.int().min(1).max(7)

export const page = { cursor: text(200).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }

/** An address on the web; other schemes can run code where they are followed. */
export const webAddress = () => z.url({ protocol: /^https?$/ }).max(500)
