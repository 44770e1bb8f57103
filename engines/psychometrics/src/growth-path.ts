import type { ItemState } from './ability-state.ts'
import type { AnswerLog } from './answers.ts'
import { groupLevel, type LevelEstimate, meanDay, weeksOf } from './group-level.ts'
import { personsWorth } from './row-worth.ts'

/** The group's mean ability per domain and week, smoothed up to the last answers and expected beyond them, logits. */
export type GrowthPath = {
  /** Day of the first week's entries; weeks are seven days apart. */
  readonly from: number
  /** One series of weeks per domain. */
  readonly level: readonly Float64Array[]
  /** Variance of the domains' weighted mean, by week. */
  readonly variance: Float64Array
}

/** How a group's mean ability moves from week to week. Growth fades: learning saturates and forgetting catches up. */
export type GrowthModel = {
  /** Share of a week's growth that the next week keeps. */
  readonly kept: number
  /** Level that programmes bring their groups to by the exam, logits above the cut: what growth is expected to be before any answer. */
  readonly goal: number
  /** Standard deviation of the weekly growth around what the goal asks for. */
  readonly expectedSd: number
  /** Standard deviation of a week's change in growth, and in level beyond growth. */
  readonly growthSd: number
  readonly levelSd: number
  /** The same of the domains' mean: teaching moves on from domain to domain, so that the mean grows more evenly than any of them. */
  readonly ofMean: { readonly expectedSd: number; readonly growthSd: number; readonly levelSd: number }
  /** Share of the mean's expected growth that is domains catching up with the others: what was not yet taught will be. What they are behind beyond it comes on top. */
  readonly catchingUp: number
}

/**
 * The goal stands for three in four passing, the middle of the benchmarks of programmes (62-87 % at first attempt). `ofMean.expectedSd` is what that range
 * leaves open, widened to .05 because programmes differ in what they forget: taken as the middle four fifths the range is a standard deviation of about .2
 * logits by the exam, .03 a week over ten fading weeks. A single domain's growth varies more, with when it is taught.
 */
export const defaultGrowth: GrowthModel = {
  kept: 0.92,
  goal: 0.45,
  expectedSd: 0.1,
  growthSd: 0.03,
  levelSd: 0.08,
  ofMean: { expectedSd: 0.05, growthSd: 0.01, levelSd: 0.05 },
  catchingUp: 0.3,
}

/** Growth in the first of some weeks that, fading, adds up to the way from start to goal; never a fall. */
const expectedGrowth = (start: number, weeks: number, { goal, kept }: GrowthModel): number =>
  Math.max(0, goal - start) / ((1 - kept ** Math.max(1, weeks)) / (1 - kept))

/** What the goal asks a group to grow from its start until the exam on an average day, logits. */
export function expectedPerDay(
  log: AnswerLog,
  { start, until }: { readonly start: number; readonly until: number },
  { goal }: GrowthModel = defaultGrowth,
): number {
  return Math.max(0, goal - start) / Math.max(7, until - (log.day[0] ?? 0))
}

/** A domain's level on a day, between weeks by straight lines, constant outside. */
export const levelAt = ({ from, level }: GrowthPath, day: number, domain: number): number =>
  between(level[domain] ?? nothing, (day - from) / 7)

export const levelVarianceAt = ({ from, variance }: GrowthPath, day: number): number =>
  between(variance, (day - from) / 7)

const nothing = new Float64Array(1)

function between(values: Float64Array, at: number): number {
  const whole = Math.floor(at)
  if (whole < 0) return values[0] ?? 0
  if (whole >= values.length - 1) return values[values.length - 1] ?? 0
  const left = values[whole] ?? 0
  return left + (at - whole) * ((values[whole + 1] ?? 0) - left)
}

/** What a path spans. */
export type GrowthSpan = {
  /** Level before any answer, logits. */
  readonly start: number
  /** Last day of the path, usually the exam's. */
  readonly until: number
  /** What each domain weighs on the exam, in any unit. */
  readonly weights: readonly number[]
}

/** A group's level in one week of a domain, and how far from the week's middle it was seen, in weeks. */
export type WeekLevel = LevelEstimate & { readonly week: number; readonly domain: number; readonly off: number }

