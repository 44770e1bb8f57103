import type { CallInput, recordFact } from '@cadre/contracts'
import type { FactKey } from './words.ts'

export type FactValue = CallInput<typeof recordFact>['body']['value']
export type Shape = FactValue['kind']

/** A value while it is typed: text in every field, read once it is sent. */
export type TypedValue = {
  readonly shape: Shape
  readonly a: string
  readonly b: string
  readonly c: string
}

export const shapeWords: Readonly<Record<Shape, string>> = {
  number: 'A number',
  range: 'A range',
  scaled: 'A score on a scale',
  money: 'An amount',
  date: 'A date',
  text: 'In words',
  list: 'A list',
  undisclosed: 'The vendor does not say',
}

/** The shapes that a fact can have, most likely first. */
export const shapesOf: Readonly<Record<FactKey, readonly [Shape, ...Shape[]]>> = {
  'questions-total': ['number', 'range', 'undisclosed'],
  'questions-scored': ['number', 'range', 'undisclosed'],
  minutes: ['number', 'range', 'undisclosed'],
  'pass-mark': ['scaled', 'number', 'undisclosed'],
  fee: ['money', 'undisclosed'],
  'validity-months': ['number', 'undisclosed'],
  'item-types': ['list', 'undisclosed'],
  retirement: ['date', 'text'],
  'guide-change': ['date', 'text'],
  retake: ['text', 'undisclosed'],
}

export const blankValue = (shape: Shape): TypedValue => ({ shape, a: '', b: '', c: shape === 'money' ? 'USD' : '' })

const numbered = (text: string): number | null => {
  const value = Number(text.trim().replace(',', '.'))
  return text.trim() === '' || !Number.isFinite(value) ? null : value
}

/** Yen have no cents: how many of the smallest coin make one. What is not a currency yet counts as one of cents. */
function minorUnits(currency: string): number {
  if (!/^[a-z]{3}$/i.test(currency.trim())) return 100
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: currency.trim() })
  return 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2)
}

/** The value that was typed, or null while something of it is missing. */
export function readValue({ shape, a, b, c }: TypedValue): FactValue | null {
  const [one, two, three] = [numbered(a), numbered(b), numbered(c)]
  switch (shape) {
    case 'number':
      return one === null ? null : { kind: 'number', value: one }
    case 'range':
      return one === null || two === null ? null : { kind: 'range', low: one, high: two }
    case 'scaled':
      return one === null || two === null || three === null
        ? null
        : { kind: 'scaled', value: one, low: two, high: three }
    case 'money':
      return one === null
        ? null
        : { kind: 'money', minor: Math.round(one * minorUnits(c)), currency: c.trim().toUpperCase() }
    case 'date':
      return a === '' ? null : { kind: 'date', date: a }
    case 'text':
      return a.trim() === '' ? null : { kind: 'text', text: a.trim() }
    case 'list': {
      const items = a.split(/[,\n]/).flatMap((item) => item.trim() || [])
      return items.length === 0 ? null : { kind: 'list', items }
    }
    case 'undisclosed':
      return a.trim() === '' ? null : { kind: 'undisclosed', note: a.trim() }
  }
}
