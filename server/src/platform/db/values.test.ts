import { types } from 'pg'
import { describe, expect, test } from 'vitest'
import { valueParsers } from './values.ts'

const { TIMESTAMPTZ } = types.builtins
const ours = valueParsers.getTypeParser(TIMESTAMPTZ, 'text')
const drivers = types.getTypeParser(TIMESTAMPTZ, 'text')

describe('an instant from PostgreSQL is the one that the driver reads, in milliseconds', () => {
  test.each([
    ['with microseconds, which are cut off', '2026-11-22 16:10:03.123999+00', Date.UTC(2026, 10, 22, 16, 10, 3, 123)],
    ['to the second', '2026-11-22 16:10:03+00', Date.UTC(2026, 10, 22, 16, 10, 3)],
    ['before 1970', '1969-12-31 23:59:59.5+00', -500],
    ['of another zone', '2026-11-22 16:10:03+02', Date.UTC(2026, 10, 22, 14, 10, 3)],
    ['of a zone with minutes', '2026-11-22 16:10:03.5+05:30', Date.UTC(2026, 10, 22, 10, 40, 3, 500)],
    ['of a year of five digits', '10000-01-01 00:00:00+00', Date.UTC(10_000, 0, 1)],
    ['before our era', '0044-03-15 12:00:00+00 BC', -63_517_780_800_000],
    ['without an end', 'infinity', Number.POSITIVE_INFINITY],
  ])('%s', (_, text, expected) => {
    expect(ours(text)).toBe(expected)
    expect(Number(drivers(text))).toBe(expected)
  })
})
