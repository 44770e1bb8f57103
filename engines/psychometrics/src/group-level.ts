import type { ItemState } from './ability-state.ts'
import type { AnswerLog } from './answers.ts'
import { logistic, logisticVariance } from './logistic.ts'
import { sharedWorth } from './row-worth.ts'

export type LevelEstimate = { readonly level: number; readonly variance: number }

export type WeekOfDomain = { readonly week: number; readonly domain: number; readonly rows: number[] }

/** Entries of the log by week since its first answer and by domain, in order of time. Fewer than four last days belong to the week before. */
export function weeksOf(log: AnswerLog, items: readonly ItemState[]): WeekOfDomain[] {
  const cells = new Map<string, WeekOfDomain>()
  const first = log.day[0] ?? 0
  const last = Math.max(0, Math.round(((log.day[log.length - 1] ?? 0) - first + 1) / 7) - 1)
  for (let k = 0; k < log.length; k++) {
    const week = Math.min(last, Math.floor(((log.day[k] ?? 0) - first) / 7))
    const domain = items[log.item[k] ?? 0]?.domain ?? 0
    const key = `${week} ${domain}`
    const into = cells.get(key)
    if (into) into.rows.push(k)
    else cells.set(key, { week, domain, rows: [k] })
  }
  return [...cells.values()]
}

export const meanDay = (log: AnswerLog, rows: readonly number[]): number =>
  rows.reduce((sum, k) => sum + (log.day[k] ?? 0), 0) / rows.length

/** Precision of the belief that a week's level is near the guess: keeps a week of a few answers finite. */
const guessPrecision = 0.25

type Around = {
  readonly guess: number
  readonly personSd: number
  readonly ease: number
  /** How many independent answers each row is worth; without it one. */
  readonly worth?: Float64Array
}

/**
 * A group's mean ability from some answers: the level at which the expected number right, averaged over persons N(level, personSd²) and what is
 * unknown of the questions, is the observed one (Newton on the marginal likelihood). Its variance counts answers and distinct questions.
 */
export function groupLevel(
  log: AnswerLog,
  items: readonly ItemState[],
  rows: readonly number[],
  around: Around,
): LevelEstimate {
  let level = around.guess
  let information = guessPrecision
  for (let round = 0; round < 8; round++) {
    const sums = scoreAt(log, items, rows, { ...around, guess: level })
    information = sums.information + guessPrecision
    const step = (sums.score - guessPrecision * (level - around.guess)) / information
    level += Math.max(-1, Math.min(1, step))
    if (Math.abs(step) < 1e-6) break
  }
  const unknown = new Map<number, number>()
  for (const k of rows) unknown.set(log.item[k] ?? 0, items[log.item[k] ?? 0]?.variance ?? 0)
  const ofItems = [...unknown.values()].reduce((sum, variance) => sum + variance, 0) / Math.max(1, unknown.size) ** 2
  return { level, variance: 1 / information + ofItems }
}

function scoreAt(log: AnswerLog, items: readonly ItemState[], rows: readonly number[], at: Around) {
  let score = 0
  let information = 0
  for (const [place, k] of rows.entries()) {
    const item = items[log.item[k] ?? 0]
    if (!item) continue
    const weight = at.worth?.[place] ?? 1
    const recall = log.recall[k] ?? 0
    const guess = recall + (1 - recall) * item.c
    const kappa = Math.sqrt(1 + (item.a ** 2 * (at.personSd ** 2 + item.variance)) / logisticVariance)
    const ability = at.guess + (log.examConditions[k] === 1 ? 0 : at.ease)
    const s = logistic((item.a * (ability - item.b)) / kappa)
    const p = guess + (1 - guess) * s
    const slope = ((1 - guess) * item.a * s * (1 - s)) / kappa
    score += (weight * (((log.correct[k] ?? 0) - p) * slope)) / (p * (1 - p))
    information += (weight * slope * slope) / (p * (1 - p))
  }
  return { score, information }
}

/**
 * Practice outside exam conditions before any data: as likely as not no easier at all, else by about a tenth of a logit, give or take as much. One wide normal
 * would take the noise of three weeks for ease, and what passes for ease is missing from today's level and, over again, from the growth expected until the exam.
 */
const easePrior = [
  { mean: 0, sd: 0.02 },
  { mean: 0.1, sd: 0.1 },
] as const

/** Mean of the ease under both priors, each weighed by how likely it makes what was seen. @param precision of `seen`, 0 where nothing was. */
function easeBelieved(seen: number, precision: number): number {
  let [weights, sum] = [0, 0]
  for (const { mean, sd } of easePrior) {
    const spread = 1 + precision * sd ** 2
    const weight = Math.exp((-precision * (seen - mean) ** 2) / (2 * spread)) / Math.sqrt(spread)
    weights += weight
    sum += (weight * (mean + precision * sd ** 2 * seen)) / spread
  }
  return sum / weights
}

/**
 * How much easier practice outside exam conditions is, logits: weeks in which people did both in a domain are compared, and shrunk to the prior.
 * Everyone counts as much on one side as on the other (`sharedWorth`): who practises most is not of average ability, and a practice exam asks everyone alike.
 * By questions not seen before: repeats are practice more often than exam, and where they are remembered better than believed practice would pass for easy.
 * @param around.perDay the group's usual growth, logits a day: what was answered later in a week was answered by abler people.
 * Limits: needs weeks with both; what people practise at home and on practice exams must come from the same bank.
 */
export function practiceEase(
  log: AnswerLog,
  items: readonly ItemState[],
  around: { readonly start: number; readonly personSd: number; readonly perDay: number },
): number {
  let [precision, sum] = [0, 0]
  let guess = around.start
  for (const { rows } of weeksOf(log, items)) {
    const fresh = rows.filter((k) => log.recall[k] === 0)
    const exam = fresh.filter((k) => log.examConditions[k] === 1)
    const home = fresh.filter((k) => log.examConditions[k] !== 1)
    const shared = sharedWorth(log, exam, home)
    if (shared === null) continue
    const at = { guess, personSd: around.personSd, ease: 0 }
    const a = groupLevel(log, items, exam, { ...at, worth: shared[0] })
    const b = groupLevel(log, items, home, { ...at, worth: shared[1] })
    const weight = 1 / (a.variance + b.variance + 0.1 ** 2)
    precision += weight
    const grown = around.perDay * (meanDay(log, home) - meanDay(log, exam))
    sum += weight * (b.level - a.level - grown)
    guess = a.level
  }
  return easeBelieved(precision > 0 ? sum / precision : 0, precision)
}
