import { readNumber } from '@cadre/kernel'
import { type Mark, markOf } from './credit.ts'
import type { Key, NumericKey } from './key.ts'

/**
 * The credit of the first answer that a typed number fits: |given - value| <= tolerance. A number that can be read in two ways gets
 * the better of the two, and the note says so, because a separator is not what the question asks about.
 */
export function markNumeric({ answers, unit }: Extract<Key, { kind: 'numeric' }>, text: string): Mark {
  const { readings } = readNumber(text, unit ?? null)
  if (readings.length === 0) return markOf(0, { kind: 'not-a-number' })
  const best = Math.max(...readings.map((given) => answers.find((answer) => fits(answer, given))?.credit ?? 0))
  return markOf(best, readings.length > 1 ? { kind: 'ambiguous-number', readings } : undefined)
}

/** A tolerance of .1 admits 2.1 for 2, although their difference is a few parts in 10^16 more. */
const fits = ({ value, tolerance }: NumericKey, given: number): boolean =>
  Math.abs(given - value) <= tolerance + 4 * Number.EPSILON * Math.max(Math.abs(given), Math.abs(value), tolerance)
