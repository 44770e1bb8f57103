import { addDays, addMonths, daysBetween, type PlainDate } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { retakeClock, type RetakeRule } from './retake.ts'

const day = (text: string) => text as PlainDate
const failed = (...dates: string[]) => dates.map((satOn) => ({ satOn: day(satOn), passed: false }))
const aws: RetakeRule = { days: [14], inTwelveMonths: null }
const microsoft: RetakeRule = { days: [1, 14], inTwelveMonths: 5 }
const google: RetakeRule = { days: [14, 60, 365], inTwelveMonths: null }

describe('the retake clock (R4), by the rules in content/catalogue/certifications.json', () => {
  test.each([
    ['AWS: two weeks', aws, failed('2027-03-01'), '2027-03-15'],
    ['AWS: two weeks after every one', aws, failed('2027-03-01', '2027-03-20'), '2027-04-03'],
    ['Microsoft: a day after the first', microsoft, failed('2027-03-01'), '2027-03-02'],
    ['Microsoft: two weeks after the second', microsoft, failed('2027-03-01', '2027-03-02'), '2027-03-16'],
    [
      'Microsoft: a year after the first of five',
      microsoft,
      failed('2027-01-10', '2027-01-12', '2027-02-01', '2027-03-01', '2027-04-01'),
      '2028-01-10',
    ],
    ['Google: two months after the second', google, failed('2027-01-01', '2027-02-01'), '2027-04-02'],
    [
      'Google: a year after the fourth too',
      google,
      failed('2024-01-01', '2024-02-01', '2025-01-01', '2027-01-01'),
      '2028-01-01',
    ],
  ])('%s', (_, rule, sittings, earliest) => {
    expect(retakeClock([rule], sittings)).toEqual({ attempts: sittings.length, earliest })
  })
  test('nobody who has not sat, or has passed since, waits', () => {
    expect(retakeClock([aws], [])).toEqual({ attempts: 0, earliest: null })
    const passed = [...failed('2027-01-01'), { satOn: day('2027-02-01'), passed: true }]
    expect(retakeClock([aws], passed)).toEqual({ attempts: 0, earliest: null })
    expect(retakeClock([aws], [...passed, ...failed('2030-01-01')])).toEqual({ attempts: 1, earliest: '2030-01-15' })
  })
  test('where sources disagree, the strictest holds; without a rule there is no clock', () => {
    expect(retakeClock([microsoft, aws], failed('2027-03-01')).earliest).toBe('2027-03-15')
    expect(retakeClock([], failed('2027-03-01'))).toEqual({ attempts: 1, earliest: null })
  })
})

const rules = fc.record({
  days: fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 4 }),
  inTwelveMonths: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
})
const sittings = fc
  .array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 7 })
  .map((offsets) => offsets.map((n) => ({ satOn: addDays(day('2026-01-01'), n), passed: false })))

/** The rule as a vendor would check it on the day, told apart from how the clock finds the day. */
function allowed(rule: RetakeRule, dates: readonly PlainDate[], on: PlainDate): boolean {
  const ordered = dates.toSorted()
  const waited = daysBetween(ordered.at(-1) ?? on, on) >= (rule.days[ordered.length - 1] ?? rule.days.at(-1) ?? 0)
  const inWindow = ordered.filter((date) => addMonths(date, 12) > on).length
  return waited && (rule.inTwelveMonths === null || inWindow < rule.inTwelveMonths)
}

describe('laws of the retake clock', () => {
  test('its day is allowed, and no day from the last attempt to the one before it is', () => {
    fc.assert(
      fc.property(rules, sittings, (rule, sat) => {
        const dates = sat.map(({ satOn }) => satOn)
        const { earliest } = retakeClock([rule], sat)
        if (earliest === null) return false
        const last = dates.toSorted().at(-1) ?? earliest
        for (let on = last; on < earliest; on = addDays(on, 1)) if (allowed(rule, dates, on)) return false
        return allowed(rule, dates, earliest)
      }),
    )
  })
  test('does not depend on the order in which results were written down', () => {
    fc.assert(
      fc.property(rules, sittings, (rule, sat) => {
        expect(retakeClock([rule], sat.toReversed())).toEqual(retakeClock([rule], sat))
      }),
    )
  })
  test('one more rule never lets anybody sit sooner', () => {
    fc.assert(
      fc.property(rules, rules, sittings, (one, other, sat) => {
        const alone = retakeClock([one], sat).earliest
        const both = retakeClock([one, other], sat).earliest
        return alone !== null && both !== null && both >= alone
      }),
    )
  })
})
