import { normal, pick, present, type Random, seededRandom } from '@cadre/kernel'

/**
 * A programme that does not work as the model assumes: saturating growth by topic, power-law forgetting, unequal slopes, items off their
 * authors' ratings, easier practice at home, cohorts with trainers of unequal effect. For tests of the forecast only.
 */
export type World = {
  readonly seed: number
  readonly learners: number
  readonly cohortSize?: number
  readonly guess?: number
  readonly examNoise?: number
  readonly forgetting?: number
  readonly cohortSd?: number
  readonly growth?: number
  readonly start?: number
  readonly talentSd?: number
  readonly weekly?: number
}

export type Event = {
  learner: number
  day: number
  domain: number
  item: number
  correct: boolean
  practiceExam: boolean
  repeat: boolean
}
export type Programme = {
  readonly events: Event[]
  readonly items: { domain: number; rating: number }[]
  readonly passed: boolean[]
  /** Chance of passing given the true abilities on the day: what an oracle would say. */
  readonly oracle: number[]
  /** Mean true ability, weighted by the exam, per day: for diagnosis. */
  readonly level: Float64Array
  readonly truth: Float64Array
}

export const weights = [0.2, 0.24, 0.36, 0.2]
export const examDay = 70
export const questions = 65
export const cut = 46

const logistic = (x: number) => 1 / (1 + Math.exp(-x))

type Question = { domain: number; rating: number; a: number; b: number }
const at = (bank: readonly Question[], item: number): Question => present(bank[item], 'an item of the bank')
type Person = {
  theta: number[]
  peak: number[]
  touched: number[]
  rate: number
  diligence: number
  seen: Map<number, number>
}

export function generateProgramme(world: World): Programme {
  const random = seededRandom(world.seed)
  const { guess = 0.25, examNoise = 0.2, forgetting = 0.25, cohortSd = 0.2, growth = 1, weekly = 16 } = world
  const bank = Array.from({ length: 500 }, (_, i) => question(random, i % weights.length))
  const offset = anchor(bank, guess)
  const events: Event[] = []
  const passed: boolean[] = []
  const oracle: number[] = []
  const level = new Float64Array(examDay)
  const truth = new Float64Array(examDay * world.learners)
  let cohort = 0
  for (let learner = 0; learner < world.learners; learner++) {
    if (learner % (world.cohortSize ?? 5) === 0) cohort = cohortSd * normal(random)
    const who = person(random, world)
    const study = { growth: growth * Math.exp(cohort), forgetting }
    for (let day = 0; day < examDay; day++) {
      learn(who, day, study, random)
      const now = who.theta.reduce((sum, theta, d) => sum + theta * (weights[d] ?? 0), 0)
      truth[day * world.learners + learner] = now
      level[day] = (level[day] ?? 0) + now / world.learners
      const plan = planOf(day, weekly)
      for (let k = 0; k < plan.count; k++) {
        const item = choose(random, bank, plan, who)
        const { domain, a, b } = at(bank, item)
        const theta = (who.theta[domain] ?? 0) + (plan.exam ? 0 : 0.15)
        const before = who.seen.get(item)
        const recalled = before !== undefined && random.next() < (1 + (day - before) / 3) ** -0.5
        const correct = recalled || random.next() < guess + (1 - guess) * logistic(a * (theta - b - offset))
        events.push({ learner, day, domain, item, correct, practiceExam: plan.exam, repeat: before !== undefined })
        who.seen.set(item, day)
      }
    }
    const p = examChance(random, who, { guess, examNoise, offset })
    oracle.push(p)
    passed.push(random.next() < p)
  }
  events.sort((x, y) => x.day - y.day)
  return { events, items: bank.map(({ domain, rating }) => ({ domain, rating })), passed, oracle, level, truth }
}

function question(random: Random, domain: number): Question {
  const b = 0.85 * normal(random)
  const rating = Math.max(1, Math.min(5, Math.round(3 + 0.8 * b + 0.8 * normal(random))))
  return { domain, rating, a: Math.exp(0.3 * normal(random)), b }
}

/** Shifts the bank so that ability 0 expects the cut. */
function anchor(bank: readonly Question[], guess: number): number {
  let [low, high] = [-5, 5]
  for (let k = 0; k < 40; k++) {
    const middle = (low + high) / 2
    const share = bank.reduce((s, { a, b }) => s + guess + (1 - guess) * logistic(-a * (b + middle)), 0) / bank.length
    if (share > cut / questions) low = middle
    else high = middle
  }
  return low
}

function person(random: Random, { start = -1.1, talentSd = 0.6 }: World): Person {
  const talent = start + talentSd * normal(random)
  const theta = weights.map(() => talent + 0.45 * normal(random))
  return {
    theta,
    peak: [...theta],
    touched: weights.map(() => 0),
    rate: Math.exp(0.35 * normal(random)),
    diligence: Math.min(1, Math.max(0.2, 0.7 + 0.2 * normal(random))),
    seen: new Map(),
  }
}

function learn(who: Person, day: number, how: { growth: number; forgetting: number }, random: Random): void {
  const session = day % 7 === 1 || day % 7 === 3
  const taught = Math.floor((day / examDay) * weights.length * 2) % weights.length
  weights.forEach((_, d) => {
    const works = random.next() < 0.45 * who.diligence
    const gain = (session && d === taught ? 0.22 : 0) + (works ? 0.075 : 0)
    if (gain > 0) {
      const room = Math.max(0.1, 1.6 - (who.peak[d] ?? 0))
      const held = who.theta[d] ?? 0
      who.peak[d] = held + gain * who.rate * how.growth * room * 0.5
      who.touched[d] = day
    }
    who.theta[d] = (who.peak[d] ?? 0) - how.forgetting * Math.log1p((day - (who.touched[d] ?? 0)) / 6)
  })
}

type Plan = { count: number; exam: boolean }

function planOf(day: number, weekly: number): Plan {
  if (day === 0) return { count: 25, exam: true }
  if (day === 48 || day === 58 || day === 65) return { count: 65, exam: true }
  return { count: day % 7 === 2 || day % 7 === 5 ? Math.round(weekly / 2) : 0, exam: false }
}

function choose(random: Random, bank: readonly Question[], plan: Plan, who: Person): number {
  const seen = [...who.seen.keys()]
  if (!plan.exam && seen.length > 30 && random.next() < 0.2) return pick(random, seen)
  for (;;) {
    const item = Math.floor(random.next() * bank.length)
    const wanted = (weights[at(bank, item).domain] ?? 0) / 0.36
    if (!who.seen.has(item) && random.next() < wanted) return item
    if (seen.length > 0.6 * bank.length) return item
  }
}

function examChance(random: Random, who: Person, exam: { guess: number; examNoise: number; offset: number }): number {
  const shift = exam.examNoise * normal(random) * 0.7
  const spread = [1]
  for (let q = 0; q < questions; q++) {
    const domain = q < 13 ? 0 : q < 29 ? 1 : q < 52 ? 2 : 3
    const { a, b } = question(random, domain)
    const theta = (who.theta[domain] ?? 0) + shift
    const p = exam.guess + (1 - exam.guess) * logistic(a * (theta - b - exam.offset))
    spread.push(0)
    for (let k = spread.length - 1; k > 0; k--) spread[k] = (spread[k] ?? 0) * (1 - p) + (spread[k - 1] ?? 0) * p
    spread[0] = (spread[0] ?? 0) * (1 - p)
  }
  return spread.slice(cut).reduce((s, p) => s + p, 0)
}
