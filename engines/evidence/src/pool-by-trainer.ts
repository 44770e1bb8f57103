import { assert, present } from '@cadre/kernel'
import { type RateSummary, summarise, summarisePoints } from './mixture.ts'
import type { Proportion } from './proportion.ts'
import { logBetaBinomial } from './special/binomial.ts'

export type CohortResult = Proportion & { readonly cohort: string; readonly trainer: string }

export type PooledByTrainer = {
  readonly population: RateSummary & { readonly trainerSd: number; readonly cohortSd: number }
  readonly trainers: readonly (RateSummary & {
    readonly trainer: string
    readonly cohorts: number
    readonly of: number
  })[]
  readonly cohorts: readonly (RateSummary & { readonly cohort: string; readonly trainer: string })[]
}

const nodes = 121
const phis = Array.from({ length: 14 }, (_, i) => (i + 0.5) / 14)
/** Trainer spread on the logit scale: half-normal with scale 0.5, so that trainers rarely differ by more than one logit. */
const taus = Array.from({ length: 14 }, (_, i) => 0.07 + i * 0.14)
const logTauPrior = (tau: number): number => -0.5 * (tau / 0.5) ** 2

/**
 * What each trainer's and each cohort's true rate is, when cohorts of one trainer resemble each other and people of one
 * cohort do too:
 *   k_c ~ Binomial(n_c, p_c), p_c ~ Beta(m_t κ, (1 - m_t) κ), logit m_t ~ N(ν, τ²),
 * expit(ν) uniform on (0, 1), τ half-normal with scale 0.5, κ^(-1/2) uniform on (0, 1). Integrated on a grid (121 points of
 * the logit scale, 14 of τ, 14 of κ); deterministic. The two spreads are told apart only when several trainers ran several
 * cohorts each: with one cohort per trainer the split between trainer and cohort is the prior's.
 * @param results at least one; cohort names unique. @param level of the intervals, in (0, 1)
 */
export function poolByTrainer(results: readonly CohortResult[], level = 0.95): PooledByTrainer {
  assert(results.length > 0, 'pooling needs at least one cohort')
  const ordered = results.toSorted((a, b) => (a.cohort < b.cohort ? -1 : 1))
  const names = [...new Set(ordered.map((r) => r.trainer))].toSorted()
  const scale = logitScale(ordered)
  const likelihood = names.map((name) =>
    trainerLikelihood(
      ordered.filter((r) => r.trainer === name),
      scale,
    ),
  )
  const posterior = integrate(likelihood, scale)
  const trainers = names.map((trainer, t) => {
    const own = ordered.filter((r) => r.trainer === trainer)
    const points = scale.map(
      (x, m) => [expit(x), phis.reduce((sum, _, f) => sum + posterior.joint(t, f, m), 0)] as const,
    )
    return { trainer, cohorts: own.length, of: own.reduce((n, r) => n + r.of, 0), ...summarisePoints(points, level) }
  })
  const cohorts = results.map(({ cohort, trainer, passed, of }) => {
    const t = names.indexOf(trainer)
    return {
      cohort,
      trainer,
      ...summarise(
        cohortMixture({ passed, of }, scale, (f, m) => posterior.joint(t, f, m)),
        level,
      ),
    }
  })
  const population = {
    ...summarisePoints(posterior.mean, level),
    trainerSd: posterior.trainerSd,
    cohortSd: posterior.cohortSd,
  }
  return { population, trainers, cohorts }
}

const expit = (x: number): number => 1 / (1 + Math.exp(-x))

/** 121 logits that reach 3 beyond every cohort's smoothed rate. */
function logitScale(results: readonly CohortResult[]): number[] {
  const logits = results.map(({ passed, of }) => Math.log((passed + 1) / (of - passed + 1)))
  const [from, to] = [Math.min(...logits) - 3, Math.max(...logits) + 3]
  return Array.from({ length: nodes }, (_, i) => from + ((to - from) * i) / (nodes - 1))
}

/** L(κ, m): the likelihood of one trainer's cohorts, relative to its best cell. */
function trainerLikelihood(cohorts: readonly Proportion[], scale: readonly number[]): Float64Array {
  const logs = phis.flatMap((phi) => {
    const kappa = phi ** -2
    return scale.map((x) => {
      const m = expit(x)
      return cohorts.reduce((sum, { passed, of }) => sum + logBetaBinomial(passed, of, [m * kappa, (1 - m) * kappa]), 0)
    })
  })
  const best = Math.max(...logs)
  return Float64Array.from(logs, (l) => Math.exp(l - best))
}

