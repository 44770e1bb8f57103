import type { Element } from '../xml/element.ts'

/** How a list counts, where it does not count in numbers: its place, from 1, as a letter or a Roman numeral. */
export function listLabel({ name, attributes }: Element): ((place: number) => string) | null {
  if (name !== 'ol') return null
  const [, style = ''] = /list-style(?:-type)?\s*:\s*([a-z-]+)/.exec(attributes.get('style') ?? '') ?? []
  const type = attributes.get('type') ?? ''
  if (type === 'A' || /^upper-(?:alpha|latin)$/.test(style)) return letters
  if (type === 'a' || /^lower-(?:alpha|latin)$/.test(style)) return (place) => letters(place).toLowerCase()
  if (type === 'I' || style === 'upper-roman') return roman
  if (type === 'i' || style === 'lower-roman') return (place) => roman(place).toLowerCase()
  return null
}

/** A to Z, then AA; a list does not go on for longer than that is bearable. */
const letters = (place: number): string =>
  place < 1
    ? String(place)
    : place <= 26
      ? String.fromCharCode(64 + place)
      : letters(Math.floor((place - 1) / 26)) + letters(((place - 1) % 26) + 1)

const numerals: readonly (readonly [number, string])[] = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(place: number): string {
  if (place < 1 || place > 99) return String(place)
  let left = place
  let text = ''
  for (const [worth, numeral] of numerals) {
    while (left >= worth) {
      text += numeral
      left -= worth
    }
  }
  return text
}
