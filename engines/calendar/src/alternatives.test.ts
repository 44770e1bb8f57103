import { describe, expect, test } from 'vitest'
import { expectOk, instant } from '@cadre/kernel'
import { alternativesTo, disruptionBetween, weightOfConflicts } from './alternatives.ts'
import { applyEdit } from './change.ts'
import { compileCalendar } from './compile.ts'
import { person, planOf, sessionsOf, slot, time, trainer } from './plan.fixture.ts'
import type { PlanInput } from './plan.ts'
import { suggestPlaces } from './suggest-places.ts'

const compiled = (more: Partial<PlanInput>) => expectOk(compileCalendar(planOf(more)))
const hours = (from: string, to: string) =>
  [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: time(from), to: time(to) }))
const at = (day: number, hour: number) => instant(Date.UTC(2027, 0, day, hour))

describe('K2 alternatives are better, and ranked by what they disturb', () => {
  test('one busy evening is answered with one move near by', () => {
    const busy = [{ start: at(14, 22), end: at(14, 23), title: 'Dentist' }]
    const [best] = alternativesTo(compiled({ trainers: [trainer('ann', { busy })] }))
    expect(best?.change).toMatchObject({ kind: 'move-sessions', moves: [{ session: 's02', date: '2027-01-14' }] })
    expect(best?.weightLeft).toBe(0)
    expect(best?.disruption).toBeLessThan(2)
  })
  test('somebody who always leaves at six is answered with an earlier hour for all', () => {
    const [best] = alternativesTo(compiled({ participants: [person('p1', { weekly: hours('09:00', '18:00') })] }))
    expect(best).toMatchObject({ change: { kind: 'time', times: ['16:30', '16:30'] }, weightLeft: 0, disruption: 2.5 })
  })
  test('a trainer who teaches elsewhere on Thursdays is answered with other weekdays', () => {
    const busy = Array.from({ length: 10 }, (_, week) => ({
      start: at(14 + 7 * week, 12),
      end: at(15 + 7 * week, 3),
      title: 'Other cohort',
    }))
    const alternatives = alternativesTo(compiled({ trainers: [trainer('ann', { busy })] }), 20)
    const weekdays = alternatives.flatMap((a) =>
      a.change.kind === 'weekdays' && a.weightLeft === 0 ? [a.change.weekdays] : [],
    )
    expect(weekdays).toContainEqual([2, 3])
    expect(weekdays.every((days) => !days.includes(4))).toBe(true)
  })
  test('a practice exam that fits no slot is offered one of its own', () => {
    const alternatives = alternativesTo(compiled({ sessions: sessionsOf(20, [16, 18]) }), 20)
    expect(alternatives).toContainEqual(
      expect.objectContaining({
        change: { kind: 'long-slot', slot: { weekday: 6, at: '09:00', minutes: 180 } },
        weightLeft: 0,
      }),
    )
  })
  test('each is what it says: compiling its plan and making its moves gives its calendar', () => {
    const busy = [{ start: at(12, 0), end: at(22, 23), title: 'Audit' }]
    const calendar = compiled({ sessions: sessionsOf(20, [9]), trainers: [trainer('ann', { busy })] })
    const alternatives = alternativesTo(calendar, 20)
    expect(alternatives.length).toBeGreaterThan(5)
    for (const { input, moves, weightLeft, disruption, calendar: other } of alternatives) {
      const fresh = expectOk(compileCalendar(input))
      const again = moves.length > 0 ? expectOk(applyEdit(fresh, { kind: 'move', moves })).calendar : fresh
      expect(again).toEqual(other)
      expect(weightLeft).toBe(weightOfConflicts(other))
      expect(weightLeft).toBeLessThan(weightOfConflicts(calendar))
      expect(disruption).toBe(disruptionBetween(calendar, other))
    }
    const costs = alternatives.map((a) => a.disruption + a.weightLeft)
    expect(costs).toEqual(costs.toSorted((a, b) => a - b))
  })
  test('a calendar without conflicts has none, and one changed by hand is never compiled afresh', () => {
    expect(alternativesTo(compiled({}))).toEqual([])
    const calendar = compiled({ participants: [person('p1', { weekly: hours('09:00', '18:00') })] })
    const edited = expectOk(applyEdit(calendar, { kind: 'cancel', session: 's20' })).calendar
    expect(alternativesTo(edited).map((a) => a.change.kind)).toEqual(['move-sessions'])
  })
})

describe('K3 places for one session', () => {
  const calendar = compiled({ slots: [slot(2, '17:00'), slot(4, '17:00')] })
  test('lie between its neighbours, nearest first', () => {
    const places = suggestPlaces(calendar, 's03', 500)
    expect(places.length).toBeGreaterThan(20)
    expect(places.every((p) => p.date > '2027-01-13' && p.date < '2027-01-22')).toBe(true)
    const distances = places.map((p) => p.distance)
    expect(distances).toEqual(distances.toSorted((a, b) => a - b))
  })
  test('there are none for a session that was cancelled or is not known', () => {
    const edited = expectOk(applyEdit(calendar, { kind: 'cancel', session: 's03' })).calendar
    expect(suggestPlaces(edited, 's03')).toEqual([])
    expect(suggestPlaces(edited, 's99')).toEqual([])
  })
})
