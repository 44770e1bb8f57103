import { daysBetween, type Id, type Instant, type Money, type PlainDate } from '@cadre/kernel'

/** For how long a deferral can be taken back. */
export const undoDays = 14

export type Fee = Money & { readonly words: string }
/** What goes along with the person: it is theirs, and the new cohort's trainer can look at it. */
export type Carried = {
  readonly sessionsHeld: number
  readonly sessions: number
  readonly assessmentsTaken: number
  readonly assignmentsDone: number
  readonly examOn: PlainDate | null
}
export type Deferral = {
  readonly deferralId: Id<'dfr'>
  readonly personId: Id<'per'>
  readonly from: Id<'coh'>
  readonly to: Id<'coh'>
  readonly fromState: 'invited' | 'confirmed'
  readonly reason: string
  readonly fee: Fee | null
  readonly carried: Carried
  readonly by: Id<'per'> | null
  readonly at: Instant
  readonly undoneAt: Instant | null
}

export const isTooOldToUndo = (madeOn: PlainDate, today: PlainDate): boolean => daysBetween(madeOn, today) > undoDays

export type DeferralFacts = {
  readonly name: string
  readonly from: { readonly name: string; readonly endsOn: PlainDate }
  readonly to: {
    readonly name: string
    readonly startsOn: PlainDate
    readonly endsOn: PlainDate
    readonly free: number
    readonly window: { readonly from: PlainDate; readonly to: PlainDate } | null
  }
  /** Names of those who get the seat. */
  readonly promoted: readonly string[]
  readonly carried: Carried
  readonly fee: Fee | null
}
export type DeferralConsequence = {
  readonly group: 'seats' | 'work' | 'exam' | 'fee' | 'mail'
  readonly words: string
  readonly worse: boolean
}

/** Everything that moving somebody means, before it is done. */
export function deferralConsequences(facts: DeferralFacts): DeferralConsequence[] {
  const { name, from, to, promoted, carried, fee } = facts
  const note = (group: DeferralConsequence['group'], words: string, worse = false) => ({ group, words, worse })
  const left = to.free - 1
  return [
    note('seats', `${name} leaves ${from.name} and gets a seat in ${to.name}, from ${to.startsOn} to ${to.endsOn}.`),
    note('seats', `${to.name} then has ${left === 0 ? 'no seat' : left === 1 ? 'one seat' : `${left} seats`} free.`),
    ...(promoted.length > 0
      ? [
          note(
            'seats',
            `${promoted.join(', ')} moves up from the wait list of ${from.name}; undoing then needs a free seat.`,
          ),
        ]
      : []),
    note(
      'work',
      `Goes along: ${carried.sessionsHeld} of ${carried.sessions} sessions that were held, ${carried.assessmentsTaken} ${
        carried.assessmentsTaken === 1 ? 'assessment' : 'assessments'
      } taken, ${carried.assignmentsDone} ${carried.assignmentsDone === 1 ? 'assignment' : 'assignments'} done, every answer and what is remembered of it.`,
    ),
    ...examWords(facts).map(({ words, worse }) => note('exam', words, worse)),
    fee === null
      ? note('fee', 'Nothing is charged or given back.')
      : note('fee', `${fee.minor < 0 ? 'Given back' : 'Charged'}: ${fee.words}.`, fee.minor > 0),
    note(
      'mail',
      `${name}${promoted.length > 0 ? ` and ${promoted.join(', ')}` : ''} will get mail about the new seat.`,
    ),
  ]
}

function examWords({ carried, to }: DeferralFacts): { words: string; worse: boolean }[] {
  const { examOn } = carried
  if (examOn === null) return []
  const stays = `The exam stays booked for ${examOn}`
  if (examOn <= to.endsOn) return [{ words: `${stays}: before ${to.name} ends. Move it with the vendor.`, worse: true }]
  const outside = to.window !== null && (examOn < to.window.from || examOn > to.window.to)
  return [{ words: outside ? `${stays}, outside the window of ${to.name}.` : `${stays}.`, worse: outside }]
}
