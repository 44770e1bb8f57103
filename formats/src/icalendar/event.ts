import type { Instant, Zone } from '@cadre/kernel'
import { property, quoted, textValue, uriValue } from './content-line.ts'
import type { ContentLine } from './content-line.ts'
import { utc, zonedProperty } from './date-time.ts'

/** Who is named by a calendar address. */
export type CalendarAddress = { readonly name: string; readonly email: string }

export type Attendee = CalendarAddress & { readonly role: 'CHAIR' | 'REQ-PARTICIPANT' | 'OPT-PARTICIPANT' }

/** One session as calendars see it. Every time is given: writing twice gives the same bytes. */
export type CalendarEvent = {
  /** Globally unique, the same in every feed and invitation for the life of the session. */
  readonly uid: string
  /** Rises with every change that people must hear of. */
  readonly sequence: number
  /** Half-open. */
  readonly start: Instant
  readonly end: Instant
  readonly zone: Zone
  readonly summary: string
  readonly description: string
  readonly location: string | null
  /** Where more is said about it. */
  readonly url: string | null
  /** Where people join from afar (RFC 7986). */
  readonly joinUrl: string | null
  readonly categories: readonly string[]
  readonly status: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED'
  readonly created: Instant
  readonly lastModified: Instant
  /** Display alarms, in minutes before the start. */
  readonly alarms: readonly number[]
}

/** What an event holds in every method. `stamp`: when this representation was made (DTSTAMP). */
export function eventLines(event: CalendarEvent, organizer: CalendarAddress, stamp: Instant): readonly ContentLine[] {
  const { uid, sequence, start, end, zone, summary, description, location, url, joinUrl, categories } = event
  return [
    property('UID', textValue(uid)),
    property('DTSTAMP', utc(stamp)),
    property('CREATED', utc(event.created)),
    property('LAST-MODIFIED', utc(event.lastModified)),
    property('SEQUENCE', String(sequence)),
    zonedProperty('DTSTART', start, zone),
    zonedProperty('DTEND', end, zone),
    property('SUMMARY', textValue(summary)),
    ...(description === '' ? [] : [property('DESCRIPTION', textValue(description))]),
    ...(location === null ? [] : [property('LOCATION', textValue(location))]),
    ...(url === null ? [] : [property('URL', uriValue(url))]),
    ...(joinUrl === null ? [] : [property('CONFERENCE', uriValue(joinUrl), { VALUE: 'URI', FEATURE: 'VIDEO' })]),
    ...(categories.length === 0 ? [] : [property('CATEGORIES', categories.map(textValue).join(','))]),
    property('ORGANIZER', `mailto:${uriValue(organizer.email)}`, { CN: quoted(organizer.name) }),
  ]
}

export const statusLine = ({ status }: CalendarEvent): ContentLine => property('STATUS', status)

export const attendeeLine = ({ name, email, role }: Attendee): ContentLine =>
  property('ATTENDEE', `mailto:${uriValue(email)}`, {
    CN: quoted(name),
    CUTYPE: 'INDIVIDUAL',
    ROLE: role,
    PARTSTAT: 'NEEDS-ACTION',
    RSVP: 'TRUE',
  })

export const alarmLines = (minutesBefore: number, summary: string): readonly ContentLine[] => [
  'BEGIN:VALARM',
  property('ACTION', 'DISPLAY'),
  property('TRIGGER', `-PT${minutesBefore}M`),
  property('DESCRIPTION', textValue(summary)),
  'END:VALARM',
]
