import { assert } from '@cadre/kernel'
import { conjugateGradients } from './linear.ts'
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

type Person = Followed & { readonly group: string }

/** One time with events d among n at risk. `weight` is d (n - d) / (n - 1): 0 when all have the event at once. */
type Event = { readonly time: number; readonly atRisk: number; readonly events: number; readonly weight: number }

/** Who was followed to which event: the group and the last event's place, one entry a person still there at the first event. */
type Followings = { readonly group: Int32Array; readonly last: Int32Array; readonly events: readonly Event[] }

/**
 * Whether groups differ in how soon the event comes (log-rank, Mantel 1966): observed less expected events per group,
 * with their hypergeometric covariance V, chi-square = (O - E)' V⁻ (O - E) on groups - 1 degrees of freedom. Most
 * powerful when hazards are proportional; curves that cross can differ and not be found. Independent people are assumed.
 * V is never written down: its product with a vector takes one pass over the people, so that thousands of groups cost little more than two.
 * @param people at least two groups with at least one person each
 */
export function logRank(people: readonly Person[]): LogRank {
  const sizes = new Map<string, number>()
  for (const { group } of people) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  const names = [...sizes.keys()].toSorted()
  assert(names.length >= 2, 'a log-rank test compares at least two groups')
  const at = new Map(names.map((name, g) => [name, g]))
  const observed = new Float64Array(names.length)
  for (const { group, event } of people) if (event) add(observed, at.get(group) ?? 0, 1)
  const followings = followingsOf(people, at)
  const expected = alongEvents(followings, names.length, (event) => event.events / event.atRisk)
  const groups = names.map((group, g) => ({
    group,
    n: sizes.get(group) ?? 0,
    observed: observed[g] ?? 0,
    expected: expected[g] ?? 0,
  }))
  return { ...statistic(followings, observed, expected), groups }
}

function followingsOf(people: readonly Person[], at: ReadonlyMap<string, number>): Followings {
  const events = tallied(people).flatMap(({ time, atRisk, events }) =>
    events > 0 ? [{ time, atRisk, events, weight: (events * (atRisk - events)) / Math.max(1, atRisk - 1) }] : [],
  )
  const first = events[0]?.time ?? Infinity
  const there = people.filter(({ time }) => time >= first).toSorted((a, b) => a.time - b.time)
  let next = 0
  const last = Int32Array.from(there, ({ time }) => {
    while ((events[next]?.time ?? Infinity) <= time) next++
    return next - 1
  })
  return { group: Int32Array.from(there, ({ group }) => at.get(group) ?? 0), last, events }
}

/** Per group, the sum over its people of what every event that they were at risk for adds. */
function alongEvents({ group, last, events }: Followings, groups: number, each: (event: Event, k: number) => number) {
  const reached = new Float64Array(events.length)
  let sum = 0
  events.forEach((event, k) => {
    sum += each(event, k)
    reached[k] = sum
  })
  const sums = new Float64Array(groups)
  for (let i = 0; i < group.length; i++) add(sums, group[i] ?? 0, reached[last[i] ?? 0] ?? 0)
  return sums
}

/**
 * All groups that are there at the first event are at risk together then, so that V has rank one less than they are many.
 * The others carry no information, and when everybody has the event at once nobody does.
 */
function statistic(followings: Followings, observed: Float64Array, expected: Float64Array) {
  const informed = new Set(followings.group).size
  if (informed < 2 || followings.events[0]?.weight === 0) return { chiSquare: null, df: 0, p: null }
  const size = observed.length
  const own = alongEvents(followings, size, ({ weight, atRisk }) => weight / atRisk)
  const gaps = observed.map((o, g) => o - (expected[g] ?? 0))
  const solved = conjugateGradients((x) => covarianceTimes(followings, own, x), own, gaps)
  const chiSquare = solved.reduce((sum, x, g) => sum + x * (gaps[g] ?? 0), 0)
  return { chiSquare, df: informed - 1, p: chiSquareTail(chiSquare, informed - 1) }
}

/** V x = own · x - Σ over events of weight (r / n) (r / n)' x, r those at risk by group. */
function covarianceTimes(followings: Followings, own: Float64Array, x: Float64Array): Float64Array {
  const { group, last, events } = followings
  const atRisk = new Float64Array(events.length)
  for (let i = 0; i < group.length; i++) add(atRisk, last[i] ?? 0, x[group[i] ?? 0] ?? 0)
  for (let k = events.length - 2; k >= 0; k--) add(atRisk, k, atRisk[k + 1] ?? 0)
  const shared = alongEvents(followings, x.length, (event, k) => (event.weight * (atRisk[k] ?? 0)) / event.atRisk ** 2)
  return x.map((value, g) => (own[g] ?? 0) * value - (shared[g] ?? 0))
}

const add = (to: Float64Array, at: number, amount: number): void => {
  to[at] = (to[at] ?? 0) + amount
}
