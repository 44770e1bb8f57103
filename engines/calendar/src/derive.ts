import type { Calendar, PlannedSession, TrainerWeek } from './calendar.ts'
import { adviseOn } from './advise.ts'
import { localOf, mondayOf } from './civil.ts'
import { planExams } from './exam-dates.ts'
import { findConflicts } from './find-conflicts.ts'
import { hostsOf } from './hosts.ts'
import { takesPlace } from './session-state.ts'
import { hangTasks, remindersOf } from './tasks.ts'

type Decided = Pick<Calendar, 'revision' | 'input' | 'sessions' | 'skippedHolidays' | 'sequences'>

/** The total order of a calendar: by start, then place in the teaching, then key. */
export const inOrder = (a: PlannedSession, b: PlannedSession): number =>
  a.start - b.start || a.position - b.position || (a.key < b.key ? -1 : 1)

/** The whole calendar from what was decided. Derived parts are never edited: they cannot disagree with the sessions. */
export function deriveCalendar(decided: Decided): Calendar {
  const { input } = decided
  const sessions = decided.sessions.toSorted(inOrder)
  const hosts = hostsOf(sessions)
  const load = loadOf(sessions)
  const hung = hangTasks(input, hosts)
  const exams = planExams(input, sessions)
  const found = findConflicts({ plan: input, sessions, skipped: decided.skippedHolidays, hosts, load })
  return {
    ...decided,
    sessions,
    tasks: hung.tasks,
    reminders: remindersOf(input, sessions),
    exams: exams.exams,
    load,
    conflicts: [...found, ...hung.conflicts, ...exams.conflicts],
    advice: adviseOn(input, sessions),
  }
}

/** Minutes led, by trainer and week, in order of the weeks. */
function loadOf(sessions: readonly PlannedSession[]): readonly TrainerWeek[] {
  const load = new Map<string, { trainer: string; weekOf: TrainerWeek['weekOf']; minutes: number }>()
  for (const { trainer, date, time, minutes, state } of sessions) {
    if (trainer === null || !takesPlace(state)) continue
    const weekOf = mondayOf(localOf(date, time))
    const key = `${weekOf} ${trainer}`
    const sum = load.get(key)
    if (sum) sum.minutes += minutes
    else load.set(key, { trainer, weekOf, minutes })
  }
  return [...load.values()]
}
