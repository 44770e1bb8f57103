import { assert } from '@cadre/kernel'
import type { AbilityState } from './ability-state.ts'
import { choleskyInPlace } from './cholesky.ts'
import type { Draws } from './draws.ts'
import { type Exam, typicalForm } from './exam.ts'
import { logistic } from './logistic.ts'
import { normalBelow, normalQuantile } from './normal-curve.ts'
import { scoreDistribution } from './score-distribution.ts'

export type PassForecast = {
  /** Chance of passing, should the group develop as expected. */
  readonly p: number
  /**
   * 80 % interval of the chance: where it would lie were today's ability, the group's growth until the exam and the bank's distance from the exam known
   * exactly. What befalls the learner alone (their own way until the exam, their day, their form) stays unknown.
   */
  readonly lo: number
  readonly hi: number
  /** dP / dtheta per domain: what an additional logit there is worth. */
  readonly sensitivity: readonly number[]
  /** Expected share right per domain on the exam. */
  readonly expectedShare: readonly number[]
}

/** What is added to today's belief until the exam. */
export type Outlook = {
  /** Expected gain of every domain until the exam, logits. */
  readonly drift: number
  /** The group's level per domain today, and the share of a learner's distance from it that lasts until the exam, (0, 1]. */
  readonly level: readonly number[]
  readonly kept: number
  /** Variance of a learner's own gain: what all domains share of it, and each domain's own, logits². */
  readonly commonVariance: number
  readonly ownVariance: number
  /** Variance of what the whole group gains, logits²: it belongs to the interval and not to `p`. */
  readonly groupVariance: number
}

export const noOutlook: Outlook = {
  drift: 0,
  level: [],
  kept: 1,
  commonVariance: 0,
  ownVariance: 0,
  groupVariance: 0,
}

/** An exam with its working arrays, to forecast many learners without allocating in the loop. */
export type Forecaster = {
  readonly exam: Exam
  readonly draws: Draws
  readonly questions: number
  readonly domainOf: Int32Array
  readonly difficulty: Float64Array
  readonly chances: Float64Array
  readonly slopes: Float64Array
  readonly distribution: Float64Array
}

/** @param draws of size domains + 2: the last two are the exam day and the cut. */
export function forecaster(exam: Exam, draws: Draws): Forecaster {
  assert(draws.size === exam.counts.length + 2, `draws of size ${draws.size} for ${exam.counts.length} domains`)
  const domainOf = exam.counts.flatMap((n, d) => Array.from({ length: n }, () => d))
  const difficulty = exam.counts.flatMap((n) => typicalForm(n, exam.spread).map((b) => exam.difficulty + b))
  const questions = domainOf.length
  return {
    exam,
    draws,
    questions,
    domainOf: Int32Array.from(domainOf),
    difficulty: Float64Array.from(difficulty),
    chances: new Float64Array(questions),
    slopes: new Float64Array(exam.counts.length),
    distribution: new Float64Array(questions + 1),
  }
}

/**
 * The chance of passing: the Poisson-binomial tail at the cut, averaged over draws of ability on the exam day, the day's noise, the form's
 * difficulty and (where the raw cut is not published) the cut. What all learners of a group share (its growth, the bank's distance from the exam) is not
 * averaged over: it comes out one way for all of them, and forecasts widened by it are each too close to one half. It widens the interval instead.
 */
export function forecastPass(state: AbilityState, outlook: Outlook, by: Forecaster): PassForecast {
  const domains = state.mean.length
  const factor = factorOf(state, outlook)
  const sensitivity = new Float64Array(domains)
  const share = new Float64Array(domains)
  const theta = new Float64Array(domains)
  const { exam, draws } = by
  const onTheDay = Math.hypot(exam.dayNoise, exam.formNoise)
  let p = 0
  for (let k = 0; k < draws.count; k++) {
    const z = draws.points.subarray(k * draws.size, (k + 1) * draws.size)
    for (let d = 0; d < domains; d++) {
      const group = outlook.level[d] ?? 0
      let value = group + outlook.kept * ((state.mean[d] ?? 0) - group) + outlook.drift + onTheDay * (z[domains] ?? 0)
      for (let e = 0; e <= d; e++) value += (factor[d * domains + e] ?? 0) * (z[e] ?? 0)
      theta[d] = value
    }
    fillChances(theta, by, share)
    scoreDistribution(by.chances, by.questions, by.distribution)
    const cut = exam.cut + exam.cutSd * (z[domains + 1] ?? 0)
    p += softTail(by.distribution, by.questions, cut)
    const edge = atEdge(by.distribution, cut)
    for (let d = 0; d < domains; d++) sensitivity[d] = (sensitivity[d] ?? 0) + edge * (by.slopes[d] ?? 0)
  }
  p /= draws.count
  return {
    p,
    ...intervalOf(p, state, outlook, by),
    sensitivity: Array.from(sensitivity, (value) => value / draws.count),
    expectedShare: Array.from(share, (value, d) => value / draws.count / Math.max(1, exam.counts[d] ?? 0)),
  }
}

