import type { Calendar, PlannedSession } from './calendar.ts'
import type { Consequence } from './consequence.ts'
import { takesPlace } from './session-state.ts'

type Invitation = Extract<Consequence, { kind: 'invitation' }>

/**
 * The SEQUENCE of every session after a change (RFC 5545 section 3.8.7.4): one higher where an invited person must hear of
 * it, 0 for a session never seen, and never lower than before, so that calendars accept an undo as news.
 */
export function nextSequences(before: Calendar, sessions: readonly PlannedSession[]): Record<string, number> {
  const sequences: Record<string, number> = { ...before.sequences }
  const now = new Map(sessions.map((s) => [s.key, s]))
  for (const was of before.sessions) {
    if (isNews(was, now.get(was.key))) sequences[was.key] = (sequences[was.key] ?? 0) + 1
    now.delete(was.key)
  }
  for (const key of now.keys()) sequences[key] = key in sequences ? (sequences[key] ?? 0) + 1 : 0
  return sequences
}

const isInvited = (session: PlannedSession | undefined): session is PlannedSession =>
  session !== undefined && takesPlace(session.state)

const isNews = (was: PlannedSession, now: PlannedSession | undefined): boolean =>
  isInvited(was) !== isInvited(now) ||
  (isInvited(was) &&
    isInvited(now) &&
    (was.start !== now.start || was.end !== now.end || was.title !== now.title || was.trainer !== now.trainer))

/** What must be sent: a request to everybody invited to a changed session, a cancellation to everybody who no longer is. */
export function invitationsBetween(before: Calendar, after: Calendar): readonly Invitation[] {
  const now = new Map(after.sessions.map((s) => [s.key, s]))
  const earlier = new Set(before.sessions.map((s) => s.key))
  const added = after.sessions.filter((s) => !earlier.has(s.key) && isInvited(s))
  const changed = before.sessions.filter((was) => isNews(was, now.get(was.key)))
  return [
    ...changed.flatMap((was) => forChanged(was, now.get(was.key), after)),
    ...added.map((session) => invitation(after, session.key, 'request', peopleOf(after, session))),
  ]
}

function forChanged(was: PlannedSession, now: PlannedSession | undefined, after: Calendar): Invitation[] {
  if (!isInvited(now)) return [invitation(after, was.key, 'cancel', peopleOf(after, was))]
  const request = invitation(after, now.key, 'request', peopleOf(after, now))
  const leaving = isInvited(was) && was.trainer !== null && was.trainer !== now.trainer ? [was.trainer] : []
  return leaving.length > 0 ? [request, invitation(after, now.key, 'cancel', leaving)] : [request]
}

const peopleOf = ({ input }: Calendar, { trainer }: PlannedSession): readonly string[] => [
  ...(trainer === null ? [] : [trainer]),
  ...input.participants.map((p) => p.key),
]

const invitation = (
  after: Calendar,
  session: string,
  method: Invitation['method'],
  people: readonly string[],
): Invitation => ({ kind: 'invitation', session, method, sequence: after.sequences[session] ?? 0, people })
