/** What a typed number says. More than one reading: a person should look (`1,234` is a thousand or nearly one and a quarter). */
export type NumberReading = { readonly readings: readonly number[] }

/** More characters than any number needs. */
const longest = 100

/**
 * Reads a number as people type it: comma or point for decimals, the other (or a space, an apostrophe, an underscore) between thousands, a
 * sign, scientific notation (`1.2e-3`, `1.2 x 10^-3`, `1,2·10³`), the unit after it.
 *
 * One separator once with exactly three digits behind and one to three before (not 0) can be either: both readings are returned,
 * decimals first. An empty list: not a number. Infinity and hexadecimal are not numbers.
 * @param unit stripped from the end, whatever its case; null for none.
 */
export function readNumber(text: string, unit: string | null = null): NumberReading {
  if (text.length > longest) return { readings: [] }
  const powers = text.replaceAll(/10([⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, '10^$1').normalize('NFKC')
  const bare = withoutUnit(powers.replaceAll(/[−–—]/g, '-').trim(), unit)
  const parts =
    /^([+-]?)\s*([\d.,'’_\s]+?)\s*(?:e\s*([+-]?\d{1,3})|[x*×·⋅]\s*10\s*(?:\^|\*\*)\s*([+-]?\d{1,3}))?$/i.exec(bare)
  if (!parts) return { readings: [] }
  const [, sign, digits = '', short, long] = parts
  const power = short ?? long ?? '0'
  const readings = decimalsOf(digits).map((decimal) => Number(`${sign === '-' ? '-' : ''}${decimal}e${power}`))
  return { readings: [...new Set(readings.filter(Number.isFinite))] }
}

function withoutUnit(text: string, unit: string | null): string {
  const tail = unit?.normalize('NFKC').trim() ?? ''
  const bare =
    tail !== '' && text.toLowerCase().endsWith(tail.toLowerCase()) ? text.slice(0, text.length - tail.length) : text
  return bare.trim()
}

/** The plain decimals (`1234.5`) that a run of digits and separators may mean. */
function decimalsOf(digits: string): string[] {
  const ungrouped = withoutSpaces(digits.trim())
  if (ungrouped === null || !/\d/.test(ungrouped)) return []
  const commas = ungrouped.split(',').length - 1
  const points = ungrouped.split('.').length - 1
  if (commas === 0 && points === 0) return [ungrouped]
  if (commas > 0 && points > 0) {
    const decimal = ungrouped.lastIndexOf(',') > ungrouped.lastIndexOf('.') ? ',' : '.'
    return grouped(ungrouped, decimal === ',' ? '.' : ',', decimal)
  }
  const separator = commas > 0 ? ',' : '.'
  const asThousands = grouped(ungrouped, separator, null)
  if (commas + points > 1) return asThousands
  return [ungrouped.replace(separator, '.'), ...asThousands]
}

/** Spaces, apostrophes and underscores only ever group thousands. */
function withoutSpaces(digits: string): string | null {
  if (!/[\s'’_]/.test(digits)) return digits
  return /^\d{1,3}(?:[\s'’_]\d{3})+(?:[.,]\d*)?$/.test(digits) ? digits.replaceAll(/[\s'’_]/g, '') : null
}

/** `1.234.567,8` with `.` between thousands and `,` before decimals; empty when the groups are not of three. */
function grouped(digits: string, thousands: string, decimal: string | null): string[] {
  const [whole = '', fraction, ...more] = decimal === null ? [digits] : digits.split(decimal)
  const groups = whole.split(thousands)
  const first = groups[0] ?? ''
  const right = /^[1-9]\d{0,2}$/.test(first) && groups.slice(1).every((group) => /^\d{3}$/.test(group))
  if (!right || more.length > 0 || (fraction !== undefined && !/^\d*$/.test(fraction))) return []
  return [`${groups.join('')}.${fraction ?? ''}`]
}
