import type { Advice } from './advice.ts'
import type { AlternativeChange } from './alternatives.ts'
import type { Calendar } from './calendar.ts'
import { dateOf, timeOf } from './civil.ts'
import type { Conflict, ExamProblem } from './conflict.ts'
import type { Consequence, WhenHeld } from './consequence.ts'
import { localAt } from './zone-offsets.ts'
import { unreachable } from '@cadre/kernel'
import type { Instant } from '@cadre/kernel'

/** How the parts of one calendar are called. */
export type Names = {
  readonly session: (key: string) => string
  readonly person: (key: string) => string
  readonly task: (key: string) => string
  readonly moment: (at: Instant) => string
}

export function namesOf({ sessions, tasks, input }: Calendar): Names {
  const titles = new Map(sessions.map((s) => [s.key, `"${s.title}" (${s.date} ${s.time})`]))
  const people = new Map([...input.trainers, ...input.participants].map((p) => [p.key, p.name]))
  const works = new Map(tasks.map((t) => [t.key, `"${t.title}"`]))
  return {
    session: (key) => titles.get(key) ?? key,
    person: (key) => people.get(key) ?? key,
    task: (key) => works.get(key) ?? key,
    moment: (at) => {
      const local = localAt(at, input.zone)
      return `${dateOf(local)} ${timeOf(local)}`
    },
  }
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
/** @param weekday 1 (Monday) to 7 (Sunday). */
export const weekdayName = (weekday: number): string => weekdays[weekday - 1] ?? String(weekday)

const examProblems: Record<ExamProblem, string> = {
  'before-last-session': 'is before the last session',
  'outside-window': 'is outside the exam window',
  'past-retire': 'is on or after the retire date',
  'during-session': 'is during a session',
}

/** One sentence: who, what, when. */
export function conflictText(conflict: Conflict, say: Names): string {
  switch (conflict.kind) {
    case 'holiday':
      return conflict.avoided
        ? `${conflict.date} is ${conflict.name}: ${say.session(conflict.session)} takes the next slot.`
        : `${say.session(conflict.session)} is on ${conflict.name}.`
    case 'trainer-busy':
    case 'participant-busy':
      return `${say.person(conflict.person)} is busy during ${say.session(conflict.session)}: ${conflict.booking}, ${say.moment(conflict.from)} to ${say.moment(conflict.to)}.`
    case 'outside-availability':
      return `${say.session(conflict.session)} is outside the hours of ${say.person(conflict.person)} (${conflict.localTime} there).`
    case 'away':
      return `${say.person(conflict.person)} is away during ${say.session(conflict.session)}: ${conflict.reason}.`
    case 'sessions-overlap':
      return `${say.session(conflict.session)} and ${say.session(conflict.other)} overlap.`
    case 'dst-shifted':
      return conflict.why === 'gap'
        ? `Clocks skip ${conflict.agreed} that day: ${say.session(conflict.session)} is at ${conflict.held}.`
        : `${conflict.agreed} occurs twice that day: ${say.session(conflict.session)} is at the first.`
    case 'too-short-slot':
      return `${say.session(conflict.session)} takes ${conflict.needs} minutes, its slot offers ${conflict.slot}.`
    default:
      return moreConflictText(conflict, say)
  }
}

type Plain = 'holiday' | 'trainer-busy' | 'participant-busy' | 'outside-availability' | 'away' | 'sessions-overlap'
type Rest = Exclude<Conflict, { kind: Plain | 'dst-shifted' | 'too-short-slot' }>

function moreConflictText(conflict: Rest, say: Names): string {
  switch (conflict.kind) {
    case 'out-of-order':
      return `${say.session(conflict.session)} comes before ${say.session(conflict.builtOn)}, which it builds on.`
    case 'builds-on-cancelled':
      return `${say.session(conflict.session)} builds on ${say.session(conflict.builtOn)}, which is cancelled.`
    case 'no-trainer':
      return `${say.session(conflict.session)} has no trainer.`
    case 'over-capacity':
      return `${say.person(conflict.person)} leads ${conflict.minutes} minutes in the week of ${conflict.weekOf}, and agreed to ${conflict.capacity}.`
    case 'no-time-for-task':
      return `${say.task(conflict.task)} is due before it opens.`
    case 'orphaned-task':
      return `${say.task(conflict.task)} has no session left to hang on.`
    case 'past-retire':
      return `${say.session(conflict.session)} is not before ${conflict.retires}, when the exam retires.`
    case 'no-exam-date':
      return conflict.from > conflict.to
        ? `There is no day for the exam of ${say.person(conflict.person)} between the last session and the end of the window.`
        : `No day from ${conflict.from} to ${conflict.to} suits the exam of ${say.person(conflict.person)}.`
    case 'booked-exam':
      return `The exam of ${say.person(conflict.person)} on ${say.moment(conflict.start)} ${examProblems[conflict.why]}.`
    default:
      return unreachable(conflict)
  }
}

export function adviceText(advice: Advice, say: Names): string {
  switch (advice.kind) {
    case 'group-size':
      return `${advice.participants} participants; ${advice.from} to ${advice.to} are recommended.`
    case 'weeks':
      return `${advice.weeks} weeks; ${advice.from} to ${advice.to} are recommended at this level.`
    case 'sessions-per-week':
      return `${advice.perWeek} sessions a week; ${advice.usual} are usual.`
    case 'session-length':
      return `${advice.sessions.length} sessions are not ${advice.usual} minutes long.`
    case 'local-time-changes':
      return `From ${advice.from}, sessions are at ${advice.becomes} instead of ${advice.was} in ${advice.zone} (${advice.people.map(say.person).join(', ')}).`
    default:
      return unreachable(advice)
  }
}

export function alternativeText(change: AlternativeChange, say: Names): string {
  switch (change.kind) {
    case 'time':
      return `begin at ${[...new Set(change.times)].join(' and ')}`
    case 'weekdays':
      return `meet on ${change.weekdays.map(weekdayName).join(' and ')}`
    case 'start':
      return `start on ${change.start}`
    case 'long-slot':
      return `hold the long sessions on ${weekdayName(change.slot.weekday)} at ${change.slot.at}`
    case 'move-sessions':
      return `move ${change.moves.map((m) => `${say.session(m.session)} to ${m.date} ${m.time}`).join('; ')}`
    default:
      return unreachable(change)
  }
}

const when = ({ date, time }: WhenHeld): string => `${date} ${time}`

/** One consequence of a change, as a sentence. */
export function consequenceText(consequence: Consequence, say: Names): string {
  switch (consequence.kind) {
    case 'session-moved':
      return `${say.session(consequence.session)} moves from ${when(consequence.from)} to ${when(consequence.to)}.`
    case 'session-state':
      return consequence.into === null
        ? `${say.session(consequence.session)} becomes ${consequence.to}.`
        : `${say.session(consequence.session)} is merged into ${say.session(consequence.into)}.`
    case 'session-added':
      return `${say.session(consequence.session)} is added on ${when(consequence.at)}.`
    case 'session-removed':
      return `${say.session(consequence.session)} on ${when(consequence.at)} is removed.`
    case 'trainer-changed':
      return `${say.session(consequence.session)} is led by ${named(consequence.to, say)} instead of ${named(consequence.from, say)}.`
    case 'task-due':
      return `${say.task(consequence.task)} is due ${say.moment(consequence.to)} instead of ${say.moment(consequence.from)}.`
    case 'task-hangs-on':
      return `${say.task(consequence.task)} now belongs to ${say.session(consequence.to)}.`
    case 'reminder':
      return consequence.to === null
        ? `The reminder of ${say.session(consequence.session)} is dropped.`
        : `The reminder of ${say.session(consequence.session)} goes out on ${say.moment(consequence.to)}.`
    case 'trainer-load':
      return `${say.person(consequence.trainer)} leads ${consequence.to} minutes instead of ${consequence.from} in the week of ${consequence.weekOf}.`
    case 'invitation':
      return consequence.method === 'cancel'
        ? `${whoGets(consequence.people, say)} a cancellation of ${say.session(consequence.session)}.`
        : `${whoGets(consequence.people, say)} an update of ${say.session(consequence.session)}.`
    case 'exam-dates':
      return `The suggested exam dates of ${say.person(consequence.participant)} change${consequence.to[0] ? ` to ${consequence.to[0].date} or later` : ': none fits any more'}.`
    case 'conflict-new':
      return `New conflict: ${conflictText(consequence.conflict, say)}`
    case 'conflict-gone':
      return `Solved: ${conflictText(consequence.conflict, say)}`
    case 'advice-new':
      return adviceText(consequence.advice, say)
    case 'advice-gone':
      return `No longer: ${adviceText(consequence.advice, say)}`
    default:
      return unreachable(consequence)
  }
}

/** `Ana gets`, `Ana and Bo get`, `Ana, Bo and Cy get`. */
function whoGets(people: readonly string[], say: Names): string {
  const names = people.map(say.person)
  const [last] = names.slice(-1)
  return names.length < 2 ? `${last ?? 'Nobody'} gets` : `${names.slice(0, -1).join(', ')} and ${last} get`
}

const named = (person: string | null, say: Names): string => (person === null ? 'nobody' : say.person(person))