function factorOf(state: AbilityState, outlook: Outlook): Float64Array {
  const domains = state.mean.length
  const factor = Float64Array.from(state.covariance)
  for (let k = 0; k < factor.length; k++) factor[k] = outlook.kept ** 2 * (factor[k] ?? 0) + outlook.commonVariance
  for (let d = 0; d < domains; d++) {
    factor[d * domains + d] = (factor[d * domains + d] ?? 0) + outlook.ownVariance + 1e-9
  }
  assert(choleskyInPlace(factor, domains), 'a covariance is positive definite')
  return factor
}

/** Each question's chance at `theta`, the sums of their slopes per domain, and the expected number right per domain added to `share`. */
function fillChances(theta: Float64Array, by: Forecaster, share: Float64Array): void {
  const { guess } = by.exam
  by.slopes.fill(0)
  for (let i = 0; i < by.questions; i++) {
    const d = by.domainOf[i] ?? 0
    const s = logistic((theta[d] ?? 0) - (by.difficulty[i] ?? 0))
    const chance = guess + (1 - guess) * s
    by.chances[i] = chance
    by.slopes[d] = (by.slopes[d] ?? 0) + (1 - guess) * s * (1 - s)
    share[d] = (share[d] ?? 0) + chance
  }
}

/** P(score >= cut), linear between whole cuts so that an uncertain cut is averaged smoothly. */
function softTail(distribution: Float64Array, n: number, cut: number): number {
  const whole = Math.ceil(cut - 1e-9)
  let sum = 0
  for (let k = n; k >= Math.max(0, whole); k--) sum += distribution[k] ?? 0
  return Math.min(1, sum + (whole - cut) * (whole > 0 ? (distribution[whole - 1] ?? 0) : 0))
}

/** The density of the score at the cut: close to P(the others score cut - 1), the derivative of the tail in any one chance. */
function atEdge(distribution: Float64Array, cut: number): number {
  const at = Math.round(cut)
  return ((distribution[at] ?? 0) + (distribution[at - 1] ?? 0)) / 2
}

/**
 * With u = weighted ability, P(pass) is close to Phi(u / sd). The variance has three parts: today's (V), what the group shares (G) and what stays
 * unknown (F). `p` averages over V + F; the interval goes to the 10 % and 90 % points of N(u, V + G) and leaves F. It always holds p.
 */
function intervalOf(p: number, state: AbilityState, outlook: Outlook, by: Forecaster): { lo: number; hi: number } {
  const { exam, questions } = by
  const domains = state.mean.length
  let today = 0
  let own = 0
  for (let d = 0; d < domains; d++) {
    const w = (exam.counts[d] ?? 0) / questions
    own += w * w
    for (let e = 0; e < domains; e++) {
      today += w * ((exam.counts[e] ?? 0) / questions) * (state.covariance[d * domains + e] ?? 0)
    }
  }
  today *= outlook.kept ** 2
  const share = Math.min(0.98, Math.max(0.02, exam.cut / questions))
  const slope = Math.max(0.02, ((share - exam.guess) * (1 - share)) / (1 - exam.guess))
  const ofScore = (share * (1 - share)) / questions + (exam.cutSd / questions) ** 2
  const noise = exam.dayNoise ** 2 + exam.formNoise ** 2
  const later = ofScore / slope ** 2 + noise + outlook.commonVariance + own * outlook.ownVariance
  const middle = normalQuantile(Math.min(1 - 1e-9, Math.max(1e-9, p))) * Math.sqrt(today + later)
  const reach = 1.2815515655446004 * Math.sqrt(today + outlook.groupVariance + exam.bankNoise ** 2)
  const at = (u: number) => normalBelow(u / Math.sqrt(later))
  return { lo: Math.min(p, at(middle - reach)), hi: Math.max(p, at(middle + reach)) }
}
