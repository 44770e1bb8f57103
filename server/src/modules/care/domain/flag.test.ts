import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eventOf, flagEvents, flagStates, flagToday, flagTransitions, type Flag, type FlagReason } from './flag.ts'

const idle = (size: number): FlagReason[] => [{ kind: 'no-practice', size }]
const absent = (size: number): FlagReason[] => [{ kind: 'absences', size }]
const flag = (state: Flag['state'], reasons: FlagReason[]): Flag => ({ state, reasons })

describe('a flag (K8)', () => {
  test('answers every event in every state', () => {
    const rows = (['none', ...flagStates] as const).map((state) =>
      flagEvents.map((event) => flagTransitions[state][event] ?? '-').join(' '),
    )
    expect(rows).toEqual([
      'open - - -',
      'open cleared in-care closed',
      'in-care cleared in-care closed',
      'open cleared - -',
      'open - - -',
    ])
  })
  test.each([
    ['nothing, and nothing before', null, [], null],
    ['a first reason', null, idle(7), 'raise'],
    ['the same again', flag('open', idle(7)), idle(7), null],
    ['a day more', flag('open', idle(7)), idle(8), 'raise'],
    ['gone while somebody cares', flag('in-care', idle(7)), [], 'clear'],
    ['the next day of what was closed', flag('closed', idle(9)), idle(10), null],
    ['a week more of what was closed', flag('closed', idle(9)), idle(16), 'raise'],
    ['another reason than what was closed', flag('closed', idle(9)), [...idle(9), ...absent(2)], 'raise'],
    ['one more absence than what was closed', flag('closed', absent(2)), absent(3), 'raise'],
    ['gone after it was closed', flag('closed', idle(9)), [], 'clear'],
    ['back after it was gone', flag('cleared', idle(9)), idle(7), 'raise'],
    ['still gone', flag('cleared', idle(9)), [], null],
  ])('%s', (_, before, now, event) => {
    expect(eventOf(before, now)).toBe(event)
  })
  test('taking in the same reasons twice is taking them in once', () => {
    const reasons = fc.uniqueArray(
      fc.record({
        kind: fc.constantFrom('absences', 'no-practice', 'missed-checkpoints', 'forecast'),
        size: fc.integer({ min: 1, max: 60 }),
      }),
      { selector: ({ kind }) => kind, maxLength: 4 },
    )
    const flags = fc.option(fc.record({ state: fc.constantFrom(...flagStates), reasons }), { nil: null })
    fc.assert(
      fc.property(flags, reasons, (before, now) => {
        const once = flagToday(before, now)
        expect(flagToday(once, now)).toEqual(once)
        // Nobody is shown without a reason, and no reason is lost but to a human's decision.
        const isShown = once?.state === 'open' || once?.state === 'in-care'
        if (isShown) expect(now.length).toBeGreaterThan(0)
        if (now.length > 0 && !isShown) expect(before?.state).toBe('closed')
      }),
    )
  })
})
