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
  waits: 'Days to wait',
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
  retake: ['waits', 'text', 'undisclosed'],
}

export const blankValue = (shape: Shape): TypedValue => ({ shape, a: '', b: '', c: shape === 'money' ? 'USD' : '' })

const numbered = (text: string): number | null => {
  const value = Number(text.trim().replace(',', '.'))
  return text.trim() === '' || !Number.isFinite(value) ? null : value
}

/** Yen have no cents: how many of the smallest coin make one. What is not a currency yet counts as one of cents. */
function minorUnits(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 100
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2)
}

const said = (text: string): string | null => (text.trim() === '' ? null : text.trim())

const readers: Readonly<Record<Shape, (typed: TypedValue) => FactValue | null>> = {
  number({ a }) {
    const value = numbered(a)
    return value === null ? null : { kind: 'number', value }
  },
  range({ a, b }) {
    const [low, high] = [numbered(a), numbered(b)]
    return low === null || high === null ? null : { kind: 'range', low, high }
  },
  scaled({ a, b, c }) {
    const [value, low, high] = [numbered(a), numbered(b), numbered(c)]
    return value === null || low === null || high === null ? null : { kind: 'scaled', value, low, high }
  },
  money({ a, c }) {
    const amount = numbered(a)
    const currency = c.trim().toUpperCase()
    return amount === null ? null : { kind: 'money', minor: Math.round(amount * minorUnits(currency)), currency }
  },
  date: ({ a }) => (a === '' ? null : { kind: 'date', date: a }),
  text({ a }) {
    const text = said(a)
    return text === null ? null : { kind: 'text', text }
  },
  list({ a }) {
    const items = a.split(/[,\n]/).flatMap((item) => said(item) ?? [])
    return items.length === 0 ? null : { kind: 'list', items }
  },
  waits({ a, b, c }) {
    const days = a.split(/[,;\s]+/).filter((part) => part !== '')
    const most = said(b) === null ? null : numbered(b)
    const words = said(c)
    const whole = days.map(Number)
    if (words === null || whole.length === 0 || whole.some((each) => !Number.isInteger(each))) return null
    return { kind: 'waits', days: whole, inTwelveMonths: most, words }
  },
  undisclosed({ a }) {
    const note = said(a)
    return note === null ? null : { kind: 'undisclosed', note }
  },
}

/** The value that was typed, or null while something of it is missing. */
export const readValue = (typed: TypedValue): FactValue | null => readers[typed.shape](typed)
