import { addDays, daysBetween, expectOk, parsePlainDate, weekdayOf, type PlainDate } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { everybodyIn } from './cast.ts'
import { nextQuarterStart } from './cohort-plans.ts'
import { worldOf } from './world.ts'

const date = (text: string): PlainDate => expectOk(parsePlainDate(text))
const givens = fc.record({
  seed: fc.integer(),
  today: fc.nat(1_500).map((days) => addDays(date('2026-06-30'), days)),
  visitor: fc.constant({}),
})

describe('the example world', () => {
  test('is equal for equal arguments', () => {
    fc.assert(
      fc.property(givens, (given) => {
        expect(worldOf(given)).toEqual(worldOf(given))
      }),
      { numRuns: 20 },
    )
  })
  test('has 35 people with addresses of their own, managers before their people', () => {
    fc.assert(
      fc.property(givens, (given) => {
        const people = everybodyIn(worldOf(given).cast)
        const emails = people.map(({ email }) => email)
        expect(new Set(emails).size).toBe(35)
        for (const [index, { email, manager }] of people.entries()) {
          expect(email).toMatch(/^[a-z]+\.[a-z]+@northlight\.example$/)
          if (manager !== null) expect(emails.slice(0, index)).toContain(manager)
        }
      }),
    )
  })
  test('gives the visitor the part of the programme lead, in cohorts too', () => {
    const visitor = { name: 'Ana Ruiz', email: 'ana@example.org', timeZone: 'Europe/Madrid' }
    const { cast, cohorts } = worldOf({ seed: 1, today: date('2026-11-22'), visitor })
    expect(cast.lead).toMatchObject({ ...visitor, roles: ['owner', 'programme-lead'] })
    expect(cohorts.filter(({ participants }) => participants.includes(cast.lead))).toHaveLength(1)
  })
  test('earns no certificate in the future, nor one whose exam was gone', () => {
    const gone = new Map([
      ['MLS-C01', '2026-03-31'],
      ['AI-900', '2026-06-30'],
      ['AI-102', '2026-06-30'],
      ['DP-100', '2026-06-01'],
    ])
    fc.assert(
      fc.property(givens, (given) => {
        for (const { code, earnedOn } of worldOf(given).certificates) {
          expect(earnedOn < given.today).toBe(true)
          expect(earnedOn < (gone.get(code) ?? '9999')).toBe(true)
        }
      }),
    )
  })
  test('has one cohort about to end, one in its fourth week, and MLS-C01 taught in time', () => {
    fc.assert(
      fc.property(givens, (given) => {
        const [mls, , mla, aif] = worldOf(given).cohorts
        const lastThursday = addDays(aif?.start ?? given.today, 4 * 7 + 3)
        const ahead = daysBetween(given.today, lastThursday)
        expect(ahead).toBeGreaterThanOrEqual(1)
        expect(ahead).toBeLessThanOrEqual(7)
        expect(Math.floor(daysBetween(mla?.start ?? given.today, given.today) / 7)).toBe(3)
        expect(addDays(mls?.start ?? given.today, 14 * 7) < '2026-03-31').toBe(true)
      }),
    )
  })
})

test.each([
  ['2026-11-22', '2027-01-11'],
  ['2026-12-31', '2027-01-11'],
  ['2027-01-01', '2027-04-12'],
  ['2027-05-05', '2027-07-12'],
  ['2027-08-30', '2027-10-11'],
])('on %s the next quarter begins for people on %s, a Monday', (today, start) => {
  expect(nextQuarterStart(date(today))).toBe(start)
  expect(weekdayOf(date(start))).toBe(1)
})
