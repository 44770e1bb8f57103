import type { Instant, Zone } from '@cadre/kernel'
import { property } from './content-line.ts'
import type { ContentLine } from './content-line.ts'

const two = (n: number): string => String(n).padStart(2, '0')

/** Form 1 of DATE-TIME: `20270112T170000`. */
export const localDateTime = (at: Temporal.PlainDateTime): string =>
  `${String(at.year).padStart(4, '0')}${two(at.month)}${two(at.day)}T${two(at.hour)}${two(at.minute)}${two(at.second)}`

const zoned = (at: Instant, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)

/** Form 2 of DATE-TIME: `20270112T220000Z`. */
export const utc = (at: Instant): string => `${localDateTime(zoned(at, 'UTC').toPlainDateTime())}Z`

/**
 * Form 3, local time with its zone, which keeps its hour for people; form 2 where the local time occurs twice: RFC 5545
 * section 3.3.5 means the first, but readers are known to take the second (ical.js 2.2 does).
 */
export function zonedProperty(name: string, at: Instant, zone: Zone): ContentLine {
  const local = zoned(at, zone).toPlainDateTime()
  const [first, second] = [local.toZonedDateTime(zone), local.toZonedDateTime(zone, { disambiguation: 'later' })]
  return first.equals(second) ? property(name, localDateTime(local), { TZID: zone }) : property(name, utc(at))
}
