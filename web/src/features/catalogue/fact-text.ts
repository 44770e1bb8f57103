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

/** A recorded value as people say it. */
export function factText(key: FactKey, value: Value): string {
  switch (value.kind) {
    case 'number':
      return withUnit(key, value.value)
    case 'range':
      return `${withUnit(key, value.low)} to ${withUnit(key, value.high)}`
    case 'scaled':
      return `${numberText(value.value)} on a scale of ${numberText(value.low)} to ${numberText(value.high)}`
    case 'money':
      return moneyText(money(value.minor, value.currency))
    case 'date':
      return dateText(value.date, 'full')
    case 'text':
      return value.text
    case 'list':
      return value.items.join(', ')
    case 'undisclosed':
      return `Not disclosed. ${value.note}`
  }
}
