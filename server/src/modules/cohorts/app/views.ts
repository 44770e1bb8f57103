import {
  weightOf,
  type Advice,
  type Calendar,
  type Conflict,
  type Consequence,
  type PlannedSession,
  type PlannedTask,
} from '@cadre/calendar'
import { adviceText, conflictText, consequenceText, namesOf, type Names } from '@cadre/calendar/words'
import { isId, isoOf, type PlainDate } from '@cadre/kernel'
import type { PersonKey } from '../domain/cohort.ts'

/** The engine's calendar in the words and shapes of the contract. */
export const personOf = (key: string | null): PersonKey | null => (key !== null && isId('per', key) ? key : null)

export function sessionView(session: PlannedSession, nameOf: (key: string) => string) {
  const { key, title, kind, week, minutes, date, time, state, mergedInto, trainer } = session
  const about = { key, title, kind, week, minutes, date, time, state, mergedInto }
  return {
    ...about,
    start: isoOf(session.start),
    end: isoOf(session.end),
    trainerId: personOf(trainer),
    trainerName: trainer === null ? null : nameOf(trainer),
  }
}

export const taskView = ({ opens, due, ...task }: PlannedTask) => ({
  ...task,
  opens: opens === null ? null : isoOf(opens),
  due: isoOf(due),
})

export const conflictView = (conflict: Conflict, names: Names) => ({
  kind: conflict.kind,
  weight: weightOf(conflict),
  words: conflictText(conflict, names),
  sessionKey: 'session' in conflict ? conflict.session : null,
  personId: 'person' in conflict ? personOf(conflict.person) : null,
})

const adviceView = (advice: Advice, names: Names) => ({
  kind: advice.kind,
  weight: 0,
  words: adviceText(advice, names),
  sessionKey: null,
  personId: null,
})

export const lastDateOf = ({ sessions, input }: Calendar): PlainDate =>
  sessions.findLast(({ state }) => state === 'planned' || state === 'held')?.date ?? input.start

export function planView(calendar: Calendar) {
  const names = namesOf(calendar)
  return {
    sessions: calendar.sessions.map((session) => sessionView(session, names.person)),
    tasks: calendar.tasks.map(taskView),
    conflicts: calendar.conflicts
      .map((conflict) => conflictView(conflict, names))
      .toSorted((a, b) => b.weight - a.weight),
    advice: calendar.advice.map((advice) => adviceView(advice, names)),
    skippedHolidays: calendar.skippedHolidays.map(({ date, name }) => ({ date, name })),
    examDates: calendar.exams.map(({ participant, dates }) => ({
      personId: participant,
      dates: dates.map(({ date, start, end }) => ({ date, start: isoOf(start), end: isoOf(end) })),
    })),
    endsOn: lastDateOf(calendar),
  }
}

type Group = 'sessions' | 'work' | 'people' | 'invitations' | 'exam' | 'conflicts' | 'advice'
const groupOf: Readonly<Record<Consequence['kind'], Group>> = {
  'session-moved': 'sessions',
  'session-state': 'sessions',
  'session-added': 'sessions',
  'session-removed': 'sessions',
  'trainer-changed': 'people',
  'task-due': 'work',
  'task-hangs-on': 'work',
  reminder: 'invitations',
  'trainer-load': 'people',
  invitation: 'invitations',
  'exam-dates': 'exam',
  'conflict-new': 'conflicts',
  'conflict-gone': 'conflicts',
  'advice-new': 'advice',
  'advice-gone': 'advice',
}

/** @param after the calendar with the change made: it knows both the sessions that moved and those that were added. */
export function consequenceViews(consequences: readonly Consequence[], after: Calendar) {
  const names = namesOf(after)
  return consequences.map((consequence) => ({
    group: groupOf[consequence.kind],
    words: consequenceText(consequence, names),
    worse: consequence.kind === 'conflict-new',
  }))
}
