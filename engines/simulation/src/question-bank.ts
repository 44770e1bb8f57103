import { intBelow, normal, type Random } from '@cadre/kernel'
import type { SimulationOptions } from './options.ts'

/** Ideas that a domain consists of. A question asks for one of them, and people know some and not others. */
export const conceptsPerDomain = 12

export type SimulatedQuestion = {
  readonly item: string
  /** Index into the options' domains. */
  readonly domain: number
  readonly concept: number
  /** What its author believes, 1 (easy) to 5 (hard). */
  readonly authorRating: number
  /** The truth that no engine may see: slope, difficulty in logits, chance of a right guess. */
  readonly slope: number
  readonly difficulty: number
  readonly guessing: number
}

/**
 * difficulty ~ N(0, 0.9²) + 0.3 in one question of eight (a trap), slope ~ exp N(0, 0.25²), the author's rating
 * = round(3 + difficulty + N(0, 0.8²)) within 1..5, guessing within a fifth of the option either way.
 */
export function drawQuestion(
  options: SimulationOptions,
  domain: number,
  item: string,
  random: Random,
): SimulatedQuestion {
  const difficulty = 0.9 * normal(random) + (random.next() < 0.125 ? 0.3 : 0)
  return {
    item,
    domain,
    concept: intBelow(random, conceptsPerDomain),
    authorRating: Math.min(5, Math.max(1, Math.round(3 + difficulty + 0.8 * normal(random)))),
    slope: Math.exp(0.25 * normal(random)),
    difficulty,
    guessing: options.guessing * (0.8 + 0.4 * random.next()),
  }
}

export const drawBank = (options: SimulationOptions, random: Random): SimulatedQuestion[] =>
  options.domains.flatMap((_, domain) =>
    Array.from({ length: options.questionsPerDomain }, (_, at) =>
      drawQuestion(options, domain, `q${domain + 1}-${String(at + 1).padStart(3, '0')}`, random),
    ),
  )