/**
 * The group's mean level per domain and week from that week's answers in the domain alone, then `growthOfWeeks`. A filter per learner lags a growing
 * group, because each learner's own answers are few; all answers of a week do not. Domains are kept apart because a programme practises what it
 * has just taught. Learners count rather than answers (`personsWorth`): who practises most is not the group, and a
 * practice exam, which asks everyone alike, would look like a fall.
 */
export function growthPath(
  log: AnswerLog,
  items: readonly ItemState[],
  span: GrowthSpan & { readonly personSd: number; readonly ease: number },
  model: GrowthModel = defaultGrowth,
): GrowthPath {
  const firstDay = log.day[0] ?? 0
  const guess = span.weights.map(() => span.start)
  const levels = weeksOf(log, items).map(({ week, domain, rows }): WeekLevel => {
    const worth = personsWorth(log, rows, span.personSd)
    const estimate = groupLevel(log, items, rows, { ...span, guess: guess[domain] ?? span.start, worth })
    guess[domain] = estimate.level
    return { ...estimate, week, domain, off: (meanDay(log, rows) - firstDay - 3) / 7 - week }
  })
  return growthOfWeeks(levels, { ...span, firstDay }, model)
}

/**
 * The path through levels of single weeks: a local linear trend with fading growth (Kalman filter and Rauch-Tung-Striebel smoother). The domains'
 * weighted mean has a trend of its own: what one domain gains while it is taught and loses afterwards says little of where the group will be, the
 * mean does. Up to the last answers the domains are moved to the mean together; beyond them they grow as it does. Without levels it is what is
 * expected of a programme: from `start` towards the model's goal.
 * @param span.firstDay when week 0 began; its level stands for the middle of the week.
 */
export function growthOfWeeks(
  levels: readonly WeekLevel[],
  span: GrowthSpan & { readonly firstDay: number },
  model: GrowthModel = defaultGrowth,
): GrowthPath {
  const from = span.firstDay + 3
  const observed = seriesOf(levels, span, from)
  const domains = observed.map((series) => smoothed(series, span.start, model))
  const share = sharesOf(span.weights)
  const means = meanByWeek(observed, domains, share)
  const mean = smoothed(means, span.start, { ...model, ...model.ofMean })
  const last = Math.max(
    0,
    means.findLastIndex((week) => week !== null),
  )
  const seen = movedTo(mean.level, domains, share)
  const now = mean.level[last] ?? 0
  const gained = Math.max(0, (mean.level.at(-1) ?? 0) - now)
  const missing = Math.max(0, lagOf(seen, last, share) - model.catchingUp * gained)
  const ahead = mean.level.map((level, t) =>
    t <= last ? 0 : level - now + (missing * (t - last)) / (mean.level.length - 1 - last),
  )
  const level = seen.map((domain) => domain.map((_, t) => (domain[Math.min(t, last)] ?? 0) + (ahead[t] ?? 0)))
  return { from, level, variance: mean.variance }
}

/** The domains' levels, each week moved together so that their mean is the given one. */
function movedTo(mean: Float64Array, domains: readonly { readonly level: Float64Array }[], share: readonly number[]) {
  const off = mean.map((level, t) =>
    domains.reduce((rest, domain, d) => rest - (share[d] ?? 0) * (domain.level[t] ?? 0), level),
  )
  return domains.map(({ level }) => level.map((value, t) => value + (off[t] ?? 0)))
}

/** How far behind the others domains are in a week, mostly those not taught yet: weighted mean over all, none counting as ahead. */
function lagOf(levels: readonly Float64Array[], week: number, share: readonly number[]): number {
  if (levels.length < 2) return 0
  const sum = levels.reduce((total, level) => total + (level[week] ?? 0), 0)
  return levels.reduce((lag, level, d) => {
    const own = level[week] ?? 0
    return lag + (share[d] ?? 0) * Math.max(0, (sum - own) / (levels.length - 1) - own)
  }, 0)
}

type Seen = LevelEstimate & { readonly off: number }

/** A series of weeks per domain; null where nothing was seen. */
function seriesOf(levels: readonly WeekLevel[], { weights, until }: GrowthSpan, from: number): (Seen | null)[][] {
  const weeks = Math.max(1, Math.ceil((until - from) / 7) + 1)
  const series = weights.map(() => Array.from({ length: weeks }, (): Seen | null => null))
  for (const { week, domain, ...seen } of levels) {
    const observed = series[domain]
    if (observed && week < weeks) observed[week] = seen
  }
  return series
}

