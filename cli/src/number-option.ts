import { UsageError } from './usage.ts'

export type NumberRange = {
  readonly above?: number
  readonly below?: number
  readonly from?: number
  readonly to?: number
  readonly whole?: boolean
}

/** The number given to an option, inside its range; anything else is refused by the option's name. */
export function numberOption(name: string, text: string, range: NumberRange = {}): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  const { above = -Infinity, below = Infinity, from = -Infinity, to = Infinity, whole = false } = range
  const inside = value > above && value < below && value >= from && value <= to
  if (Number.isFinite(value) && inside && (!whole || Number.isSafeInteger(value))) return value
  throw new UsageError(`--${name} takes ${wanted(range)}, not "${text}"`)
}

function wanted({ whole = false, ...limits }: NumberRange): string {
  const words = (['above', 'below', 'from', 'to'] as const).flatMap((word) =>
    limits[word] === undefined ? [] : [`${word} ${limits[word]}`],
  )
  return [whole ? 'a whole number' : 'a number', words.join(words[0]?.startsWith('from') ? ' ' : ' and ')]
    .filter(Boolean)
    .join(' ')
}

/** Seeds of every command: those that the generator tells apart. */
export const seeds: NumberRange = { from: 0, to: 2 ** 32 - 1, whole: true }
