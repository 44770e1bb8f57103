import { assert, present } from '@cadre/kernel'
import { summarise, summarisePoints, type RateSummary } from './mixture.ts'
import type { Proportion } from './proportion.ts'
import { logBetaBinomial } from './special/binomial.ts'

export type PooledRates = {
  /** Of the population that the groups come from: its mean rate, and how far true rates of groups spread around it. */
  readonly population: RateSummary & { readonly betweenSd: number }
  /** In the order given: what is known of each group's own rate after borrowing from the others. */
  readonly groups: readonly RateSummary[]
}

type Cell = { readonly mu: number; readonly kappa: number; readonly logWeight: number }
type Weighed = { readonly mu: number; readonly kappa: number; readonly weight: number }
type Box = { readonly logit: readonly [number, number]; readonly phi: readonly [number, number] }

const side = 35

/**
 * What each group's true rate is, when every group tells a little about the others (beta-binomial partial pooling):
 *   k_i ~ Binomial(n_i, p_i), p_i ~ Beta(μκ, (1-μ)κ), μ and κ^(-1/2) uniform on (0, 1).
 * The hyperprior is that of Gelman et al., Bayesian Data Analysis (3rd ed., 5.3), bounded at κ >= 1 so that it stays proper
 * for any data, one group or all passing included. μ and κ are integrated over a grid that closes in on where they lie;
 * nothing is drawn at random. Small groups move most toward the common mean; with many people a group keeps its own rate.
 * Groups are exchangeable here; for cohorts of the same trainer see `poolByTrainer`.
 * @param groups at least one proportion
 * @param level posterior probability of the intervals, in (0, 1)
 */
export function poolRates(groups: readonly Proportion[], level = 0.95): PooledRates {
  assert(groups.length > 0, 'pooling needs at least one group')
  const distinct = counted(groups)
  const cells = normalised(zoomedGrid(distinct))
  const weight = Float64Array.from(cells, (c) => c.weight)
  const mean = (value: (c: Weighed) => number) => cells.reduce((sum, c) => sum + c.weight * value(c), 0)
  const mu = mean((c) => c.mu)
  const { lo, hi } = summarisePoints(finely(cells), level)
  const population = {
    mean: mu,
    sd: Math.sqrt(mean((c) => (c.mu - mu) ** 2)),
    lo,
    hi,
    betweenSd: mean((c) => Math.sqrt((c.mu * (1 - c.mu)) / (c.kappa + 1))),
  }
  const summaryOf = ({ passed, of }: Proportion) => {
    const a = Float64Array.from(cells, (c) => passed + c.mu * c.kappa)
    const b = Float64Array.from(cells, (c) => of - passed + (1 - c.mu) * c.kappa)
    return summarise({ weight, a, b }, level)
  }
  const summaryByCounts = new Map(distinct.map((g) => [keyOf(g), summaryOf(g)] as const))
  const summaries = groups.map((g) => present(summaryByCounts.get(keyOf(g)), 'every group has its counts'))
  return { population, groups: summaries }
}

const between = 16

/** The rows of μ with their weights, and between any two of them as many more as a cubic through the logarithms of four says: limits read off the rows alone are a row's width off. */
function finely(cells: readonly Weighed[]): [mu: number, weight: number][] {
  const byMu = new Map<number, number>()
  for (const { mu, weight } of cells) byMu.set(mu, (byMu.get(mu) ?? 0) + weight)
  const rows = [...byMu].map(([mu, weight]) => ({ x: Math.log(mu) - Math.log1p(-mu), log: Math.log(weight) }))
  const last = present(rows.at(-1), 'a row of the grid')
  const points = rows.slice(1).flatMap((right, i) => {
    const left = rows[i] ?? right
    const before = rows[i - 1]?.log ?? 2 * left.log - right.log
    const after = rows[i + 2]?.log ?? 2 * right.log - left.log
    const [slope, next] = [(right.log - before) / 2, (after - left.log) / 2]
    return Array.from({ length: between }, (_, k) => {
      const t = k / between
      const rest = 3 * (right.log - left.log) - 2 * slope - next
      const bend = slope + next - 2 * (right.log - left.log)
      return pointAt(left.x + t * (right.x - left.x), left.log + t * (slope + t * (rest + t * bend)))
    })
  })
  return [...points, pointAt(last.x, last.log)]
}

const pointAt = (x: number, log: number): [number, number] => [1 / (1 + Math.exp(-x)), Math.exp(log)]

const keyOf = ({ passed, of }: Proportion): string => `${passed}/${of}`

/** Groups with the same counts weigh the same: one evaluation each. */
function counted(groups: readonly Proportion[]): { passed: number; of: number; times: number }[] {
  const byCounts = new Map<string, { passed: number; of: number; times: number }>()
  for (const { passed, of } of groups) {
    const key = keyOf({ passed, of })
    const known = byCounts.get(key)
    if (known) known.times++
    else byCounts.set(key, { passed, of, times: 1 })
  }
  return [...byCounts.values()].toSorted((a, b) => a.of - b.of || a.passed - b.passed)
}

/** The posterior on a grid, its box drawn in around the cells that matter (within e^-12 of the best). */
function zoomedGrid(counts: ReturnType<typeof counted>): Cell[] {
  let box: Box = { logit: [-16, 16], phi: [0, 1] }
  let cells = gridOf(counts, box)
  for (let round = 0; round < 5; round++) {
    box = boxAround(cells, box)
    cells = gridOf(counts, box)
  }
  return cells
}

function gridOf(counts: ReturnType<typeof counted>, { logit, phi }: Box): Cell[] {
  const cells: Cell[] = []
  const at = ([from, to]: readonly [number, number], i: number) => from + ((to - from) * (i + 0.5)) / side
  for (let i = 0; i < side; i++) {
    const mu = 1 / (1 + Math.exp(-at(logit, i)))
    for (let j = 0; j < side; j++) {
      const kappa = at(phi, j) ** -2
      // The Jacobian of μ on the logit scale; φ = κ^(-1/2) is uniform as it stands.
      let logWeight = Math.log(mu) + Math.log1p(-mu)
      for (const { passed, of, times } of counts) {
        logWeight += times * logBetaBinomial(passed, of, [mu * kappa, (1 - mu) * kappa])
      }
      cells.push({ mu, kappa, logWeight })
    }
  }
  return cells
}

function boxAround(cells: readonly Cell[], { logit, phi }: Box): Box {
  const best = Math.max(...cells.map((c) => c.logWeight))
  const kept = cells.filter((c) => c.logWeight > best - 12)
  const bounds = (values: number[], [from, to]: readonly [number, number]): [number, number] => {
    const cell = (to - from) / side
    return [Math.max(from, Math.min(...values) - cell), Math.min(to, Math.max(...values) + cell)]
  }
  return {
    logit: bounds(
      kept.map((c) => Math.log(c.mu / (1 - c.mu))),
      logit,
    ),
    phi: bounds(
      kept.map((c) => c.kappa ** -0.5),
      phi,
    ),
  }
}

/** Weights from logarithms to shares of 1; cells below a billionth dropped. */
function normalised(cells: readonly Cell[]): Weighed[] {
  const best = Math.max(...cells.map((c) => c.logWeight))
  const kept = cells
    .map(({ mu, kappa, logWeight }) => ({ mu, kappa, weight: Math.exp(logWeight - best) }))
    .filter((c) => c.weight > 1e-9)
  const total = kept.reduce((sum, c) => sum + c.weight, 0)
  return kept.map((c) => ({ ...c, weight: c.weight / total }))
}
