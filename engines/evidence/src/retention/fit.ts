import { assert } from '@cadre/kernel'
import { cholesky, solveCholesky } from '../linear.ts'
import type { Design, PersonRows } from './design.ts'

/** Standard deviations of people, cohorts and trainers around their expectation, in logits. */
export type Spreads = { readonly person: number; readonly cohort: number; readonly trainer: number }

export type Mode = {
  readonly coefficients: Float64Array
  readonly persons: Float64Array
  /** Laplace's approximation of the log marginal likelihood, up to a constant of the design. */
  readonly logEvidence: number
  /** Cholesky factor of the precision of the coefficients, persons integrated out. */
  readonly factor: Float64Array
}

/**
 * The most probable coefficients given the spreads, by Newton's method with halved steps. Persons are eliminated by their
 * Schur complement, so a step costs the answers plus the cube of (formats + cohorts + trainers).
 */
export function modeOf(design: Design, spreads: Spreads, start?: Mode): Mode {
  const priors = priorsOf(design, spreads)
  const coefficients = start ? Float64Array.from(start.coefficients) : Float64Array.from(priors, ([mean]) => mean)
  const persons = start ? Float64Array.from(start.persons) : new Float64Array(design.people.length)
  let value = logPosterior(design, { coefficients, persons }, { priors, spreads })
  for (let round = 0; round < 50; round++) {
    const step = newtonStep(design, { coefficients, persons }, { priors, spreads })
    const moved = advance(design, { coefficients, persons }, { step, value, priors, spreads })
    const gain = moved - value
    value = moved
    if (gain < 1e-8) {
      const spread =
        design.people.length * Math.log(spreads.person) + priors.reduce((sum, [, sd]) => sum + Math.log(sd), 0)
      return { coefficients, persons, logEvidence: value - spread - step.halfLogDet, factor: step.factor }
    }
  }
  throw new Error('the retention model did not settle in 50 steps')
}

type At = { coefficients: Float64Array; persons: Float64Array }
type Prior = readonly [mean: number, sd: number]
type Given = { readonly priors: readonly Prior[]; readonly spreads: Spreads }

function priorsOf({ fixed, cohorts, trainers }: Design, { cohort, trainer }: Spreads): Prior[] {
  return [
    ...fixed.map(({ mean, sd }) => [mean, sd] as const),
    ...Array.from({ length: cohorts }, () => [0, cohort] as const),
    ...Array.from({ length: trainers }, () => [0, trainer] as const),
  ]
}

/** Steady and timed parts of a person's linear predictor. */
function partsOf({ at, steady, timed }: PersonRows, coefficients: Float64Array): [number, number] {
  let [fixed, slope] = [0, 0]
  at.forEach((index, i) => {
    fixed += (steady[i] ?? 0) * (coefficients[index] ?? 0)
    slope += (timed[i] ?? 0) * (coefficients[index] ?? 0)
  })
  return [fixed, slope]
}

function logPosterior(design: Design, { coefficients, persons }: At, { priors, spreads }: Given): number {
  let sum = 0
  design.people.forEach((person, j) => {
    const [fixed, slope] = partsOf(person, coefficients)
    const theta = persons[j] ?? 0
    sum -= 0.5 * (theta / spreads.person) ** 2
    for (const { difficulty, lag, correct } of person.answers) {
      const x = fixed + theta - slope * lag - difficulty
      sum -= Math.log1p(Math.exp(-Math.abs(x))) + Math.max(0, correct ? -x : x)
    }
  })
  priors.forEach(([mean, sd], i) => {
    sum -= 0.5 * (((coefficients[i] ?? 0) - mean) / sd) ** 2
  })
  return sum
}

type NewtonStep = { coefficients: Float64Array; persons: Float64Array; factor: Float64Array; halfLogDet: number }

