import {
  defaultDynamics,
  growthOfWeeks,
  type GrowthPath,
  levelAt,
  levelFrom,
  type LevelSums,
  outlookFor,
  type Outlook,
  type WeekLevel,
} from '@cadre/psychometrics'
import { firstDayOfWeek, weekOf } from './belief.ts'

/** One week of a group in one domain: everybody's sums together. */
export type GroupWeek = {
  readonly week: number
  readonly domain: string
  readonly answers: number
  readonly right: number
  /** Answers of the one who gave most: about as many different questions were asked. */
  readonly most: number
  readonly likelihood: LevelSums
}

/** Variance of a question's difficulty that is known by its author's rating alone, logits² (engine: authorRating.sd²). */
const questionVariance = 0.64

type Spanned = {
  readonly domains: readonly string[]
  readonly weights: readonly number[]
  readonly day: number
  readonly examDay: number
}

/**
 * How the group went and is expected to go on until the exam.
 * @param day today, days since 1970. @param weights what each domain weighs on the exam.
 */
export function growthOf(weeks: readonly GroupWeek[], { domains, weights, day, examDay }: Spanned): GrowthPath {
  const ordered = weeks.toSorted((a, b) => a.week - b.week)
  const first = ordered[0]?.week ?? weekOf(day)
  const guess = new Map<string, number>()
  const levels: WeekLevel[] = []
  for (const each of ordered) {
    const domain = domains.indexOf(each.domain)
    if (domain < 0) continue
    const level = levelFrom(each.likelihood, {
      guess: guess.get(each.domain) ?? 0,
      unknown: questionVariance / Math.max(1, each.most),
    })
    guess.set(each.domain, level.level)
    levels.push({ ...level, week: each.week - first, domain, off: 0 })
  }
  return growthOfWeeks(levels, {
    start: startOf(levels),
    firstDay: firstDayOfWeek(first),
    until: Math.max(examDay, day),
    weights,
  })
}

/** The level before the group began: that of its first week, shrunk as one more domain at the cut would shrink it. */
function startOf(levels: readonly WeekLevel[]): number {
  const first = levels.filter(({ week }) => week === 0)
  return first.reduce((sum, { level }) => sum + level, 0) / (first.length + 1)
}

/** What the days from today to the exam add for somebody of the group. */
export const outlookUntil = (
  path: GrowthPath,
  days: { readonly today: number; readonly examDay: number },
  counts: readonly number[],
): Outlook => outlookFor(path, days, counts, defaultDynamics)

/** Logits that the group gained in the last three weeks, a week, on average over the exam. */
export function recentGrowth(path: GrowthPath, today: number, counts: readonly number[]): number {
  const questions = counts.reduce((sum, n) => sum + n, 0)
  return (
    counts.reduce((sum, n, d) => sum + (n / questions) * (levelAt(path, today, d) - levelAt(path, today - 21, d)), 0) /
    3
  )
}
