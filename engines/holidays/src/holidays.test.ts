import { describe, expect, test } from 'vitest'
import { expectOk } from '@cadre/kernel'
import { holidaysOf, publicHolidays as publicHolidaysOf } from './holidays.ts'

const publicHolidays = (region: string, from: number, to: number) => expectOk(publicHolidaysOf(region, from, to))

const found = (date: string, hours: number, name: string, type = 'public') => {
  const start = new Date(`${date.slice(0, 10)}T${date.slice(11, 19)}Z`)
  return { date, start, end: new Date(start.getTime() + hours * 3_600_000), name, type }
}

describe('K2 public holidays', () => {
  test('New York in 2027 has the federal days off on their dates', () => {
    const days = new Map(publicHolidays('US-NY', 2027, 2027).map((h) => [h.date as string, h.name]))
    // Dates set by 5 U.S.C. 6103: third Monday of January, last of May, fourth Thursday of November.
    expect(days.get('2027-01-18')).toBe('Martin Luther King Jr. Day')
    expect(days.get('2027-05-31')).toBe('Memorial Day')
    expect(days.get('2027-11-25')).toBe('Thanksgiving Day')
    expect(days.has('2027-02-14')).toBe(false)
  })
  test('regions differ: Epiphany is a day off in Bavaria and not in Berlin', () => {
    const inBavaria = publicHolidays('de-by', 2027, 2027).map((h) => h.date as string)
    const inBerlin = publicHolidays('DE-BE', 2027, 2027).map((h) => h.date as string)
    expect([inBavaria.includes('2027-01-06'), inBerlin.includes('2027-01-06')]).toEqual([true, false])
  })
  test('several years come in order without a date twice, and none has none', () => {
    const dates = publicHolidays('US', 2026, 2028).map((h) => h.date)
    expect(dates).toEqual([...new Set(dates)].toSorted())
    expect(publicHolidays('none', 2026, 2028)).toEqual([])
  })
  test('a day of 25 hours is one day, dusk to dusk is two, observances are none, and namesakes share a line', () => {
    expect(
      holidaysOf([
        found('2027-10-31 00:00:00', 25, 'Reformation'),
        found('2027-03-09 18:00:00', 24, 'Eid'),
        found('2027-02-14 00:00:00', 24, 'Valentine', 'observance'),
        found('2027-02-15 00:00:00', 24, 'Presidents'),
        found('2027-02-15 00:00:00', 24, 'Susan B. Anthony'),
      ]),
    ).toEqual([
      { date: '2027-02-15', name: 'Presidents, Susan B. Anthony' },
      { date: '2027-03-09', name: 'Eid' },
      { date: '2027-03-10', name: 'Eid' },
      { date: '2027-10-31', name: 'Reformation' },
    ])
  })
  test.each(['XX', 'US-ZZ', 'US-NY-ZZ', ''])('the region "%s" is refused with the ones there are', (region) => {
    expect(publicHolidaysOf(region, 2027, 2027)).toMatchObject({ ok: false, code: 'holidays.unknown-region' })
  })
})
