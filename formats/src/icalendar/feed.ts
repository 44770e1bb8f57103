import type { Instant } from '@cadre/kernel'
import { folded, property, textValue, uriValue } from './content-line.ts'
import { utc } from './date-time.ts'
import { alarmLines, eventLines, statusLine } from './event.ts'
import type { CalendarAddress, CalendarEvent } from './event.ts'
import { calendarLines } from './object.ts'

/** A calendar to subscribe to or to keep as a file. Cancelled events stay in it, so that subscribers see them cancelled. */
export type CalendarFeed = {
  readonly name: string
  readonly description: string
  readonly organizer: CalendarAddress
  /** Where the feed itself is fetched from; null for a file. */
  readonly source: string | null
  /** How often subscribers should come again. */
  readonly refreshMinutes: number
  readonly lastModified: Instant
  /** When this text was made: DTSTAMP of every event. */
  readonly stamp: Instant
  readonly events: readonly CalendarEvent[]
}

/**
 * METHOD:PUBLISH (RFC 5546 section 3.2.1, which allows no attendees) with the calendar properties of RFC 7986. Subscribers
 * update in place by UID, SEQUENCE and LAST-MODIFIED. X- properties repeat what older clients only read there.
 */
export function writeFeed(feed: CalendarFeed): string {
  const every = `PT${feed.refreshMinutes}M`
  const about = [
    property('NAME', textValue(feed.name)),
    property('X-WR-CALNAME', textValue(feed.name)),
    ...(feed.description === '' ? [] : [property('DESCRIPTION', textValue(feed.description))]),
    property('LAST-MODIFIED', utc(feed.lastModified)),
    property('REFRESH-INTERVAL', every, { VALUE: 'DURATION' }),
    property('X-PUBLISHED-TTL', every),
    ...(feed.source === null ? [] : [property('SOURCE', uriValue(feed.source), { VALUE: 'URI' })]),
  ]
  const events = feed.events.map((event) => [
    ...eventLines(event, feed.organizer, feed.stamp),
    statusLine(event),
    ...(event.status === 'CANCELLED' ? [] : event.alarms.flatMap((minutes) => alarmLines(minutes, event.summary))),
  ])
  return folded(calendarLines({ method: 'PUBLISH', about, spans: feed.events, events }))
}
