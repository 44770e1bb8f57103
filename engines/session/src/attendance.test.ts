import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { proposeAttendance } from './attendance.ts'
import { presentMs, withSign, type Stay } from './presence.ts'
import { after, nine } from './run.fixture.ts'

const session = { from: nine, to: after(90) }
const stay = (from: number, to: number): Stay => ({ from: after(from), to: after(to) })

describe('attendance is proposed from traces (K6)', () => {
  test.each([
    ['there all the time', [stay(-5, 92)], null, 'present'],
    ['there for 72 of 90 minutes in two parts', [stay(0, 40), stay(58, 90)], null, 'present'],
    ['there for half', [stay(45, 90)], null, 'partly'],
    ['looked in for five minutes', [stay(0, 5)], null, 'absent'],
    ['not there, said so before', [], -60, 'excused'],
    ['not there, said so afterwards', [], 30, 'absent'],
    ['said no and came all the same', [stay(0, 90)], -60, 'present'],
  ] as const)('%s', (_, stays, notice, state) => {
    expect(proposeAttendance(stays, session, notice === null ? null : after(notice)).state).toBe(state)
  })

  test('minutes are those within the session, and overlapping stays count once', () => {
    expect(presentMs([stay(-10, 20), stay(10, 30)], session.from, session.to)).toBe(30 * 60_000)
  })

  test('a session that never ran proposes no presence', () => {
    expect(proposeAttendance([], { from: nine, to: nine }, null)).toMatchObject({ share: 0, joinedAt: null })
  })
})

describe('signs of life fold into stays', () => {
  test('a short silence is bridged, a long one is an absence', () => {
    const stays = [0, 1, 2, 4, 10, 11].reduce<Stay[]>((so, minute) => withSign(so, after(minute)), [])
    expect(stays).toEqual([stay(0, 4), stay(10, 11)])
  })

  test('presence never exceeds the session, and the order of stays does not matter', () => {
    const stays = fc.array(
      fc.tuple(fc.integer({ min: -50, max: 150 }), fc.integer({ min: 0, max: 60 })).map(([at, n]) => stay(at, at + n)),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(stays, (some) => {
        const there = presentMs(some, session.from, session.to)
        expect(there).toBeGreaterThanOrEqual(0)
        expect(there).toBeLessThanOrEqual(session.to - session.from)
        expect(presentMs(some.toReversed(), session.from, session.to)).toBe(there)
      }),
    )
  })
})
