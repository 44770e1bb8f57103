import { describe, expect, test } from 'vitest'
import { expectOk } from '@cadre/kernel'
import { applyEdit } from './change.ts'
import { compileCalendar } from './compile.ts'
import type { Calendar } from './calendar.ts'
import type { Edit } from './edit.ts'
import { date, planOf, sessionsOf, time } from './plan.fixture.ts'
import { sessionEvents, sessionStates, sessionTransitions } from './session-state.ts'
import type { SessionEvent, SessionState } from './session-state.ts'

const edits: Record<SessionEvent, Edit> = {
  move: { kind: 'move', moves: [{ session: 's02', date: date('2027-01-15'), time: time('09:00') }] },
  cancel: { kind: 'cancel', session: 's02' },
  merge: { kind: 'merge', session: 's02', into: 's01', minutes: 120 },
  absorb: { kind: 'merge', session: 's03', into: 's02', minutes: 120 },
  reinstate: { kind: 'reinstate', session: 's02' },
  hold: { kind: 'hold', session: 's02' },
  retrain: { kind: 'swap-trainer', sessions: ['s02'], trainer: 'ann' },
}
const into: Record<SessionState, readonly Edit[]> = {
  planned: [],
  cancelled: [edits.cancel],
  merged: [edits.merge],
  held: [edits.hold],
}
const start = expectOk(compileCalendar(planOf({ sessions: sessionsOf(4), tasks: [] })))
const edited = (calendar: Calendar, edit: Edit) => expectOk(applyEdit(calendar, edit)).calendar
const stateOf = (calendar: Calendar) => calendar.sessions.find((s) => s.key === 's02')?.state

describe('K3 what may happen to a session', () => {
  const cases = sessionStates.flatMap((state) => sessionEvents.map((event) => ({ state, event })))
  test.each(cases)('a $state session meets $event as the table says', ({ state, event }) => {
    const calendar = into[state].reduce(edited, start)
    expect(stateOf(calendar)).toBe(state)
    const expected = sessionTransitions[state][event]
    const applied = applyEdit(calendar, edits[event])
    if (expected === null) {
      expect(applied).toEqual({ ok: false, code: 'calendar.wrong-state', details: { session: 's02', state, event } })
    } else {
      expect(stateOf(expectOk(applied).calendar)).toBe(expected)
    }
  })
  test('nothing leaves held, and only reinstating leaves cancelled and merged', () => {
    const leaving = (state: SessionState) => sessionEvents.filter((event) => sessionTransitions[state][event] !== null)
    expect(leaving('held')).toEqual([])
    expect(leaving('cancelled')).toEqual(['reinstate'])
    expect(leaving('merged')).toEqual(['reinstate'])
  })
})