function sharesOf(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}

/** The weighted mean of the domains by week. In weeks without a domain its own smoothed level stands in; before and after all answers there is none. */
function meanByWeek(
  observed: readonly (readonly (Seen | null)[])[],
  smooth: readonly { readonly level: Float64Array; readonly variance: Float64Array }[],
  share: readonly number[],
): (Seen | null)[] {
  return (observed[0] ?? []).map((_, t) => {
    if (observed.every((series) => !series[t])) return null
    let [level, variance, off] = [0, 0, 0]
    observed.forEach((series, d) => {
      const seen = series[t] ?? { level: smooth[d]?.level[t] ?? 0, variance: smooth[d]?.variance[t] ?? 0, off: 0 }
      const w = share[d] ?? 0
      level += w * seen.level
      variance += w * w * seen.variance
      off += w * seen.off
    })
    return { level, variance, off }
  })
}

type Trend = { l: number; g: number; ll: number; lg: number; gg: number }

function smoothed(observed: readonly (Seen | null)[], start: number, model: GrowthModel) {
  const before: Trend[] = []
  const after: Trend[] = []
  let state: Trend = {
    l: start,
    g: expectedGrowth(start, observed.length, model),
    ll: 0.3 ** 2,
    lg: 0,
    gg: model.expectedSd ** 2,
  }
  for (const week of observed) {
    if (after.length > 0) state = stepped(state, model)
    before.push(state)
    state = week ? seenBy(state, week) : state
    after.push(state)
  }
  const level = Float64Array.from(after, ({ l }) => l)
  const variance = Float64Array.from(after, ({ ll }) => ll)
  let next = after[after.length - 1] ?? state
  for (let t = after.length - 2; t >= 0; t--) {
    const here = after[t] ?? state
    next = lookingBack(here, before[t + 1] ?? state, next, model.kept)
    level[t] = next.l
    variance[t] = next.ll
  }
  return { level, variance }
}

const stepped = ({ l, g, ll, lg, gg }: Trend, { kept, growthSd, levelSd }: GrowthModel): Trend => ({
  l: l + g,
  g: kept * g,
  ll: ll + 2 * lg + gg + levelSd ** 2,
  lg: kept * (lg + gg),
  gg: kept ** 2 * gg + growthSd ** 2,
})

/** The week saw l + off · g. */
function seenBy({ l, g, ll, lg, gg }: Trend, { level, variance, off }: Seen): Trend {
  const ofLevel = ll + off * lg
  const ofGrowth = lg + off * gg
  const total = ofLevel + off * ofGrowth + variance
  const miss = level - l - off * g
  return {
    l: l + (ofLevel / total) * miss,
    g: g + (ofGrowth / total) * miss,
    ll: ll - ofLevel ** 2 / total,
    lg: lg - (ofLevel * ofGrowth) / total,
    gg: gg - ofGrowth ** 2 / total,
  }
}

/** Rauch, Tung and Striebel (1965): corrects a week by what the next one turned out to be. */
function lookingBack(here: Trend, predicted: Trend, next: Trend, kept: number): Trend {
  const det = predicted.ll * predicted.gg - predicted.lg ** 2
  const cl = here.ll + here.lg
  const cg = here.lg + here.gg
  const [ll, lg] = row(cl, kept * here.lg, predicted, det)
  const [gl, gg] = row(cg, kept * here.gg, predicted, det)
  const [dl, dg] = [next.l - predicted.l, next.g - predicted.g]
  const [vl, vc, vg] = [next.ll - predicted.ll, next.lg - predicted.lg, next.gg - predicted.gg]
  return {
    l: here.l + ll * dl + lg * dg,
    g: here.g + gl * dl + gg * dg,
    ll: here.ll + ll * (ll * vl + lg * vc) + lg * (ll * vc + lg * vg),
    lg: here.lg + gl * (ll * vl + lg * vc) + gg * (ll * vc + lg * vg),
    gg: here.gg + gl * (gl * vl + gg * vc) + gg * (gl * vc + gg * vg),
  }
}

/** (a, b) times the inverse of the predicted covariance. */
const row = (a: number, b: number, p: Trend, det: number): [number, number] => [
  (a * p.gg - b * p.lg) / det,
  (b * p.ll - a * p.lg) / det,
]
