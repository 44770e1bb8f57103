import { addDays, expectOk, instant, parsePlainDate, parseZone, weekdayOf } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateRangeText, dateText, mondayOf, monthPage, styleIn } from './date.ts'
import { clockText, hoursText, minutesText } from './duration.ts'
import { estimateText, intervalText, missingText } from './interval.ts'
import { clocksAgree, momentIn, spanBeside, spanText, zoneAbbreviation, zoneCity } from './moment.ts'
import { countText, percentText, signedText } from './number.ts'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')
const date = (text: string) => expectOk(parsePlainDate(text))
const zone = (text: string) => expectOk(parseZone(text))
const at = (iso: string) => instant(Date.parse(iso))
const newYork = zone('America/New_York')
const berlin = zone('Europe/Berlin')
const auckland = zone('Pacific/Auckland')
const dates = fc.integer({ min: -20_000, max: 40_000 }).map((days) => addDays(date('2000-01-01'), days))

describe('numbers', () => {
  it('have true minus signs and unbroken units', () => {
    expect(signedText(-3.33)).toBe('\u22123.3')
    expect(signedText(4)).toBe('+4.0')
    expect(signedText(-0.04)).toBe('0.0')
    expect(percentText(0.167, 1)).toBe('16.7\u00a0%')
    expect(plain(countText(1, 'session'))).toBe('1 session')
    expect(plain(countText(2, 'person', 'people'))).toBe('2 people')
  })
})

describe('durations', () => {
  it.each([
    [0, '0 min'],
    [45, '45 min'],
    [90, '1 h 30 min'],
    [120, '2 h'],
    [-30, '\u221230 min'],
  ])('%i minutes read %s', (minutes, expected) => expect(plain(minutesText(minutes))).toBe(expected))

  it.each([
    [0, '00:00'],
    [309, '05:09'],
    [3909, '1:05:09'],
    [-4, '00:00'],
  ])('%i seconds on the clock read %s', (seconds, expected) => expect(clockText(seconds)).toBe(expected))

  it('sums in hours without false precision', () => expect(plain(hoursText(570))).toBe('9.5 h'))
})

describe('intervals', () => {
  // 5 of 6 passing: 44-97 % by Wilson's interval (mission E4).
  it('say value, ends and sample', () => {
    const estimate = { value: 5 / 6, low: 0.4365, high: 0.9699, n: 6 }
    expect(plain(intervalText(estimate.low, estimate.high))).toBe('44–97 %')
    expect(plain(estimateText(estimate, 'first attempt'))).toBe('83 %, between 44–97 %, from 6 first attempts')
  })
  it('say what is missing', () => {
    expect(plain(missingText(9, 'first attempt'))).toBe('not enough data yet: 9 more first attempts')
    expect(plain(missingText(1, 'answer'))).toBe('not enough data yet: 1 more answer')
  })
})

describe('dates', () => {
  it('are written day before month', () => {
    expect(dateText(date('2027-01-14'), 'day')).toBe('Thu 14 Jan')
    expect(dateText(date('2027-01-14'), 'spoken')).toBe('Thursday 14 January 2027')
    expect(dateRangeText(date('2027-01-11'), date('2027-01-15'))).toBe('11–15 Jan 2027')
    expect(dateRangeText(date('2027-01-28'), date('2027-02-03'))).toBe('28 Jan – 3 Feb 2027')
    expect(dateRangeText(date('2026-12-28'), date('2027-01-03'))).toBe('28 Dec 2026 – 3 Jan 2027')
  })
  it('say their year unless it is this one', () => {
    expect(styleIn('2027', date('2027-12-31'))).toBe('day')
    expect(styleIn('2026', date('2027-01-01'))).toBe('full')
    expect(dateText(date('1999-01-14'))).toBe('Thu 14 Jan 1999')
    const span = { from: at('2026-12-31T23:30:00Z'), until: at('2027-01-01T00:30:00Z') }
    expect(spanText(span, zone('UTC'), '2026')).toBe('Thu 31 Dec, 23:30 – Fri 1 Jan 2027, 00:30')
    expect(spanText({ from: span.until }, zone('UTC'), '2026')).toBe('Fri 1 Jan 2027, 00:30')
    expect(spanText({ from: span.until }, newYork, '2026')).toBe('Thu 31 Dec, 19:30')
  })
  it('find their Monday at most six days back', () => {
    fc.assert(
      fc.property(dates, (day) => {
        const monday = mondayOf(day)
        return weekdayOf(monday) === 1 && monday <= day && addDays(monday, 6) >= day
      }),
    )
  })
  it('stand on the page of their month, which starts on a Monday', () => {
    fc.assert(
      fc.property(dates, (day) => {
        const page = monthPage(day)
        return page.includes(day) && page.length % 7 === 0 && weekdayOf(page[0] ?? day) === 1
      }),
    )
    expect(monthPage(date('2027-02-14'))).toHaveLength(28)
    expect(monthPage(date('2027-05-14'))).toHaveLength(42)
  })
})

describe('moments', () => {
  it('show the clock of the zone, before and after a change to daylight saving', () => {
    expect(momentIn(newYork, at('2027-01-14T22:00:00Z'))).toEqual({ date: '2027-01-14', time: '17:00', zone: newYork })
    expect(momentIn(newYork, at('2027-03-18T21:00:00Z')).time).toBe('17:00')
    expect(momentIn(newYork, at('2027-01-15T05:00:00Z')).time).toBe('00:00')
  })
  it('write spans, over midnight too', () => {
    const span = { from: at('2027-01-14T22:00:00Z'), until: at('2027-01-14T23:30:00Z') }
    expect(spanText(span, newYork, '2027')).toBe('Thu 14 Jan, 17:00–18:30')
    expect(spanText(span, berlin, '2027')).toBe('Thu 14 Jan, 23:00 – Fri 15 Jan, 00:30')
    expect(spanText({ from: span.from }, newYork, '2027')).toBe('Thu 14 Jan, 17:00')
  })
  it('repeat the date beside another zone only where it differs', () => {
    const span = { from: at('2027-01-14T18:00:00Z') }
    expect(spanBeside(span, newYork, berlin)).toBe('13:00')
    expect(spanBeside(span, auckland, berlin)).toBe('Fri 15 Jan, 07:00')
  })
  it('agree where zones share a clock, and part when only one of them changes it', () => {
    expect(clocksAgree(berlin, zone('Europe/Madrid'), at('2027-01-14T12:00:00Z'))).toBe(true)
    expect(clocksAgree(zone('America/Phoenix'), zone('America/Denver'), at('2027-01-14T12:00:00Z'))).toBe(true)
    expect(clocksAgree(zone('America/Phoenix'), zone('America/Denver'), at('2027-07-14T12:00:00Z'))).toBe(false)
  })
  it('name zones as people do', () => {
    expect(zoneCity(newYork)).toBe('New York')
    expect(zoneAbbreviation(zone('Europe/London'), at('2027-07-14T12:00:00Z'))).toBe('BST')
  })
})
