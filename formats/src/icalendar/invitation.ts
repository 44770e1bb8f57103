import type { Instant } from '@cadre/kernel'
import { folded } from './content-line.ts'
import { alarmLines, attendeeLine, eventLines, statusLine } from './event.ts'
import type { Attendee, CalendarAddress, CalendarEvent } from './event.ts'
import { calendarLines } from './object.ts'

export type Invitation = {
  /**
   * request: a new or changed session · cancel: the session will not take place · uninvite: it will, without these people
   * (RFC 5546 sections 3.2.2 and 3.2.5: the status is then left out).
   */
  readonly kind: 'request' | 'cancel' | 'uninvite'
  readonly event: CalendarEvent
  readonly organizer: CalendarAddress
  readonly attendees: readonly Attendee[]
  /** When this message was made: DTSTAMP. */
  readonly stamp: Instant
}

/** The attachment of one invitation by mail; `text/calendar` with the same method must be its media type. */
export function writeInvitation({ kind, event, organizer, attendees, stamp }: Invitation): string {
  const told = kind === 'cancel' ? { ...event, status: 'CANCELLED' as const } : event
  const lines = [
    ...eventLines(told, organizer, stamp),
    ...(kind === 'uninvite' ? [] : [statusLine(told)]),
    ...attendees.map(attendeeLine),
    ...(kind === 'request' ? event.alarms.flatMap((minutes) => alarmLines(minutes, event.summary)) : []),
  ]
  return folded(calendarLines({ method: methodOf(kind), about: [], spans: [event], events: [lines] }))
}

export const methodOf = (kind: Invitation['kind']): 'REQUEST' | 'CANCEL' => (kind === 'request' ? 'REQUEST' : 'CANCEL')
