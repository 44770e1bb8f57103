import { present } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adviceOn, optionsOn } from './booking-advice.ts'
import { pricesOf, type Costs } from './costs.ts'
import { learn, type Belief } from './belief.ts'
import { proposeDeepDive, sessionToFill, worthOf, type GroupDomain } from './deep-dive.ts'
import { forecastOf, verdictOn, type Verdict } from './forecast.ts'
import { answer, circumstances, date, exam, target, unknown } from './readiness.fixture.ts'

/** Sixty answers over ten days, so many of each ten right. */
const beliefWith = (rightOfTen: number, changed: { domain?: string; n?: number } = {}): Belief => {
  const answers = Array.from({ length: changed.n ?? 60 }, (_, k) =>
    answer({ n: k, day: k / 6, correct: (k * 7) % 10 < rightOfTen, ...(changed.domain && { domain: changed.domain }) }),
  )
  return present(learn(unknown, answers, target), 'there are answers').belief
}

describe('a forecast (R1, R2)', () => {
  test('it is a chance inside its interval, and rises with what was answered right', () => {
    const forecasts = [1, 4, 6, 8, 10].map((right) => forecastOf(beliefWith(right), circumstances()))
    for (const { chance, low, high } of forecasts) {
      expect(low).toBeLessThanOrEqual(chance)
      expect(high).toBeGreaterThanOrEqual(chance)
    }
    const chances = forecasts.map(({ chance }) => chance)
    expect(chances).toEqual(chances.toSorted((a, b) => a - b))
    expect(chances[0]).toBeLessThan(0.1)
    expect(chances.at(-1)).toBeGreaterThan(0.9)
  })

  test('the same answers give the same forecast', () => {
    const given = circumstances()
    expect(forecastOf(beliefWith(6), given)).toEqual(forecastOf(beliefWith(6), given))
  })

  test('more answers of the same quality narrow the interval', () => {
    const width = (n: number) => {
      const { low, high } = forecastOf(beliefWith(7, { n }), circumstances())
      return high - low
    }
    expect(width(120)).toBeLessThan(width(20))
  })

  test('the heavier of two equally known domains moves it more', () => {
    const { domains } = forecastOf(beliefWith(6), circumstances()).detail
    const by = new Map(domains.map(({ key, gain }) => [key, gain]))
    expect(by.get('data')).toBeGreaterThan(by.get('deploy') ?? 1)
    for (const { share, low, high } of domains) expect(low < share && share < high).toBe(true)
  })

  test('minutes to the target are none where it is reached, and more the farther it is', () => {
    expect(forecastOf(beliefWith(10), circumstances()).detail.study).toEqual({ kind: 'reached' })
    const minutes = (right: number) => {
      const { study } = forecastOf(beliefWith(right), circumstances()).detail
      return study.kind === 'minutes' ? study.minutes : study.kind === 'reached' ? 0 : Infinity
    }
    expect(minutes(5)).toBeGreaterThan(minutes(7))
  })

  test('a correction moves what is shown and leaves what the model said', () => {
    const plain = forecastOf(beliefWith(8), circumstances())
    const corrected = forecastOf(
      beliefWith(8),
      circumstances({ correction: { intercept: -0.5, slope: 0.8, outcomes: 60 } }),
    )
    expect(corrected.modelChance).toBe(plain.chance)
    expect(corrected.chance).toBeLessThan(plain.chance)
    expect(corrected.detail.reasons).toContain('Corrected by 60 results of this organisation.')
  })

  test('its reasons name what moves it and what is not known', () => {
    const { reasons } = forecastOf(beliefWith(6, { domain: 'data' }), circumstances()).detail
    expect(reasons[0]).toBe('36 of 60 answers were right.')
    expect(reasons).toContain('Hardly anything is known yet of Model development, Deployment and Monitoring.')
  })

  test.each<[number, number, Verdict]>([
    [0.9, 14, 'not-known'],
    [0.7, 15, 'on-track'],
    [0.69, 15, 'needs-time'],
    [0.4, 200, 'needs-time'],
    [0.39, 200, 'consider-deferring'],
  ])('a chance of %d from %d answers is told others as %s', (chance, answers, verdict) => {
    expect(verdictOn(chance, answers)).toBe(verdict)
  })
})

