import { describe, expect, it } from 'vitest'
import { conditionWords } from './words.ts'

const conditions = { timed: true, oneSitting: true, closedBook: true, calculator: false, notes: false }

describe('what is said about leaving', () => {
  it.each([
    [true, 90, 'In one sitting: the time runs on when you leave.'],
    [true, null, 'In one sitting: begin when you can finish it.'],
    [false, 90, 'You can leave and come back; the time runs on meanwhile.'],
    [false, null, 'You can leave and come back.'],
  ])('one sitting %s, minutes %s: %s', (oneSitting, minutes, words) =>
    expect(conditionWords({ ...conditions, oneSitting }, minutes)[0]).toBe(words),
  )
  it('no time runs where there is none', () =>
    expect(conditionWords(conditions, null).join(' ')).not.toMatch(/time runs/))
})