/** Row-normalised N(x_m; x_v, τ²) on the scale: the chance that a trainer lies at m when the population centre is v. */
function kernelOf(scale: readonly number[], tau: number): Float64Array {
  const cells = new Float64Array(nodes * nodes)
  for (let v = 0; v < nodes; v++) {
    let total = 0
    for (let m = 0; m < nodes; m++) {
      const w = Math.exp(-0.5 * (((scale[m] ?? 0) - (scale[v] ?? 0)) / tau) ** 2)
      cells[v * nodes + m] = w
      total += w
    }
    for (let m = 0; m < nodes; m++) cells[v * nodes + m] = (cells[v * nodes + m] ?? 0) / total
  }
  return cells
}

type Step = {
  readonly tau: number
  readonly f: number
  readonly kernel: Float64Array
  readonly evidence: Float64Array[]
  readonly log: Float64Array
}

function integrate(likelihood: readonly Float64Array[], scale: readonly number[]) {
  const steps = taus.flatMap((tau) => {
    const kernel = kernelOf(scale, tau)
    return phis.map((_, f) => stepOf(likelihood, scale, { tau, f, kernel }))
  })
  const best = Math.max(...steps.map((s) => Math.max(...s.log)))
  const joint = likelihood.map(() => new Float64Array(phis.length * nodes))
  const centre = new Float64Array(nodes)
  let [total, trainerSd, cohortSd] = [0, 0, 0]
  for (const step of steps) {
    const weights = step.log.map((l) => Math.exp(l - best))
    const sum = weights.reduce((a, b) => a + b, 0)
    total += sum
    trainerSd += sum * step.tau
    weights.forEach((w, v) => {
      const m = expit(scale[v] ?? 0)
      cohortSd += w * Math.sqrt((m * (1 - m)) / ((phis[step.f] ?? 1) ** -2 + 1))
      centre[v] = (centre[v] ?? 0) + w
    })
    likelihood.forEach((l, t) => addJoint(present(joint[t], 'a trainer'), l, { step, weights, t }))
  }
  return {
    joint: (t: number, f: number, m: number) => (joint[t]?.[f * nodes + m] ?? 0) / total,
    mean: scale.map((x, v) => [expit(x), (centre[v] ?? 0) / total] as const),
    trainerSd: trainerSd / total,
    cohortSd: cohortSd / total,
  }
}

function stepOf(
  likelihood: readonly Float64Array[],
  scale: readonly number[],
  { tau, f, kernel }: { tau: number; f: number; kernel: Float64Array },
): Step {
  const evidence = likelihood.map((l) => {
    const out = new Float64Array(nodes)
    for (let v = 0; v < nodes; v++) {
      let sum = 0
      for (let m = 0; m < nodes; m++) sum += (kernel[v * nodes + m] ?? 0) * (l[f * nodes + m] ?? 0)
      out[v] = sum
    }
    return out
  })
  const log = Float64Array.from(scale, (x, v) => {
    const prior = Math.log(expit(x)) + Math.log1p(-expit(x)) + logTauPrior(tau)
    return evidence.reduce((sum, e) => sum + Math.log(e[v] ?? 0), prior)
  })
  return { tau, f, kernel, evidence, log }
}

function addJoint(
  into: Float64Array,
  likelihood: Float64Array,
  { step, weights, t }: { step: Step; weights: Float64Array; t: number },
): void {
  const offset = step.f * nodes
  weights.forEach((w, v) => {
    const z = step.evidence[t]?.[v] ?? 0
    if (w < 1e-9 || z === 0) return
    const scale = w / z
    for (let m = 0; m < nodes; m++) {
      const share = scale * (step.kernel[v * nodes + m] ?? 0) * (likelihood[offset + m] ?? 0)
      into[offset + m] = (into[offset + m] ?? 0) + share
    }
  })
}

function cohortMixture({ passed, of }: Proportion, scale: readonly number[], joint: (f: number, m: number) => number) {
  const parts = phis.flatMap((phi, f) => {
    const kappa = phi ** -2
    return scale.map((x, m) => {
      const mean = expit(x)
      return { weight: joint(f, m), a: passed + mean * kappa, b: of - passed + (1 - mean) * kappa }
    })
  })
  const total = parts.reduce((sum, p) => sum + p.weight, 0)
  return {
    weight: Float64Array.from(parts, (p) => p.weight / total),
    a: Float64Array.from(parts, (p) => p.a),
    b: Float64Array.from(parts, (p) => p.b),
  }
}
