import type { Person } from './person.ts'
import { conceptsPerDomain, type SimulatedQuestion } from './question-bank.ts'

/** Even people who know slip. */
const slip = 0.03
/** Logits gained per unit of log exposure. */
const gain = 1.15
/** Chance to remember the very question and its answer on the day itself. */
const questionMemory = 0.6

type Exposures = { readonly days: number[]; readonly weights: number[] }

/**
 * What one person knows, concept by concept:
 *
 *   E(t) = sum over exposures of weight_k (1 + t - t_k)^-d        what is left of them, by the power law of forgetting
 *   knowledge(t) = before + 1.15 ln(1 + E(t))                      logits
 *   P(correct) = g + (1 - g - 0.03) logistic(a (knowledge - b))    for a question not seen before
 *
 * A question seen before is remembered as such with chance 0.6 (1 + days since)^-d.
 * Source of the shape: base-level learning in ACT-R (Anderson and Lebiere 1998). It differs from the forecasting
 * engine on purpose: no Gaussian walk per domain, forgetting by a power law, slips, and concepts under the domains.
 */
export class Knowledge {
  readonly #person: Person
  readonly #left: Float64Array
  readonly #exposures: Exposures[]
  readonly #seenOn = new Map<string, number>()

  /** @param decay (1 + days)^-d for each number of days that can pass, from `decayTable` */
  constructor(person: Person, decay: Float64Array) {
    this.#person = person
    this.#left = decay
    this.#exposures = person.before.flatMap((concepts) => concepts.map(() => ({ days: [], weights: [] })))
  }

  expose(domain: number, concept: number, at: { day: number; weight: number }): void {
    const exposures = this.#exposures[domain * conceptsPerDomain + concept]
    if (!exposures) return
    const { days, weights } = exposures
    const weight = at.weight * this.#person.learnability
    const last = days.length - 1
    if (days[last] === at.day) weights[last] = (weights[last] ?? 0) + weight
    else {
      days.push(at.day)
      weights.push(weight)
    }
  }

  /** Logits, as of a day: what was met after it does not count. */
  of(domain: number, concept: number, day: number): number {
    const exposures = this.#exposures[domain * conceptsPerDomain + concept]
    let left = 0
    if (exposures) {
      const { days, weights } = exposures
      for (let k = 0; k < days.length; k++) left += (weights[k] ?? 0) * (this.#left[day - (days[k] ?? 0)] ?? 0)
    }
    return (this.#person.before[domain]?.[concept] ?? 0) + gain * Math.log1p(left)
  }

  hasSeen(item: string): boolean {
    return this.#seenOn.has(item)
  }

  markSeen(item: string, day: number): void {
    this.#seenOn.set(item, day)
  }

  /** Probability of a right answer on a day, whether or not the question was seen before. */
  chance(question: SimulatedQuestion, day: number): number {
    const fresh = freshChance(question, this.of(question.domain, question.concept, day))
    const seen = this.#seenOn.get(question.item)
    if (seen === undefined) return fresh
    const remembers = questionMemory * (this.#left[day - seen] ?? 0)
    return remembers + (1 - remembers) * fresh
  }
}

/** Mean knowledge over the exam's domains by their weights, at the end of every seventh day before the exam. */
export function abilityByWeek(
  { domains }: { readonly domains: readonly { readonly weight: number }[] },
  knowledge: Knowledge,
  examDay: number,
): number[] {
  const total = domains.reduce((sum, { weight }) => sum + weight, 0) * conceptsPerDomain
  return Array.from({ length: Math.ceil(examDay / 7) }, (_, week) => {
    let sum = 0
    domains.forEach(({ weight }, domain) => {
      for (let concept = 0; concept < conceptsPerDomain; concept++)
        sum += weight * knowledge.of(domain, concept, 7 * week)
    })
    return sum / total
  })
}

/** Probability of a right answer to a question not seen before. @param knowledge of its concept, in logits */
export function freshChance({ slope, difficulty, guessing }: SimulatedQuestion, knowledge: number): number {
  const knows = 1 / (1 + Math.exp(-slope * (knowledge - difficulty)))
  return guessing + Math.max(0, 1 - guessing - slip) * knows
}

export const decayTable = (exponent: number, days: number): Float64Array =>
  Float64Array.from({ length: days + 1 }, (_, day) => (1 + day) ** -exponent)
