import type { AbilityState, Exam } from '@cadre/psychometrics'
import type { Belief } from './belief.ts'
import type { ExamScheme } from './exam-scheme.ts'

/** One domain of the exam as one person stands in it. */
export type DomainForecast = {
  readonly key: string
  readonly name: string
  /** Percent of the exam. */
  readonly weight: number
  readonly answers: number
  readonly right: number
  /** Share of an exam's questions that would be answered right today, with an 80 % interval. */
  readonly share: number
  readonly low: number
  readonly high: number
  /** What ten more right answers in a hundred here would add to the chance of passing. */
  readonly gain: number
}

/** 10 % and 90 % points of a standard normal. */
const z80 = 1.2815515655446004

type Seen = {
  readonly state: AbilityState
  readonly scheme: ExamScheme
  readonly exam: Exam
  readonly sensitivity: readonly number[]
}

export function domainForecasts(belief: Belief, { state, scheme, exam, sensitivity }: Seen): DomainForecast[] {
  const size = scheme.domains.length
  return scheme.domains.map(({ key, name, weight }, d) => {
    const mean = state.mean[d] ?? 0
    const sd = Math.sqrt(state.covariance[d * size + d] ?? 0)
    const slope = (shareAt(mean + 0.05, exam) - shareAt(mean - 0.05, exam)) / 0.1
    return {
      key,
      name,
      weight,
      answers: belief.answers[d] ?? 0,
      right: belief.right[d] ?? 0,
      share: shareAt(mean, exam),
      low: shareAt(mean - z80 * sd, exam),
      high: shareAt(mean + z80 * sd, exam),
      gain: slope <= 0 ? 0 : (0.1 * (sensitivity[d] ?? 0)) / slope,
    }
  })
}

/** Standard normal points at even quantiles: the exam's spread of difficulty in nine steps. */
const quantiles = [-1.593, -0.967, -0.589, -0.282, 0, 0.282, 0.589, 0.967, 1.593]

/** Expected share right of the exam's questions at an ability. */
const shareAt = (ability: number, { guess, difficulty, spread }: Exam): number =>
  quantiles.reduce((sum, z) => sum + guess + (1 - guess) / (1 + Math.exp(difficulty + spread * z - ability)), 0) /
  quantiles.length
