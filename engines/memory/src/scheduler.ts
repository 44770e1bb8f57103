import { assert } from '@cadre/kernel'
import { FSRSAlgorithm } from 'ts-fsrs'
import type { Weights } from './weights.ts'

/** 1 again (forgotten), 2 hard, 3 good, 4 easy. */
export type Rating = 1 | 2 | 3 | 4
/** Stability: days until recall falls to 90 %, .001 to 36,500. Difficulty: 1 to 10. */
export type MemoryState = { readonly stability: number; readonly difficulty: number }

/** One learner's memory model: FSRS-6 with their parameters. */
export type Scheduler = {
  readonly weights: Weights
  readonly step: (state: MemoryState | null, days: number, rating: Rating) => MemoryState
  readonly recall: (stability: number, days: number) => number
  readonly daysUntil: (stability: number, recall: number) => number
}

/**
 * The memory model of one learner, FSRS-6 (Ye and others; the step is that of ts-fsrs, github.com/open-spaced-repetition).
 *
 * `step` answers what is remembered after a review: the state before (null at the first review), whole days since the
 * last one (0 for the same day, which uses the short-term formula) and the rating. About a million steps a second; it
 * goes through `next_state`, which moves two numbers, and not through `next`, which builds a dated card and a log.
 *
 * `recall` is the chance of remembering: R(t, S) = (1 + F t/S)^(-w20), F = 0.9^(-1/w20) - 1, t in days >= 0, so that
 * R(S, S) = .9. `daysUntil` is its inverse: t = S (R^(-1/w20) - 1) / F for R in (0, 1].
 * Limit: the model knows nothing of what was learned elsewhere or of confusion between items.
 * @param weights parsed by `parseWeights`
 */
export function schedulerOf(weights: Weights): Scheduler {
  assert(weights.length === 21, `FSRS-6 has 21 parameters, not ${weights.length}`)
  const algorithm = new FSRSAlgorithm({ w: [...weights], relearning_steps: [], enable_short_term: true })
  const decay = weights[20] ?? 0.1542
  const factor = 0.9 ** (-1 / decay) - 1
  return {
    weights,
    step: (state, days, rating) => algorithm.next_state(state, days, rating),
    recall: (stability, days) => (1 + (factor * days) / stability) ** -decay,
    daysUntil: (stability, recall) => (stability * (recall ** (-1 / decay) - 1)) / factor,
  }
}
