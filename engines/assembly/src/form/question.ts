import type { PlainDate } from '@cadre/kernel'

/** What assembly needs to know of a question that is live, reviewed and attested; the bank sees to that. */
export type Question = {
  readonly id: string
  readonly domain: string
  /** Item type as the exam guide names it: `multiple-choice`, `ordering`, ... */
  readonly type: string
  /** Minutes a taker is expected to need, above 0. Counted to the second. */
  readonly minutes: number
  /** Difficulty on one scale for the whole bank: calibrated logits, or the author's 1 to 5. Counted to a thousandth. */
  readonly difficulty: number
  /** Answers gathered so far: questions with few are the first to be unscored. */
  readonly responses: number
  /** Times it was used in a form. */
  readonly exposures: number
  /** The latest day on which any of the takers of this form saw it. */
  readonly lastSeen: PlainDate | null
  /** Questions that must not be in the same form (one gives the other away). One side naming the other is enough. */
  readonly enemies: readonly string[]
  /** Case study whose questions come all together or not at all. */
  readonly together: string | null
}
