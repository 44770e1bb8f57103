import type { Figure } from './target.ts'

/** A published figure as far as it is one number that an exam can have; the first counts where several are recorded. */
export function figureOf(values: readonly { readonly kind: string; readonly value?: unknown }[]): Figure {
  const numbers = values.flatMap(({ kind, value }) =>
    kind === 'number' && typeof value === 'number' && isPlausible(value) ? [value] : [],
  )
  const [first] = numbers
  return first === undefined ? null : { value: first, disputed: numbers.some((value) => value !== first) }
}

/** As blueprints take it: whole, at least 1, at most 1,000. */
const isPlausible = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 1000
