import { money } from '@cadre/kernel'
import { dateText } from '../../lib/format/date.ts'
import { minutesText } from '../../lib/format/duration.ts'
import { moneyText, numberText } from '../../lib/format/number.ts'
import type { FactKey, RecordedFact } from './words.ts'

type Value = RecordedFact['value']

const months = (count: number): string =>
  count % 12 === 0 ? `${count / 12} ${count === 12 ? 'year' : 'years'}` : `${numberText(count)} months`

const withUnit = (key: FactKey, count: number): string => {
  if (key === 'minutes') return minutesText(count)
  return key === 'validity-months' ? months(count) : numberText(count)
}

type Writers = { readonly [K in Value['kind']]: (value: Extract<Value, { kind: K }>, key: FactKey) => string }

const writers: Writers = {
  number: ({ value }, key) => withUnit(key, value),
  range: ({ low, high }, key) => `${withUnit(key, low)} to ${withUnit(key, high)}`,
  scaled: ({ value, low, high }) => `${numberText(value)} on a scale of ${numberText(low)} to ${numberText(high)}`,
  money: ({ minor, currency }) => moneyText(money(minor, currency)),
  date: ({ date }) => dateText(date, 'full'),
  text: ({ text }) => text,
  list: ({ items }) => items.join(', '),
  waits: ({ words }) => words,
  undisclosed: ({ note }) => `Not disclosed. ${note}`,
}

const write = <K extends Value['kind']>(value: Extract<Value, { kind: K }>, key: FactKey): string =>
  writers[value.kind](value, key)

/** A recorded value as people say it. */
export const factText = (key: FactKey, value: Value): string => write(value, key)
