import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, instant, weekdayOf } from '@cadre/kernel'
import type { PlainDate, Zone } from '@cadre/kernel'
import { dateOf, dayNumberOf, localOf, timeOf } from './civil.ts'
import { compileCalendar } from './compile.ts'
import { date, planOf, sessionsOf, time, zone } from './plan.fixture.ts'
import { disambiguationOf, instantOf, localAt } from './zone-offsets.ts'

/** Both hemispheres, no change at all, half hours, changes at midnight and at changing dates, a fasting month. */
const zones = [
  'America/New_York',
  'America/Sao_Paulo',
  'America/Santiago',
  'America/St_Johns',
  'Europe/London',
  'Europe/Berlin',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
].map(zone)

const temporalOf = (local: number, z: Zone) =>
  Temporal.PlainDateTime.from(`${dateOf(local)}T${timeOf(local)}`).toZonedDateTime(z)
const anyZone = fc.constantFrom(...zones)
const anyLocal = fc
  .integer({ min: Date.UTC(1990, 0, 1) / 60_000, max: Date.UTC(2070, 0, 1) / 60_000 })
  .map((m) => m * 60_000)

/** Wall times within three hours of every change of offset from 2025 to 2035, in steps of a quarter of an hour. */
function aroundTransitions(z: Zone): number[] {
  const found: number[] = []
  let here = Temporal.ZonedDateTime.from(`2025-01-01T00:00[${z}]`)
  for (;;) {
    const next = here.getTimeZoneTransition('next')
    if (!next || next.year > 2035) return found
    const local = Math.round((next.epochMilliseconds + next.offsetNanoseconds / 1e6) / 900_000) * 900_000
    for (let quarter = -12; quarter <= 12; quarter++) found.push(local + quarter * 900_000)
    here = next
  }
}

describe('wall times and instants agree with Temporal', () => {
  test('a wall time means the instant that Temporal gives it under `compatible`', () => {
    fc.assert(
      fc.property(anyLocal, anyZone, (local, z) => instantOf(local, z) === temporalOf(local, z).epochMilliseconds),
      { numRuns: 2000 },
    )
    for (const z of zones) {
      for (const local of aroundTransitions(z)) expect(instantOf(local, z)).toBe(temporalOf(local, z).epochMilliseconds)
    }
  })
  test('the clock shows what Temporal shows', () => {
    fc.assert(
      fc.property(anyLocal, anyZone, (ms, z) => {
        const shown = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(z).toPlainDateTime()
        const local = localAt(instant(ms), z)
        return shown.toString({ smallestUnit: 'minute' }) === `${dateOf(local)}T${timeOf(local)}`
      }),
      { numRuns: 2000 },
    )
  })
  test('wall times that are skipped or occur twice are told from the others', () => {
    for (const z of zones) {
      for (const local of aroundTransitions(z)) {
        const [first, second] = (['earlier', 'later'] as const).map((disambiguation) =>
          Temporal.PlainDateTime.from(`${dateOf(local)}T${timeOf(local)}`).toZonedDateTime(z, { disambiguation }),
        )
        const isSkipped = temporalOf(local, z).toPlainTime().toString().slice(0, 5) !== timeOf(local)
        const expected = isSkipped ? 'gap' : first?.equals(second ?? '') ? 'exact' : 'overlap'
        expect(disambiguationOf(local, z), `${dateOf(local)} ${timeOf(local)} ${z}`).toBe(expected)
      }
    }
  })
})

describe('R-07 a cohort keeps its wall time over every change of offset (K2)', () => {
  const transitionDates = (z: Zone): PlainDate[] => [...new Set(aroundTransitions(z).map(dateOf))]
  test.each(zones)('%s, 2025 to 2035, weekly and every other week', (z) => {
    const dates = transitionDates(z)
    const starts = dates.length > 0 ? dates : [date('2030-03-31')]
    for (const around of starts) {
      for (const everyWeeks of [1, 2]) {
        const start = addDays(around, -14 * everyWeeks)
        const plan = planOf({
          start,
          zone: z,
          everyWeeks,
          sessions: sessionsOf(5).map((s, i) => ({ ...s, week: i + 1 })),
          tasks: [],
          slots: [{ weekday: weekdayOf(start), at: time('17:00'), minutes: 90 }],
        })
        const compiled = compileCalendar(plan)
        const sessions = compiled.ok ? compiled.value.sessions : []
        expect(sessions).toHaveLength(5)
        sessions.forEach((s, i) => {
          const shown = Temporal.Instant.fromEpochMilliseconds(s.start).toZonedDateTimeISO(z)
          expect(shown.toPlainTime().toString()).toBe('17:00:00')
          expect(dayNumberOf(s.date) - dayNumberOf(start)).toBe(7 * everyWeeks * i)
          expect(shown.toPlainDate().toString()).toBe(s.date)
        })
      }
    }
  })
  test('where the agreed time does not exist that day, the hour that clocks will show is said', () => {
    const plan = planOf({
      start: date('2027-03-07'),
      sessions: sessionsOf(2).map((s, i) => ({ ...s, week: i + 1 })),
      tasks: [],
      slots: [{ weekday: 7, at: time('02:30'), minutes: 90 }],
    })
    const compiled = compileCalendar(plan)
    const conflicts = compiled.ok ? compiled.value.conflicts : []
    expect(conflicts).toEqual([{ kind: 'dst-shifted', session: 's02', agreed: '02:30', held: '03:30', why: 'gap' }])
    expect(instantOf(localOf(date('2027-03-14'), time('02:30')), plan.zone)).toBe(Date.UTC(2027, 2, 14, 7, 30))
  })
})
