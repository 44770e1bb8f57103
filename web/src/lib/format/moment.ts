import {
  expectOk,
  type Instant,
  parsePlainDate,
  parsePlainTime,
  type PlainDate,
  type PlainTime,
  type Zone,
} from '@cadre/kernel'
import { thisYear } from '../clock.ts'
import { dateText, styleIn } from './date.ts'
import { locale } from './number.ts'

/** An instant as the clocks of one zone show it. */
export type LocalMoment = { readonly date: PlainDate; readonly time: PlainTime; readonly zone: Zone }

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(zone: Zone): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formatters.set(zone, made)
  return made
}

export function momentIn(zone: Zone, at: Instant): LocalMoment {
  const parts = new Map(
    formatterFor(zone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  )
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? ''
  const year = part('year').padStart(4, '0')
  return {
    date: expectOk(parsePlainDate(`${year}-${part('month')}-${part('day')}`)),
    time: expectOk(parsePlainTime(`${part('hour')}:${part('minute')}`)),
    zone,
  }
}

/** `New York`, `Berlin`, `UTC`: the zone as people call it. */
export const zoneCity = (zone: Zone): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

/** `GMT+1`, `BST`: what the zone is called at that instant; it changes with daylight saving. */
export function zoneAbbreviation(zone: Zone, at: Instant): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' }).formatToParts(at)
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone
}

export type Span = { readonly from: Instant; readonly until?: Instant | undefined }

/**
 * `Thu 14 Jan, 17:00–18:30`; with the second date when the span passes midnight.
 * @param year the one that goes without saying; the year of other dates is written.
 */
export function spanText(span: Span, zone: Zone, year = thisYear()): string {
  const start = momentIn(zone, span.from)
  const head = `${dateText(start.date, styleIn(year, start.date))}, ${start.time}`
  if (span.until === undefined) return head
  const end = momentIn(zone, span.until)
  if (end.date === start.date) return `${head}\u2013${end.time}`
  return `${head} \u2013 ${dateText(end.date, styleIn(year, end.date))}, ${end.time}`
}

/** Whether clocks in the two zones show the same time at that instant. */
export function clocksAgree(a: Zone, b: Zone, at: Instant): boolean {
  const [one, two] = [momentIn(a, at), momentIn(b, at)]
  return one.date === two.date && one.time === two.time
}

/** The same span beside another zone's, which says its year: only the clock time, and the date only where it differs. */
export function spanBeside(span: Span, zone: Zone, beside: Zone): string {
  const [own, other] = [momentIn(zone, span.from), momentIn(beside, span.from)]
  const time = span.until === undefined ? own.time : `${own.time}\u2013${momentIn(zone, span.until).time}`
  return own.date === other.date ? time : `${dateText(own.date, 'day')}, ${time}`
}

/** The instant in the spelling of a `datetime` attribute. */
export const isoText = (at: Instant): string => new Date(at).toISOString()
