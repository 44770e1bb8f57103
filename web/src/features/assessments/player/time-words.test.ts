import { expect, it } from 'vitest'
import { type TimeKnown, timeWords } from './time-words.ts'

const at = (minutesLeft: number | null, extraMinutes = 0): TimeKnown => ({ minutesLeft, extraMinutes })

it.each<[string, TimeKnown, TimeKnown, string | null]>([
  ['time that passes is quiet', at(30), at(29.9), null],
  ['ten minutes are said once', at(10.01), at(10), '10 minutes left'],
  ['and not again', at(10), at(9.9), null],
  ['who wakes late hears the last one only', at(30), at(1), '2 minutes left'],
  ['a time in doubt says nothing', at(null), at(1), null],
  ['extra time is said, however little was left', at(0.5), at(5.5, 5), 'You have 5 minutes extra in all'],
  ['also while the time is in doubt', at(null), at(null, 5), 'You have 5 minutes extra in all'],
  ['time taken back is said', at(20, 15), at(5), 'The extra time was taken back'],
])('%s', (_, last, now, words) => expect(timeWords(last, now)).toBe(words))
