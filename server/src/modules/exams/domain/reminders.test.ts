import { addDays, type Id, type PlainDate } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { remindersDue, type Remindable } from './reminders.ts'

const personId = 'per_1' as Id<'per'>
const certificationId = 'crt_1' as Id<'crt'>
const today = '2027-03-01' as PlainDate
const thing = (about: Remindable['about'], inDays: number): Remindable => ({
  about,
  personId,
  certificationId,
  id: 'x',
  on: addDays(today, inDays),
})
const daysOf = (things: Remindable[], retires?: PlainDate) =>
  remindersDue(things, new Map(retires ? [[certificationId, retires]] : []), today).map(({ days }) => days)

describe('reminders (R4)', () => {
  test.each([
    ['an exam', [8, 7, 3, 1, 0, -1].map((days) => daysOf([thing('exam', days)])), [[], [7], [7], [1], [1], []]],
    [
      'a voucher',
      [31, 30, 8, 7, 0, -1].map((days) => daysOf([thing('voucher', days)])),
      [[], [30], [30], [7], [7], []],
    ],
  ])('of %s come in steps and never after it', (_, got, expected) => {
    expect(got).toEqual(expected)
  })
  test('each step of a booking has one key, and another day another', () => {
    const key = (inDays: number, on = today) => remindersDue([thing('exam', inDays)], new Map(), on)[0]?.key
    expect(key(5)).toBe(key(5, addDays(today, 2)))
    expect(key(5)).not.toBe(key(6))
  })
  test('never speak of an exam on or after its retire date (C2)', () => {
    const days = fc.integer({ min: -40, max: 40 })
    fc.assert(
      fc.property(fc.constantFrom('exam' as const, 'voucher' as const), days, days, (about, inDays, retiresIn) => {
        const retires = addDays(today, retiresIn)
        const sent = daysOf([thing(about, inDays)], retires).length
        const spoken = about === 'exam' ? inDays < retiresIn : retiresIn > 0
        return sent === 0 || (spoken && inDays >= 0)
      }),
    )
  })
})
