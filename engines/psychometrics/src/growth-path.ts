import type { ItemState } from './ability-state.ts'
import type { AnswerLog } from './answers.ts'
import { groupLevel, type LevelEstimate, weeksOf } from './group-level.ts'

/** The group's mean ability per domain and week, smoothed up to the last answers and expected beyond them, logits. */
export type GrowthPath = {
  /** Day of the first week's entries; weeks are seven days apart. */
  readonly from: number
  /** One series of weeks per domain. */
  readonly level: readonly Float64Array[]
  readonly variance: readonly Float64Array[]
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
  /** Share of what a domain is behind the others today that is made up by the exam: what was not yet taught will be. */
  readonly madeUp: number
}

/**
 * The goal stands for three in four passing, the middle of the benchmarks of programmes (62-87 % at first attempt); three weeks of answers
 * outweigh it.
 */
export const defaultGrowth: GrowthModel = {
  kept: 0.9,
  goal: 0.45,
  expectedSd: 0.1,
  growthSd: 0.03,
  levelSd: 0.08,
  madeUp: 0.75,
}

/** Growth in the first of some weeks that, fading, adds up to the way from start to goal; never a fall. */
const expectedGrowth = (start: number, weeks: number, { goal, kept }: GrowthModel): number =>
  Math.max(0, goal - start) / ((1 - kept ** Math.max(1, weeks)) / (1 - kept))

/** A domain's level on a day, between weeks by straight lines, constant outside. */
export const levelAt = ({ from, level }: GrowthPath, day: number, domain: number): number =>
  between(level[domain] ?? nothing, (day - from) / 7)

export const levelVarianceAt = ({ from, variance }: GrowthPath, day: number, domain: number): number =>
  between(variance[domain] ?? nothing, (day - from) / 7)

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
  readonly domains: number
}

/** A group's level in one week of a domain, estimated from that week's answers alone. */
export type WeekLevel = LevelEstimate & { readonly week: number; readonly domain: number }

/**
 * The group's mean level per domain and week from that week's answers in the domain alone, then `growthOfWeeks`. A filter per learner lags a
 * growing group, because each learner's own answers are few; all answers of a week do not. Domains are kept apart because a programme
 * practises what it has just taught.
 */
export function growthPath(
  log: AnswerLog,
  items: readonly ItemState[],
  span: GrowthSpan & { readonly personSd: number; readonly ease: number },
  model: GrowthModel = defaultGrowth,
): GrowthPath {
  const guess = new Float64Array(span.domains).fill(span.start)
  const levels = weeksOf(log, items).map(({ week, domain, rows }): WeekLevel => {
    const estimate = groupLevel(log, items, rows, { ...span, guess: guess[domain] ?? span.start })
    guess[domain] = estimate.level
    return { ...estimate, week, domain }
  })
  return growthOfWeeks(levels, { ...span, firstDay: log.day[0] ?? 0 }, model)
}

/**
 * The path through levels of single weeks: a local linear trend with fading growth (Kalman filter and Rauch-Tung-Striebel smoother), extended to
 * `until`. Without levels it is what is expected of a programme: from `start` towards the model's goal.
 * @param span.firstDay when week 0 began; its level stands for the middle of the week.
 */
export function growthOfWeeks(
  levels: readonly WeekLevel[],
  span: GrowthSpan & { readonly firstDay: number },
  model: GrowthModel = defaultGrowth,
): GrowthPath {
  const from = span.firstDay + 3
  const weeks = Math.max(1, Math.ceil((span.until - from) / 7) + 1)
  const series = Array.from({ length: span.domains }, (): (LevelEstimate | null)[] =>
    Array.from({ length: weeks }, () => null),
  )
  for (const { week, domain, level, variance } of levels) {
    const observed = series[domain]
    if (observed && week < weeks) observed[week] = { level, variance }
  }
  const paths = series.map((observed) => smoothed(observed, span.start, model))
  const last = Math.max(0, ...series.map((observed) => observed.findLastIndex((week) => week !== null)))
  catchUp(
    paths.map(({ level }) => level),
    last,
    model.madeUp,
  )
  return { from, level: paths.map(({ level }) => level), variance: paths.map(({ variance }) => variance) }
}

/** Domains behind the others, mostly those not taught yet, are expected to make up a share of it, evenly over the weeks after the last answers. */
function catchUp(levels: readonly Float64Array[], last: number, madeUp: number): void {
  if (levels.length < 2) return
  const sum = levels.reduce((total, level) => total + (level[last] ?? 0), 0)
  const behind = levels.map((level) => (sum - (level[last] ?? 0)) / (levels.length - 1) - (level[last] ?? 0))
  levels.forEach((level, d) => {
    const ahead = level.length - 1 - last
    const lag = Math.max(0, behind[d] ?? 0)
    for (let t = last + 1; t < level.length; t++) level[t] = (level[t] ?? 0) + (madeUp * lag * (t - last)) / ahead
  })
}

type Trend = { l: number; g: number; ll: number; lg: number; gg: number }

function smoothed(observed: readonly (LevelEstimate | null)[], start: number, model: GrowthModel) {
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

function seenBy({ l, g, ll, lg, gg }: Trend, week: LevelEstimate): Trend {
  const total = ll + week.variance
  const miss = week.level - l
  return {
    l: l + (ll / total) * miss,
    g: g + (lg / total) * miss,
    ll: ll - ll ** 2 / total,
    lg: lg - (ll * lg) / total,
    gg: gg - lg ** 2 / total,
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
