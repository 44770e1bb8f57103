import type { Attendee, CalendarAddress, CalendarEvent } from '@cadre/formats/icalendar'
import type { PlannedSession } from '@cadre/calendar'
import type { Instant } from '@cadre/kernel'
import type { DirectoryEntry } from '../../identity/index.ts'
import type { Cohort, PersonKey } from '../domain/cohort.ts'

export type EventContext = {
  readonly cohort: Cohort
  readonly code: string
  readonly sequences: Readonly<Record<string, number>>
  readonly link: string
}

/** A session as calendars see it: the UID is the same in every feed and invitation, for good. */
export function eventOf(
  session: PlannedSession & { readonly changedAt?: Instant },
  { cohort, code, sequences, link }: EventContext,
): CalendarEvent {
  const gone = session.state === 'cancelled' || session.state === 'merged' || cohort.stage === 'cancelled'
  return {
    uid: `${cohort.cohortId}.${session.key}@cadre`.toLowerCase(),
    sequence: sequences[session.key] ?? 0,
    start: session.start,
    end: session.end,
    zone: cohort.zone,
    summary: `${code}: ${session.title}`,
    description: `${cohort.name}, week ${session.week}, ${session.minutes} minutes.\n${link}`,
    location: null,
    url: link,
    joinUrl: null,
    categories: [code],
    status: gone ? 'CANCELLED' : cohort.stage === 'confirmed' ? 'CONFIRMED' : 'TENTATIVE',
    created: cohort.createdAt,
    lastModified: session.changedAt ?? cohort.changedAt,
    alarms: [60],
  }
}

export const addressOf = ({ name, email }: Pick<DirectoryEntry, 'name' | 'email'>): CalendarAddress => ({ name, email })

/** The trainers chair, the others take part. */
export function attendeesOf(
  people: readonly PersonKey[],
  trainer: string | null,
  directory: ReadonlyMap<PersonKey, DirectoryEntry>,
): Attendee[] {
  return people.flatMap((personId) => {
    const entry = directory.get(personId)
    return entry
      ? [{ ...addressOf(entry), role: personId === trainer ? ('CHAIR' as const) : ('REQ-PARTICIPANT' as const) }]
      : []
  })
}
