import type { CalendarEntry, EntryKind } from '../../ui/calendar/calendar-entry.ts'
import type { Cohort } from './cohort.ts'

type Session = Cohort['plan']['sessions'][number]

const kindOf = ({ state, kind }: Session): EntryKind => {
  if (state === 'held') return 'done'
  if (state === 'planned') return kind === 'practice-exam' ? 'exam' : 'own'
  return 'cancelled'
}

/** The sessions of a plan as entries of a calendar on the cohort's clock. */
export const entriesOf = (sessions: readonly Session[], mayMove: boolean): CalendarEntry[] =>
  sessions.map((session) => ({
    id: session.key,
    title: session.title,
    date: session.date,
    time: session.time,
    minutes: session.minutes,
    kind: kindOf(session),
    movable: mayMove && session.state === 'planned',
    ...(session.trainerName === null ? {} : { detail: session.trainerName }),
  }))
