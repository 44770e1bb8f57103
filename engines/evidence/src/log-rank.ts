import { assert } from '@cadre/kernel'
import { solveDense } from './linear.ts'
import { chiSquareTail } from './special/gamma.ts'
import { type Followed, tallied } from './survival.ts'

export type LogRank = {
  /** Null when no comparison is possible: fewer than two groups at risk together, or no event among them. */
  readonly chiSquare: number | null
  readonly df: number
  readonly p: number | null
  readonly groups: readonly {
    readonly group: string
    readonly n: number
    readonly observed: number
    readonly expected: number
  }[]
}

/**
 * Whether groups differ in how soon the event comes (log-rank, Mantel 1966): observed less expected events per group,
 * with their hypergeometric covariance V, chi-square = (O - E)' V⁻¹ (O - E) on groups - 1 degrees of freedom. Most
 * powerful when hazards are proportional; curves that cross can differ and not be found. Independent people are assumed.
 * @param people at least two groups with at least one person each
 */
export function logRank(people: readonly (Followed & { readonly group: string })[]): LogRank {
  const names = [...new Set(people.map((p) => p.group))].toSorted()
  assert(names.length >= 2, 'a log-rank test compares at least two groups')
  const size = names.length
  const observed = new Float64Array(size)
  const expected = new Float64Array(size)
  const variance = new Float64Array(size * size)
  const own = names.map((name) => ({ steps: tallied(people.filter((p) => p.group === name)), next: 0 }))
  for (const { time, atRisk, events } of tallied(people)) {
    if (events === 0) continue
    const risks = own.map((group) => riskAt(group, time))
    own.forEach(({ steps, next }, g) => {
      const step = steps[next]
      const share = (risks[g] ?? 0) / atRisk
      if (step?.time === time) observed[g] = (observed[g] ?? 0) + step.events
      expected[g] = (expected[g] ?? 0) + events * share
      if (atRisk < 2) return
      const scale = (events * (atRisk - events)) / (atRisk - 1)
      for (let h = 0; h < size; h++) {
        const cell = scale * share * ((g === h ? 1 : 0) - (risks[h] ?? 0) / atRisk)
        variance[g * size + h] = (variance[g * size + h] ?? 0) + cell
      }
    })
  }
  const groups = names.map((group, g) => ({
    group,
    n: people.filter((p) => p.group === group).length,
    observed: observed[g] ?? 0,
    expected: expected[g] ?? 0,
  }))
  return { ...statistic(observed, expected, variance), groups }
}

/** People of the group still followed just before `time`; moves its cursor to the first step at or after it. */
function riskAt(group: { steps: ReturnType<typeof tallied>; next: number }, time: number): number {
  while ((group.steps[group.next]?.time ?? Infinity) < time) group.next++
  return group.steps[group.next]?.atRisk ?? 0
}

/** Groups that were never at risk together with another carry no information and are left out of the statistic. */
function statistic(observed: Float64Array, expected: Float64Array, variance: Float64Array) {
  const size = observed.length
  const informed = [...observed.keys()].filter((g) => (variance[g * size + g] ?? 0) > 1e-12)
  const kept = informed.slice(0, -1)
  if (kept.length === 0) return { chiSquare: null, df: 0, p: null }
  const gaps = Float64Array.from(kept, (g) => (observed[g] ?? 0) - (expected[g] ?? 0))
  const v = Float64Array.from(kept.flatMap((g) => kept.map((h) => variance[g * size + h] ?? 0)))
  const solved = solveDense(v, Float64Array.from(gaps))
  const chiSquare = solved.reduce((sum, x, i) => sum + x * (gaps[i] ?? 0), 0)
  return { chiSquare, df: kept.length, p: chiSquareTail(chiSquare, kept.length) }
}
