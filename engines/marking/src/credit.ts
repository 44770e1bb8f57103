/**
 * What a response is worth. `credit`: hundredths of the question's points, an integer from 0 to 100. `correct`: full credit.
 * `note`: what a reviewer should know before trusting it.
 */
export type Mark = { readonly credit: number; readonly correct: boolean; readonly note?: MarkNote }

/** `no-answer`; `wrong-kind`: an answer to another kind of question; `not-a-number` and `ambiguous-number`: what was typed, as read. */
export type MarkNote =
  | { readonly kind: 'no-answer' }
  | { readonly kind: 'wrong-kind' }
  | { readonly kind: 'not-a-number' }
  | { readonly kind: 'ambiguous-number'; readonly readings: readonly number[] }

/** Hundredths kept whole and within 0 to 100: a question never costs points of another. */
export const markOf = (credit: number, note?: MarkNote): Mark => {
  const whole = Math.min(100, Math.max(0, Math.round(credit)))
  return { credit: whole, correct: whole === 100, ...(note ? { note } : {}) }
}
