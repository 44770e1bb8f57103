import { assert } from '@cadre/kernel'
import { logistic, logisticVariance } from './logistic.ts'

/**
 * What is believed of one learner: abilities per exam domain ~ N(mean, covariance), in logits. 0 is the cut: at 0 in every domain the
 * expected exam score is the pass mark.
 */
export type AbilityState = {
  /** The day the belief holds for. */
  day: number
  /** The day of the last answer or session. */
  lastActive: number
  readonly mean: Float64Array
  /** Row major, symmetric. */
  readonly covariance: Float64Array
}

/** What is believed of one question: difficulty ~ N(b, variance). Slope 1 and guessing 1/options until it is calibrated. */
export type ItemState = { readonly domain: number; readonly a: number; readonly c: number; b: number; variance: number }

/** How ability moves with time. Defaults from the simulations in docs/engines/psychometrics.md. */
export type Dynamics = {
  /** Prior standard deviation of each domain, logits. */
  readonly priorSd: number
  /** Prior correlation between domains. */
  readonly correlation: number
  /** Variance added per day: half common to all domains, half each domain's own. */
  readonly variancePerDay: number
  /** k in the loss k · log(1 + idle / 4), logits. */
  readonly idleLoss: number
  /** Rate per day at which learners come back towards their group. None by default: some programmes let the weak catch up, others the quick run ahead. */
  readonly regression: number
  /** Days without activity before idleness counts. */
  readonly idleAfter: number
  /** How strongly questions seen before are remembered, as a multiple of the log's recall. */
  readonly recallStrength: number
}

export const defaultDynamics: Dynamics = {
  priorSd: 0.85,
  correlation: 0.6,
  variancePerDay: 0.012,
  idleLoss: 0.15,
  idleAfter: 7,
  regression: 0,
  recallStrength: 1,
}

/** Domains that the working space allows. */
const most = 64

/** P0 = s0² [(1 - rho) I + rho 11'] around the mean. @param mean logits per domain. */
export function priorState(mean: readonly number[], day: number, dynamics: Dynamics = defaultDynamics): AbilityState {
  assert(mean.length > 0 && mean.length <= most, `${mean.length} domains where 1 to ${most} are possible`)
  const size = mean.length
  const covariance = new Float64Array(size * size)
  for (let d = 0; d < size; d++) {
    for (let e = 0; e < size; e++) {
      covariance[d * size + e] = dynamics.priorSd ** 2 * (d === e ? 1 : dynamics.correlation)
    }
  }
  return { day, lastActive: day, mean: Float64Array.from(mean), covariance }
}

/** Logits lost by not having been active for the given days (power-law forgetting, Wixted 2004). */
export const idleLossOver = (idleDays: number, dynamics: Dynamics): number =>
  dynamics.idleLoss * Math.log1p(Math.max(0, idleDays - dynamics.idleAfter) / 4)

/**
 * Moves the belief to a later day: P += dt · q · (.5 I + .5 11'), and the mean falls by what idleness beyond `idleAfter` costs.
 * Growth has mean 0 here; what is expected to be learnt until the exam belongs to the forecast. An earlier day changes nothing.
 */
export function elapse(state: AbilityState, day: number, dynamics: Dynamics): void {
  const days = day - state.day
  if (days <= 0) return
  const size = state.mean.length
  const half = 0.5 * dynamics.variancePerDay * days
  for (let k = 0; k < size * size; k++) state.covariance[k] = (state.covariance[k] ?? 0) + half
  for (let d = 0; d < size; d++) state.covariance[d * size + d] = (state.covariance[d * size + d] ?? 0) + half
  const idle = day - state.lastActive
  if (idle > dynamics.idleAfter) {
    const loss = idleLossOver(idle, dynamics) - idleLossOver(state.day - state.lastActive, dynamics)
    for (let d = 0; d < size; d++) state.mean[d] = (state.mean[d] ?? 0) - loss
  }
  state.day = day
}

/** One marked answer. */
export type Answer = {
  readonly correct: boolean
  /** R, the chance that it is simply remembered from an earlier sight of the same question; 0 when fresh. */
  readonly recall: number
  /** How much easier the conditions make questions than the exam's do, logits (open book, no clock); 0 under exam conditions. */
  readonly ease: number
}

const column = new Float64Array(most)

/**
 * One answer, by assumed density filtering: match the logistic curve widened by what is uncertain, take one scoring step, shrink the variance.
 * v = a² (P_dd + Var b); kappa = sqrt(1 + v / 2.9); s = logistic(a (m_d + ease - b) / kappa); p = c' + (1 - c') s with c' = R + (1 - R) c.
 * m += P_·d · score / (1 + I P_dd); P -= P_·d P_·d' · I / (1 + I P_dd); and the same for b with the sign turned.
 * Source: Owen, JASA 70, 1975; Glickman, Applied Statistics 48, 1999 (the same step for ratings). Cost: domains², no allocation.
 * @returns the chance that was given to what happened.
 */
export function observe(state: AbilityState, item: ItemState, { correct, recall, ease }: Answer): number {
  const { mean, covariance } = state
  const size = mean.length
  const d = item.domain
  const own = covariance[d * size + d] ?? 0
  const guess = recall + (1 - recall) * item.c
  const kappa = Math.sqrt(1 + (item.a * item.a * (own + item.variance)) / logisticVariance)
  const s = logistic((item.a * ((mean[d] ?? 0) + ease - item.b)) / kappa)
  const p = Math.min(1 - 1e-9, Math.max(1e-9, guess + (1 - guess) * s))
  const slope = ((1 - guess) * item.a * s * (1 - s)) / kappa
  const score = correct ? slope / p : -slope / (1 - p)
  const information = (slope * slope) / (p * (1 - p))
  const shrink = 1 / (1 + information * own)
  for (let e = 0; e < size; e++) {
    const value = covariance[e * size + d] ?? 0
    column[e] = value
    mean[e] = (mean[e] ?? 0) + value * score * shrink
  }
  for (let e = 0; e < size; e++) {
    const scaled = (column[e] ?? 0) * information * shrink
    for (let f = 0; f < size; f++) {
      covariance[e * size + f] = (covariance[e * size + f] ?? 0) - scaled * (column[f] ?? 0)
    }
  }
  const ofItem = 1 / (1 + information * item.variance)
  item.b -= item.variance * score * ofItem
  item.variance *= ofItem
  state.lastActive = state.day
  return correct ? p : 1 - p
}
