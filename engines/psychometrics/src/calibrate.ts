import { type Ok, ok, refuse } from '@cadre/kernel'
import type {
  CalibratedItem,
  Calibration,
  CalibrationOptions,
  CalibrationRefusal,
  ItemNote,
  Model,
} from './calibration.ts'
import { type Design, designOf, emptyExpectation, type Expectation, type Line, takeExpectation } from './expectation.ts'
import { lineVariances, type LineVariance } from './information.ts'
import { logit } from './logistic.ts'
import { bounds, keepInBounds, type LinePrior, logPrior, maximiseCommonSlope, maximiseSlopes } from './maximisation.ts'
import { normalQuadrature, pointsFor } from './quadrature.ts'
import { missingAsWrong, type ResponseMatrix, submatrix } from './response-matrix.ts'
import { squarem } from './squarem.ts'

type Fit = {
  readonly line: Line
  readonly expectation: Expectation
  readonly variances: readonly (LineVariance | null)[]
  readonly iterations: number
  readonly converged: boolean
  readonly trace: readonly number[]
}
type Plan = {
  readonly commonSlope: boolean
  readonly prior: LinePrior
  readonly tolerance: number
  readonly maxIterations: number
}

/**
 * Item parameters by marginal maximum likelihood (Bock and Aitkin, Psychometrika 46, 1981), EM with SQUAREM acceleration,
 * standard errors from the observed information.
 * Limits: one dimension, normal abilities, no guessing; below about 100 persons use `calibrateAnchored` instead.
 * Items that everyone answered alike leave the likelihood (without a prior their location is infinite).
 */
export function calibrate(given: ResponseMatrix, options: CalibrationOptions): Ok<Calibration> | CalibrationRefusal {
  const marked = options.missing === 'wrong' ? missingAsWrong(given) : given
  const prior: LinePrior = options.prior === 'weak' ? { slopeMean: 1, slopeSd: 1, interceptSd: 3 } : null
  const kinds = Array.from({ length: marked.items }, (_, j) => kindOf(marked, j))
  const columns = [...kinds.keys()].filter((j) => kinds[j] === 'varied' || (prior !== null && kinds[j] === 'constant'))
  const rows = [...Array(marked.persons).keys()].filter((i) => isAnswered(marked, i))
  if (rows.length < 2) return refuse('psychometrics.too-few-persons', { persons: rows.length, needed: 2 })
  if (columns.length < 2) return refuse('psychometrics.too-few-items', { items: columns.length, needed: 2 })
  const answers = submatrix(marked, rows, columns)
  const design = designOf(answers, normalQuadrature(options.points ?? pointsFor(columns.length)))
  const plan = {
    commonSlope: options.model !== '2pl',
    prior,
    tolerance: options.tolerance ?? 1e-6,
    maxIterations: options.maxIterations ?? 5000,
  }
  const fit = fitLine(design, plan)
  const itemAt = new Map(columns.map((j, at) => [j, at]))
  const personAt = new Map(rows.map((i, at) => [i, at]))
  const scale = options.model === 'rasch' ? Math.abs(fit.line.slope[0] ?? 0) : 1
  return ok({
    model: options.model,
    n: rows.length,
    logLik: fit.expectation.logLik,
    iterations: fit.iterations,
    converged: fit.converged,
    items: kinds.map((kind, j) => {
      const at = itemAt.get(j)
      return at === undefined
        ? absent(kind === 'unanswered' ? 'unanswered' : 'constant')
        : itemOf(options.model, fit, at)
    }),
    latent: { mean: 0, variance: scale * scale },
    persons: Array.from({ length: given.persons }, (_, i) => {
      const at = personAt.get(i)
      if (at === undefined) return { eap: 0, se: scale }
      return { eap: scale * (fit.expectation.mean[at] ?? 0), se: scale * (fit.expectation.sd[at] ?? 0) }
    }),
    trace: fit.trace,
  })
}

