import type { Id, Instant } from '@cadre/kernel'
import { defaultWeights, schedulerOf, type MemoryState, type Rating, type Scheduler, type Weights } from '@cadre/memory'
import type { RecordedAnswer } from './answer.ts'

/** What one person remembers of one question, after the last answer. */
export type Memory = {
  readonly personId: Id<'per'>
  readonly certificationId: Id<'crt'>
  readonly questionId: Id<'qst'>
  readonly domain: string
  readonly state: MemoryState
  readonly answers: number
  /** Times that it was forgotten after it had been known. */
  readonly lapses: number
  readonly lastRating: Rating
  readonly lastAt: Instant
}

/** FSRS-6 with its default parameters: below 400 reviews of a person a fit would predict worse (engines/memory). */
export const scheduler: Scheduler = schedulerOf(defaultWeights)

/** By a person's own parameters, where some were fitted. */
export const schedulerBy = (weights: Weights | undefined): Scheduler => (weights ? schedulerOf(weights) : scheduler)

const dayMs = 86_400_000

/**
 * Whole days from one answer to the next: the time between, to the nearest day. It needs no zone, so the same answers give the
 * same memory wherever a person travels, and two answers of one evening are never a day apart because midnight passed.
 */
export const daysApart = (earlier: Instant, later: Instant): number =>
  Math.max(0, Math.round((later - earlier) / dayMs))

type Step = Pick<RecordedAnswer, 'personId' | 'certificationId' | 'questionId' | 'domain' | 'rating' | 'at'>

/** The memory after one more answer. @param memory null: it was never answered before */
export function remember(memory: Memory | null, answer: Step, by: Scheduler): Memory {
  const { personId, certificationId, questionId, domain, rating, at } = answer
  const days = memory ? daysApart(memory.lastAt, at) : 0
  const forgotten = memory !== null && rating === 1 && memory.lastRating > 1
  return {
    personId,
    certificationId,
    questionId,
    domain,
    state: by.step(memory?.state ?? null, days, rating),
    answers: (memory?.answers ?? 0) + 1,
    lapses: (memory?.lapses ?? 0) + (forgotten ? 1 : 0),
    lastRating: rating,
    lastAt: at,
  }
}

/** The memory after all answers of one question by one person, in the order in which they were given. */
export const rememberAll = (answers: readonly Step[], by: Scheduler): Memory | null =>
  answers.reduce<Memory | null>((memory, answer) => remember(memory, answer, by), null)
