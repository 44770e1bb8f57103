import type { Design, Expectation, Line } from './expectation.ts'
import { logistic, softplus } from './logistic.ts'

/** Normal priors on slope and intercept; null for plain maximum likelihood. */
export type LinePrior = { readonly slopeMean: number; readonly slopeSd: number; readonly interceptSd: number } | null

/** Slopes and intercepts are kept within these: beyond them the likelihood is flat to working precision (separation). */
export const bounds = { slope: 20, intercept: 40 } as const

const rounds = 3

/** Sums over the nodes of n(P), n·theta(P) and the second derivatives, for one item. */
type Sums = { p: number; tp: number; w: number; tw: number; ttw: number }

type ItemLine = { readonly item: number; slope: number; intercept: number }

function sumsOf(design: Design, from: Expectation, at: ItemLine, out: Sums) {
  const { nodes } = design.grid
  const base = at.item * nodes.length
  out.p = out.tp = out.w = out.tw = out.ttw = 0
  for (let q = 0; q < nodes.length; q++) {
    const n = from.atNode[base + q] ?? 0
    if (n === 0) continue
    const theta = nodes[q] ?? 0
    const p = logistic(at.slope * theta + at.intercept)
    const w = n * p * (1 - p)
    out.p += n * p
    out.tp += n * p * theta
    out.w += w
    out.tw += w * theta
    out.ttw += w * theta * theta
  }
}

const clamp = (x: number, limit: number): number => Math.max(-limit, Math.min(limit, x))

/** Moves lines back to where the M step keeps them. */
export function keepInBounds({ slope, intercept }: Line): void {
  for (let j = 0; j < slope.length; j++) {
    slope[j] = clamp(slope[j] ?? 0, bounds.slope)
    intercept[j] = clamp(intercept[j] ?? 0, bounds.intercept)
  }
}

/** What the M step raises for one item: expected complete-data log likelihood plus log prior, up to a constant. */
function itemObjective(design: Design, from: Expectation, at: ItemLine, prior: LinePrior): number {
  const { nodes } = design.grid
  const base = at.item * nodes.length
  let sum = (design.right[at.item] ?? 0) * at.intercept + (from.slopeStatistic[at.item] ?? 0) * at.slope
  for (let q = 0; q < nodes.length; q++) {
    const n = from.atNode[base + q] ?? 0
    if (n > 0) sum -= n * softplus(at.slope * (nodes[q] ?? 0) + at.intercept)
  }
  if (prior) sum -= ((at.intercept / prior.interceptSd) ** 2 + ((at.slope - prior.slopeMean) / prior.slopeSd) ** 2) / 2
  return sum
}

/** The M step with a slope per item: Newton on two parameters, each item alone; steps that overshoot are halved, so the objective never falls. */
export function maximiseSlopes(design: Design, from: Expectation, line: Line, prior: LinePrior): void {
  const sums: Sums = { p: 0, tp: 0, w: 0, tw: 0, ttw: 0 }
  for (let j = 0; j < line.slope.length; j++) {
    const start = { item: j, slope: line.slope[j] ?? 0, intercept: line.intercept[j] ?? 0 }
    const found = newtonItem(design, from, { ...start }, { prior, sums })
    const floor = itemObjective(design, from, start, prior)
    for (let halving = 0; halving < 40 && itemObjective(design, from, found, prior) < floor; halving++) {
      found.slope = (found.slope + start.slope) / 2
      found.intercept = (found.intercept + start.intercept) / 2
    }
    line.slope[j] = found.slope
    line.intercept[j] = found.intercept
  }
}

function newtonItem(design: Design, from: Expectation, at: ItemLine, by: { prior: LinePrior; sums: Sums }): ItemLine {
  const { prior, sums: s } = by
  const slopePrecision = prior ? prior.slopeSd ** -2 : 0
  const interceptPrecision = prior ? prior.interceptSd ** -2 : 0
  for (let round = 0; round < rounds; round++) {
    sumsOf(design, from, at, s)
    const ga = (from.slopeStatistic[at.item] ?? 0) - s.tp - slopePrecision * (at.slope - (prior?.slopeMean ?? 0))
    const gd = (design.right[at.item] ?? 0) - s.p - interceptPrecision * at.intercept
    const haa = s.ttw + slopePrecision + 1e-10
    const hdd = s.w + interceptPrecision + 1e-10
    const det = haa * hdd - s.tw * s.tw
    const da = clamp((hdd * ga - s.tw * gd) / det, 1)
    const dd = clamp((haa * gd - s.tw * ga) / det, 2)
    at.slope = clamp(at.slope + da, bounds.slope)
    at.intercept = clamp(at.intercept + dd, bounds.intercept)
    if (Math.abs(da) + Math.abs(dd) < 1e-9) break
  }
  return at
}

/** The M step with one slope for all items: the Hessian is an arrow, so Newton costs no more than item by item. */
export function maximiseCommonSlope(design: Design, from: Expectation, line: Line, prior: LinePrior): void {
  const items = line.slope.length
  const gradient = new Float64Array(items)
  const curvature = new Float64Array(items)
  const cross = new Float64Array(items)
  const s: Sums = { p: 0, tp: 0, w: 0, tw: 0, ttw: 0 }
  const interceptPrecision = prior ? prior.interceptSd ** -2 : 0
  const slopePrecision = prior ? prior.slopeSd ** -2 : 0
  for (let round = 0; round < rounds; round++) {
    const slope = line.slope[0] ?? 0
    let ga = -slopePrecision * (slope - (prior?.slopeMean ?? 0))
    let haa = slopePrecision + 1e-10
    for (let j = 0; j < items; j++) {
      const intercept = line.intercept[j] ?? 0
      sumsOf(design, from, { item: j, slope, intercept }, s)
      gradient[j] = (design.right[j] ?? 0) - s.p - interceptPrecision * intercept
      curvature[j] = s.w + interceptPrecision + 1e-10
      cross[j] = s.tw
      ga += (from.slopeStatistic[j] ?? 0) - s.tp - (s.tw * (gradient[j] ?? 0)) / (curvature[j] ?? 1)
      haa += s.ttw - (s.tw * s.tw) / (curvature[j] ?? 1)
    }
    const da = clamp(ga / haa, 1)
    for (let j = 0; j < items; j++) {
      const dd = clamp(((gradient[j] ?? 0) - (cross[j] ?? 0) * da) / (curvature[j] ?? 1), 2)
      line.slope[j] = clamp(slope + da, bounds.slope)
      line.intercept[j] = clamp((line.intercept[j] ?? 0) + dd, bounds.intercept)
    }
    if (Math.abs(da) < 1e-10) break
  }
}

/** Log density of the prior at the line, up to a constant; 0 without one. */
export function logPrior(line: Line, prior: LinePrior, commonSlope: boolean): number {
  if (!prior) return 0
  let sum = 0
  for (let j = 0; j < line.slope.length; j++) {
    sum -= ((line.intercept[j] ?? 0) / prior.interceptSd) ** 2 / 2
    if (j === 0 || !commonSlope) sum -= (((line.slope[j] ?? 0) - prior.slopeMean) / prior.slopeSd) ** 2 / 2
  }
  return sum
}
