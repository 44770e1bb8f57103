import {
  addToLevel,
  type AbilityState,
  defaultDynamics,
  elapse,
  emptyLevel,
  type Exam,
  type ItemState,
  itemPriors,
  type LevelSums,
  observe,
  priorState,
  recallAfter,
} from '@cadre/psychometrics'
import { present, type Id, type Instant } from '@cadre/kernel'

/** How the numbers are computed; a change of it makes beliefs be read anew and is kept with every forecast. */
export const modelVersion = 'adf-1'

/** How much easier questions are outside exam conditions, logits: the engine's mean before any data. */
const practiceEase = 0.05

/** What is believed of a person's ability in a certification's domains: as large after ten thousand answers as after ten. */
export type Belief = {
  readonly scheme: string
  readonly domains: readonly string[]
  readonly mean: readonly number[]
  readonly covariance: readonly number[]
  readonly day: number
  readonly lastActive: number
  readonly answers: readonly number[]
  readonly right: readonly number[]
  readonly lastAnswerAt: Instant
  /** The sequence of the learning record up to which it was read. */
  readonly cursor: number
  readonly model: string
}

/** A question as the person last met it, and how hard it looks by their answers. */
export type Encounter = { readonly day: number; readonly difficulty: number; readonly variance: number }

/** The answers of one week and domain as sums. */
export type WeekSums = {
  readonly week: number
  readonly domain: string
  readonly answers: number
  readonly right: number
  readonly likelihood: LevelSums
}

/** An answer with what the bank knows of its question. */
export type JudgedAnswer = {
  readonly questionId: Id<'qst'>
  readonly domain: string
  readonly at: Instant
  readonly correct: boolean
  readonly practiceExam: boolean
  readonly sequence: number
  readonly revision: number
  /** Chance of guessing it right. */
  readonly guess: number
  /** 1 easy to 5 hard, in the author's judgement. */
  readonly rating: number | null
}

export type Target = { readonly scheme: string; readonly domains: readonly string[]; readonly exam: Exam }

/** Days since 1970-01-01, with their fraction: the engine's clock. */
export const dayOf = (at: Instant): number => at / 86_400_000

/** Weeks since the Monday of 1970-01-05. */
export const weekOf = (day: number): number => Math.floor((day - 4) / 7)
export const firstDayOfWeek = (week: number): number => week * 7 + 4
export const weekKey = ({ week, domain }: Pick<WeekSums, 'week' | 'domain'>): string => `${week} ${domain}`

/**
 * Whether the record has to be read from its beginning: a correction replaced what was read, an answer came later than one given after
 * it, or the exam or the model is another one.
 */
export const mustRebuild = (
  belief: Belief,
  answers: readonly Pick<JudgedAnswer, 'at' | 'revision'>[],
  scheme: string,
): boolean =>
  belief.scheme !== scheme ||
  belief.model !== modelVersion ||
  answers.some(({ at, revision }) => revision > 1 || at < belief.lastAnswerAt)

export const engineState = ({ day, lastActive, mean, covariance }: Belief): AbilityState => ({
  day,
  lastActive,
  mean: Float64Array.from(mean),
  covariance: Float64Array.from(covariance),
})

export type Known = {
  readonly belief: Belief | null
  /** Of the questions that are answered now. */
  readonly encounters: ReadonlyMap<Id<'qst'>, Encounter>
  /** Of the weeks that are answered in now, by `weekKey`. */
  readonly weeks: ReadonlyMap<string, WeekSums>
}
export type Learnt = {
  readonly belief: Belief
  readonly encounters: ReadonlyMap<Id<'qst'>, Encounter>
  readonly weeks: ReadonlyMap<string, WeekSums>
}

/**
 * Takes answers, in the order in which they were given, into what is known. Answers of domains that the exam does not have say nothing
 * about it and are passed over. Null: there is nothing to believe yet.
 */
export function learn(known: Known, answers: readonly JudgedAnswer[], target: Target): Learnt | null {
  const placed = answers.filter(({ domain }) => target.domains.includes(domain))
  const first = placed[0]
  if (!known.belief && !first) return null
  const state = known.belief ? engineState(known.belief) : startOf(present(first, 'there is an answer'), target)
  const encounters = new Map(known.encounters)
  const weeks = new Map(known.weeks)
  const count = [...(known.belief?.answers ?? target.domains.map(() => 0))]
  const right = [...(known.belief?.right ?? target.domains.map(() => 0))]
  for (const answer of placed) {
    const domain = target.domains.indexOf(answer.domain)
    const before = encounters.get(answer.questionId)
    const item = itemOf(answer, before, { domain, exam: target.exam })
    const day = dayOf(answer.at)
    const seen = {
      correct: answer.correct,
      recall: before ? recallAfter(day - before.day) : 0,
      ease: answer.practiceExam ? 0 : practiceEase,
    }
    const week = { week: weekOf(day), domain: answer.domain }
    weeks.set(weekKey(week), added(weeks.get(weekKey(week)), week, { item: { ...item }, seen }))
    elapse(state, day, defaultDynamics)
    observe(state, item, seen)
    encounters.set(answer.questionId, { day, difficulty: item.b, variance: item.variance })
    count[domain] = (count[domain] ?? 0) + 1
    right[domain] = (right[domain] ?? 0) + (answer.correct ? 1 : 0)
  }
  const last = placed.at(-1)
  const belief: Belief = {
    scheme: target.scheme,
    domains: target.domains,
    mean: [...state.mean],
    covariance: [...state.covariance],
    day: state.day,
    lastActive: state.lastActive,
    answers: count,
    right,
    lastAnswerAt: last?.at ?? present(known.belief, 'something was known').lastAnswerAt,
    cursor: answers.reduce((most, { sequence }) => Math.max(most, sequence), known.belief?.cursor ?? 0),
    model: modelVersion,
  }
  return { belief, encounters, weeks }
}

/** Before the first answer everybody is expected just at the cut. */
const startOf = ({ at }: JudgedAnswer, { domains }: Target): AbilityState =>
  priorState(
    domains.map(() => 0),
    dayOf(at),
  )

/** The question by its author's rating; met before, as that person's answers left it. */
function itemOf(
  { guess, rating }: JudgedAnswer,
  before: Encounter | undefined,
  { domain, exam }: { domain: number; exam: Exam },
): ItemState {
  const prior = present(itemPriors([{ domain, rating }], exam)[0], 'one question has one prior')
  return {
    ...prior,
    c: guess,
    b: before?.difficulty ?? prior.b,
    variance: before?.variance ?? prior.variance,
  }
}

type Seen = { readonly correct: boolean; readonly recall: number; readonly ease: number }

const added = (
  before: WeekSums | undefined,
  { week, domain }: Pick<WeekSums, 'week' | 'domain'>,
  { item, seen }: { item: ItemState; seen: Seen },
): WeekSums => ({
  week,
  domain,
  answers: (before?.answers ?? 0) + 1,
  right: (before?.right ?? 0) + (seen.correct ? 1 : 0),
  likelihood: addToLevel(before?.likelihood ?? emptyLevel(), item, seen, defaultDynamics.priorSd),
})
