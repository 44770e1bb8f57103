import { Refused } from './refused.ts'

/** The number given to an option, inside its range; anything else is refused by the option's name. */
export function numberOption(
  name: string,
  text: string,
  { above, below }: { above?: number; below?: number } = {},
): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  const inside = Number.isFinite(value) && value > (above ?? -Infinity) && value < (below ?? Infinity)
  if (inside) return value
  const range = [above === undefined ? '' : `above ${above}`, below === undefined ? '' : `below ${below}`].filter(
    Boolean,
  )
  const wanted = ['a number', range.join(' and ')].filter(Boolean).join(' ')
  throw new Refused('option.bad-number', `--${name} takes ${wanted}, not "${text}".`, { option: name, text })
}
