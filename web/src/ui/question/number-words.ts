import { readNumber } from '@cadre/kernel'

type While = {
  readonly unit: string
  /** Half a number is no number yet, and nothing to warn of. */
  readonly typing: boolean
}

/** How the marker will read what was typed; nothing where it stands there anyway. */
export function numberWords(text: string, { unit, typing }: While): string {
  const typed = text.trim()
  if (typed === '') return ''
  const { readings } = readNumber(typed, unit === '' ? null : unit)
  const [first, second] = readings.map((reading) => String(reading).replace('-', '\u2212'))
  if (first === undefined)
    return typing ? '' : 'Not a number as it stands. It can be written like 1234.5, 1 234,5 or 1.2e3'
  if (second !== undefined) return `Read as ${first} or as ${second}, whichever is right`
  return first === typed.replace('-', '\u2212') ? '' : `Read as ${first}`
}
