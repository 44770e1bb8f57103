import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  daysBetween,
  idsOf,
  instant,
  isId,
  newId,
  parsePlainDate,
  parsePlainTime,
  parseZone,
  refuse,
  seededRandom,
  shuffled,
  weekdayOf,
  expectOk,
  type PlainDate,
} from './index.ts'

const date = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10) as PlainDate)

describe('plain dates', () => {
  test('adding days and counting them back is the identity', () => {
    fc.assert(fc.property(date, fc.integer({ min: -5000, max: 5000 }), (d, n) => daysBetween(d, addDays(d, n)) === n))
  })
  test('a week later is the same weekday', () => {
    fc.assert(fc.property(date, (d) => weekdayOf(d) === weekdayOf(addDays(d, 7))))
    expect(weekdayOf('2026-11-22' as PlainDate)).toBe(7)
  })
  test('a month later is the same day, or the last one the month has', () => {
    const cases = [
      ['2027-01-31', 1, '2027-02-28'],
      ['2028-01-31', 1, '2028-02-29'],
      ['2026-11-22', 12, '2027-11-22'],
      ['2028-02-29', -12, '2027-02-28'],
      ['2026-12-05', 1, '2027-01-05'],
    ] as const
    for (const [from, months, to] of cases) expect(addMonths(from as PlainDate, months)).toBe(to)
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 600 }), (d, n) => {
        const then = addMonths(d, n)
        return then.slice(8) === d.slice(8) || (then < addDays(then, 1) && addDays(then, 1).slice(8) === '01')
      }),
    )
  })
  test('dates that no calendar has are refused with the text', () => {
    for (const text of ['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', ''])
      expect(parsePlainDate(text)).toEqual(refuse('time.not-a-date', { text }))
    expect(parsePlainDate('2028-02-29').ok).toBe(true)
  })
  test('times and zones are parsed strictly', () => {
    expect(parsePlainTime('17:00').ok).toBe(true)
    for (const bad of ['24:00', '7:00', '17:60', '17:00:00']) expect(parsePlainTime(bad).ok).toBe(false)
    expect(parseZone('America/New_York').ok).toBe(true)
    for (const bad of ['Mars/Olympus', '', 'a b', "'; drop"]) expect(parseZone(bad).ok).toBe(false)
  })
})

describe('ids', () => {
  test('an id carries its kind and sorts by time', () => {
    const random = seededRandom(1)
    const early = newId('coh', instant(1_000), random)
    const late = newId('coh', instant(2_000), random)
    expect(isId('coh', early)).toBe(true)
    expect(isId('ses', early)).toBe(false)
    const made = Array.from(
      { length: 100 },
      (
        (next) => () =>
          next('coh')
      )(idsOf(instant(3_000), random)),
    )
    expect(made.toSorted()).toEqual(made)
    expect(new Set(made).size).toBe(100)
    expect(made.every((id) => isId('coh', id))).toBe(true)
    expect(early < late).toBe(true)
  })
})

describe('random', () => {
  test('the same seed draws the same', () => {
    const draw = (seed: number) =>
      Array.from(
        { length: 5 },
        (
          (r) => () =>
            r.next()
        )(seededRandom(seed)),
      )
    expect(draw(7)).toEqual(draw(7))
    expect(draw(7)).not.toEqual(draw(8))
  })
  test('a shuffle keeps every item', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (xs, seed) => {
        const byValue = (a: number, b: number) => a - b
        expect(shuffled(seededRandom(seed), xs).toSorted(byValue)).toEqual(xs.toSorted(byValue))
      }),
    )
  })
  test('draws are uniform to within four standard errors', () => {
    const random = seededRandom(42)
    let sum = 0
    for (let i = 0; i < 100_000; i++) sum += random.next()
    expect(Math.abs(sum / 100_000 - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / 100_000))
  })
})

test('expecting a value of a refusal is a bug', () => {
  expect(() => expectOk(refuse('time.not-a-date', { text: 'x' }))).toThrow('time.not-a-date')
})