describe('book, wait or defer (R2)', () => {
  const asked = {
    today: date('2026-03-02'),
    examDay: { on: date('2026-03-30') },
    hoursPerWeek: 8,
    later: { cohortOn: null, retiresOn: null },
  }
  const fee = { minor: 15_000, currency: 'USD' }
  const costs: Costs = {
    currency: 'USD',
    retakeMinor: null,
    weekMinor: 70_000,
    trainerHourMinor: 12_000,
    participantHourMinor: 5_000,
  }
  const advised = (
    given: Partial<Parameters<typeof optionsOn>[0]> & Pick<Parameters<typeof optionsOn>[0], 'chanceAfter'>,
    costs: Costs | null = null,
  ) => {
    const prices = pricesOf(costs, fee)
    const all = { ...asked, ...given }
    return prices && adviceOn(optionsOn(all), { prices, today: all.today, retiresOn: all.later.retiresOn })
  }
  const chances = (now: number, then: number) => (_days: number, hours: number) => (hours > 0 ? then : now)

  test('who will pass anyway books; who gains much by four weeks waits', () => {
    expect(advised({ chanceAfter: chances(0.95, 0.97) })?.choice).toBe('book')
    expect(advised({ chanceAfter: chances(0.3, 0.75) })?.choice).toBe('wait')
  })
  test('expected costs are the fee, the retakes and the days until then', () => {
    const advice = advised({ chanceAfter: chances(0.6, 0.8) })
    const book = advice?.options.find(({ choice }) => choice === 'book')
    // .4 / .8 retakes of 150 + 10 x 100 + 14 x 5 = 1,220 USD are 610; with the fee and 28 days at 5: 900 (computed by hand).
    expect(book?.expectedRetakeMinor).toBe(61_000)
    expect(book?.expectedMinor).toBe(90_000)
  })
  test('no option lies on or after the day the exam retires, and a later cohort is offered where there is one', () => {
    const later = { cohortOn: date('2026-09-01'), retiresOn: date('2026-04-27') }
    const options = advised({ later, chanceAfter: chances(0.5, 0.6) })?.options ?? []
    expect(options.map(({ choice }) => choice)).toEqual(['book'])
    const open = advised({ later: { ...later, retiresOn: null }, chanceAfter: chances(0.5, 0.6) })
    expect(open?.options.find(({ choice }) => choice === 'defer')?.on).toBe('2026-09-01')
  })
  test.each<[string, Costs | null, typeof fee | null, object | null]>([
    [
      'the exam and the defaults where the organisation said nothing',
      null,
      fee,
      { feeMinor: 15_000, feeFrom: 'catalogue', costsFrom: 'default', weekMinor: 3_500 },
    ],
    [
      'the organisation in the currency of the fee',
      costs,
      fee,
      { feeMinor: 15_000, costsFrom: 'organisation', weekMinor: 70_000 },
    ],
    [
      'the defaults where the organisation counts in another currency',
      { ...costs, currency: 'EUR' },
      fee,
      { currency: 'USD', costsFrom: 'other-currency', weekMinor: 3_500 },
    ],
    [
      'the organisation where it says what a retake costs, in its currency',
      { ...costs, currency: 'EUR', retakeMinor: 9_900 },
      null,
      { currency: 'EUR', feeMinor: 9_900, feeFrom: 'organisation' },
    ],
    ['nobody where no fee is known', costs, null, null],
  ])('prices come from %s', (_, given, published, expected) => {
    const prices = pricesOf(given, published)
    if (expected === null) expect(prices).toBeNull()
    else expect(prices).toMatchObject(expected)
  })
  test('where a week of delay costs more, waiting pays less', () => {
    const chanceAfter = chances(0.55, 0.75)
    expect(advised({ chanceAfter })?.choice).toBe('wait')
    expect(advised({ chanceAfter }, costs)?.choice).toBe('book')
  })
  test('an exam that is published gives the engine its counts', () => {
    expect(exam.counts).toEqual([14, 13, 11, 12])
  })
})

describe('what the deep dive should hold (R3)', () => {
  const domain = (key: string, share: number | null, weight = 25): GroupDomain => ({
    key,
    name: key.toUpperCase(),
    weight,
    share,
    people: 5,
    answers: 60,
  })
  const session = { key: 's15', kind: 'deep-dive', minutes: 90 }
  const objectives = ['a', 'b', 'c'].flatMap((key) =>
    [1, 2, 3, 4].map((n) => ({ key: `${key}${n}`, domain: key, text: `Objective ${n}` })),
  )

  test('the two domains whose gap times weight is greatest share its minutes in that proportion', () => {
    const proposed = proposeDeepDive(
      [domain('a', 0.5, 20), domain('b', 0.6, 40), domain('c', 0.75, 20)],
      session,
      objectives,
    )
    expect(proposed?.domains).toEqual([
      { key: 'b', name: 'B', minutes: 39 },
      { key: 'a', name: 'A', minutes: 29 },
    ])
    expect(proposed?.objectives.map(({ key }) => key)).toEqual(['b1', 'b2', 'b3', 'a1', 'a2', 'a3'])
  })
  test('nothing is proposed where nothing is weak or known', () => {
    expect(proposeDeepDive([domain('a', 0.9), domain('b', null)], session, objectives)).toBeNull()
  })
  test('minutes given never exceed those of the session', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 60 })), {
          minLength: 1,
        }),
        (given) => {
          const domains = given.map(([share, weight], k) => domain(`d${k}`, share, weight))
          const minutes =
            proposeDeepDive(domains, session, [])?.domains.reduce((sum, each) => sum + each.minutes, 0) ?? 0
          expect(minutes).toBeLessThanOrEqual(session.minutes)
          for (const each of domains) expect(worthOf(each)).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })
  test('a deep dive is filled before a review, the next one first', () => {
    const [review, dive] = [
      { ...session, key: 's8', kind: 'review' },
      { ...session, key: 's15' },
    ]
    expect(sessionToFill([review, dive])).toBe(dive)
    expect(sessionToFill([review])).toBe(review)
    expect(sessionToFill([{ ...session, kind: 'session' }])).toBeNull()
  })
})