function kindOf({ persons, items, cells }: ResponseMatrix, item: number): 'varied' | 'constant' | 'unanswered' {
  let right = 0
  let wrong = 0
  for (let i = 0; i < persons; i++) {
    if (cells[i * items + item] === 1) right++
    else if (cells[i * items + item] === 0) wrong++
  }
  if (right + wrong === 0) return 'unanswered'
  return right > 0 && wrong > 0 ? 'varied' : 'constant'
}

const isAnswered = ({ items, cells }: ResponseMatrix, person: number): boolean =>
  cells.subarray(person * items, (person + 1) * items).some((cell) => cell >= 0)

function fitLine(design: Design, plan: Plan): Fit {
  const { items } = design.answers
  const expectation = emptyExpectation(design)
  const maximise = plan.commonSlope ? maximiseCommonSlope : maximiseSlopes
  const map = (from: Float64Array, next: Float64Array): number => {
    takeExpectation(design, lineIn(from, items), expectation)
    next.set(from)
    maximise(design, expectation, lineIn(next, items), plan.prior)
    return expectation.logLik + logPrior(lineIn(from, items), plan.prior, plan.commonSlope)
  }
  const within = (point: Float64Array): void => keepInBounds(lineIn(point, items))
  const climb = squarem(map, startOf(design, expectation), { ...plan, within })
  const line = lineIn(climb.point, items)
  faceForward(line)
  takeExpectation(design, line, expectation)
  const mean = Float64Array.from(expectation.mean)
  const sd = Float64Array.from(expectation.sd)
  const variances = lineVariances(design, line, expectation, plan)
  return { line, expectation: { ...expectation, mean, sd }, variances, ...climb }
}

const lineIn = (point: Float64Array, items: number): Line => ({
  slope: point.subarray(0, items),
  intercept: point.subarray(items),
})

/** Slopes of 1, and the intercepts that would give each item's share of right answers at that slope. */
function startOf(design: Design, scratch: Expectation): Float64Array {
  const { items } = design.answers
  const point = new Float64Array(2 * items)
  takeExpectation(design, lineIn(point, items), scratch)
  const nodes = design.grid.nodes.length
  for (let j = 0; j < items; j++) {
    let n = 0
    for (let q = 0; q < nodes; q++) n += scratch.atNode[j * nodes + q] ?? 0
    point[j] = 1
    point[items + j] = 1.16 * logit(((design.right[j] ?? 0) + 0.5) / (n + 1))
  }
  return point
}

/** The likelihood is the same for mirrored abilities; keep the mirror in which most items rise. */
function faceForward(line: Line): void {
  const sum = line.slope.reduce((total, slope) => total + slope, 0)
  if (sum < 0) for (let j = 0; j < line.slope.length; j++) line.slope[j] = -(line.slope[j] ?? 0)
}

const absent = (note: ItemNote): CalibratedItem => ({ a: null, b: null, seA: null, seB: null, notes: [note] })

function itemOf(model: Model, fit: Fit, at: number): CalibratedItem {
  const slope = fit.line.slope[at] ?? 0
  const intercept = fit.line.intercept[at] ?? 0
  const v = fit.variances[at] ?? null
  const singular: ItemNote[] = v ? [] : ['singular']
  if (model === 'rasch') return { a: 1, b: -intercept, seA: 0, seB: v && Math.sqrt(v.intercept), notes: singular }
  if (Math.abs(slope) < 1e-3) {
    return { a: slope, b: null, seA: v && Math.sqrt(v.slope), seB: null, notes: ['no-discrimination'] }
  }
  const b = -intercept / slope
  if (Math.abs(slope) >= bounds.slope - 1e-6) return { a: slope, b, seA: null, seB: null, notes: ['separation'] }
  const ofB = v && (v.intercept + b * b * v.slope + 2 * b * v.covariance) / slope ** 2
  return { a: slope, b, seA: v && Math.sqrt(v.slope), seB: ofB && Math.sqrt(Math.max(0, ofB)), notes: singular }
}
