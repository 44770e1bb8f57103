import { addDays, type PlainDate, seededRandom, shuffled } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { peopleAtRisk, type Standing } from './at-risk.ts'

const today = '2026-11-22' as PlainDate
const fine: Standing = { learner: 'ana', absences: 0, lastPractice: today, missedCheckpoints: 0, support: [] }
const coaching = (trainerHours: number, passNow: number, passThen: number) => ({
  name: `coaching-${trainerHours}`,
  trainerHours,
  passNow,
  passThen,
})

const standings = fc.array(
  fc.record({
    absences: fc.nat({ max: 4 }),
    days: fc.nat({ max: 15 }),
    missedCheckpoints: fc.nat({ max: 2 }),
    gains: fc.array(fc.double({ min: 0, max: 0.4, noNaN: true }), { maxLength: 3 }),
  }),
  { maxLength: 12 },
)
const standing = (
  s: { absences: number; days: number; missedCheckpoints: number; gains: number[] },
  at: number,
): Standing => ({
  learner: `p${String(at).padStart(2, '0')}`,
  absences: s.absences,
  lastPractice: addDays(today, -s.days),
  missedCheckpoints: s.missedCheckpoints,
  support: s.gains.map((gain, hours) => coaching(hours + 1, 0.4, 0.4 + gain)),
})

describe('people at risk (K8)', () => {
  test.each([
    ['nothing', {}, []],
    ['one absence', { absences: 1 }, []],
    ['two absences', { absences: 2 }, [{ kind: 'absences', count: 2 }]],
    ['six days without practice', { lastPractice: '2026-11-16' as PlainDate }, []],
    ['seven days without practice', { lastPractice: '2026-11-15' as PlainDate }, [{ kind: 'no-practice', days: 7 }]],
    ['a forecast that may be even', { forecast: { probability: 0.3, high: 0.5 } }, []],
    [
      'a forecast below one half, doubt included',
      { forecast: { probability: 0.3, high: 0.49 } },
      [{ kind: 'forecast', probability: 0.3, high: 0.49 }],
    ],
    ['a missed checkpoint', { missedCheckpoints: 1 }, [{ kind: 'missed-checkpoints', count: 1 }]],
  ])('%s gives the reasons %j -> %j', (_, change, reasons) => {
    expect(peopleAtRisk([{ ...fine, ...change }], today).flatMap((p) => p.reasons)).toEqual(reasons)
  })

  test('the list is ordered by expected gain per trainer hour, people without a forecast last', () => {
    const behind = (learner: string, ...support: Standing['support']) => ({ ...fine, learner, absences: 2, support })
    const list = peopleAtRisk(
      [
        behind('slow', coaching(4, 0.5, 0.7)),
        behind('unknown'),
        behind('quick', coaching(4, 0.3, 0.5), coaching(1, 0.3, 0.4)),
        { ...behind('unknown-too'), missedCheckpoints: 1 },
      ],
      today,
    )
    expect(list.map(({ learner }) => learner)).toEqual(['quick', 'slow', 'unknown-too', 'unknown'])
    expect(list[0]?.best?.support).toBe('coaching-1')
    expect(list[0]?.best?.gainPerHour).toBeCloseTo(0.1, 12)
  })

  test('the plain rules alone decide who is listed, and the order of input does not matter', () => {
    fc.assert(
      fc.property(standings, fc.nat(), (raw, seed) => {
        const people = raw.map(standing)
        const list = peopleAtRisk(people, today)
        const expected = people.filter((_, at) => {
          const { absences = 0, days = 0, missedCheckpoints = 0 } = raw[at] ?? {}
          return absences >= 2 || days >= 7 || missedCheckpoints >= 1
        })
        expect(list.map(({ learner }) => learner).toSorted()).toEqual(expected.map(({ learner }) => learner))
        expect(peopleAtRisk(shuffled(seededRandom(seed), people), today)).toEqual(list)
      }),
    )
  })
})