function newtonStep(design: Design, { coefficients, persons }: At, { priors, spreads }: Given): NewtonStep {
  const n = design.size
  const precision = new Float64Array(n * n)
  const gradient = new Float64Array(n)
  priors.forEach(([mean, sd], i) => {
    precision[i * n + i] = sd ** -2
    gradient[i] = (mean - (coefficients[i] ?? 0)) / sd ** 2
  })
  const own = design.people.map((person, j) => {
    const local = localOf(person, partsOf(person, coefficients), persons[j] ?? 0)
    local.weight += spreads.person ** -2
    local.pull -= (persons[j] ?? 0) / spreads.person ** 2
    addPerson(person, local, { precision, gradient, n })
    return local
  })
  const factor = cholesky(precision, n)
  assert(factor, 'the precision of a log-concave posterior is positive definite')
  const step = solveCholesky(factor, n, gradient)
  let halfLogDet = 0
  for (let i = 0; i < n; i++) halfLogDet += Math.log(factor[i * n + i] ?? 1)
  const personSteps = Float64Array.from(own, ({ weight, pull, cross }, j) => {
    halfLogDet += 0.5 * Math.log(weight)
    const at = design.people[j]?.at ?? []
    return (pull - at.reduce((sum, index, i) => sum + (cross[i] ?? 0) * (step[index] ?? 0), 0)) / weight
  })
  return { coefficients: step, persons: personSteps, factor, halfLogDet }
}

type Local = { weight: number; pull: number; cross: Float64Array; slopes: Float64Array; square: Float64Array }

/** Sums over one person's answers: p(1-p) and y - p, each against 1 and against what the coefficients multiply. */
function localOf(
  { at, steady, timed, answers }: PersonRows,
  [fixed, slope]: readonly [number, number],
  theta: number,
): Local {
  const m = at.length
  const local = {
    weight: 0,
    pull: 0,
    cross: new Float64Array(m),
    slopes: new Float64Array(m),
    square: new Float64Array(m * m),
  }
  const x = new Float64Array(m)
  for (const { difficulty, lag, correct } of answers) {
    const p = 1 / (1 + Math.exp(slope * lag + difficulty - fixed - theta))
    const [w, residual] = [p * (1 - p), (correct ? 1 : 0) - p]
    local.weight += w
    local.pull += residual
    for (let i = 0; i < m; i++) {
      const xi = (steady[i] ?? 0) - (timed[i] ?? 0) * lag
      x[i] = xi
      local.cross[i] = (local.cross[i] ?? 0) + w * xi
      local.slopes[i] = (local.slopes[i] ?? 0) + residual * xi
      for (let k = 0; k <= i; k++) local.square[i * m + k] = (local.square[i * m + k] ?? 0) + w * xi * (x[k] ?? 0)
    }
  }
  return local
}

/** Adds a person's answers to the coefficients' precision and gradient, with their own level integrated out. */
function addPerson(
  { at }: PersonRows,
  { weight, pull, cross, slopes, square }: Local,
  { precision, gradient, n }: { precision: Float64Array; gradient: Float64Array; n: number },
): void {
  const m = at.length
  at.forEach((row, i) => {
    gradient[row] = (gradient[row] ?? 0) + (slopes[i] ?? 0) - ((cross[i] ?? 0) * pull) / weight
    at.forEach((column, k) => {
      const whole = i >= k ? square[i * m + k] : square[k * m + i]
      const amount = (whole ?? 0) - ((cross[i] ?? 0) * (cross[k] ?? 0)) / weight
      precision[row * n + column] = (precision[row * n + column] ?? 0) + amount
    })
  })
}

/** Moves by the step, or by half of it as often as needed not to lose ground; returns the log posterior reached. */
function advance(
  design: Design,
  at: At,
  { step, value, ...given }: Given & { step: NewtonStep; value: number },
): number {
  for (let scale = 1; scale > 1e-4; scale /= 2) {
    const tried = {
      coefficients: at.coefficients.map((x, i) => x + scale * (step.coefficients[i] ?? 0)),
      persons: at.persons.map((x, j) => x + scale * (step.persons[j] ?? 0)),
    }
    const reached = logPosterior(design, tried, given)
    if (reached >= value) {
      at.coefficients.set(tried.coefficients)
      at.persons.set(tried.persons)
      return reached
    }
  }
  return value
}
