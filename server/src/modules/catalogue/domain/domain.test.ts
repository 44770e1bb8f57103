import type { PlainDate } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adviseDelivery, type DeliveryFacts } from './advise-delivery.ts'
import { statusOn } from './certification.ts'
import { groupFacts, type Fact } from './fact.ts'
import { checkWeights } from './guide.ts'

const date = (text: string) => text as PlainDate

describe('status (C1)', () => {
  test.each([
    [null, 'active'],
    ['2026-11-23', 'retiring'],
    ['2026-11-22', 'retired'],
    ['2026-03-31', 'retired'],
  ] as const)('with retire date %s is %s on 22 November 2026', (retiresOn, status) => {
    expect(statusOn({ retiresOn: retiresOn === null ? null : date(retiresOn) }, date('2026-11-22'))).toBe(status)
  })
})

describe('the delivery adviser (C4)', () => {
  const facts: DeliveryFacts = {
    holders: 2,
    wanted: 5,
    coreWork: true,
    ownPractice: true,
    endorsedTrainingRequired: false,
    externalContent: 1,
  }
  test.each<[string, Partial<DeliveryFacts>, string]>([
    ['holders, several people, core work, content to build on', {}, 'hybrid'],
    ['the same without external content', { externalContent: 0 }, 'internal'],
    ['nobody holds it yet', { holders: 0 }, 'external'],
    ['one person pursues it', { wanted: 1 }, 'external'],
    ['outside the core work', { coreWork: false }, 'external'],
    ['endorsed training demanded, with own trainers', { endorsedTrainingRequired: true }, 'hybrid'],
    ['endorsed training demanded, without', { endorsedTrainingRequired: true, holders: 0 }, 'external'],
  ])('%s', (_, change, mode) => {
    expect(adviseDelivery({ ...facts, ...change }).mode).toBe(mode)
  })
  test('always gives a reason for what it says', () => {
    const any = fc.record({
      holders: fc.nat(9),
      wanted: fc.nat(9),
      coreWork: fc.boolean(),
      ownPractice: fc.boolean(),
      endorsedTrainingRequired: fc.boolean(),
      externalContent: fc.nat(3),
    })
    fc.assert(
      fc.property(any, (given) => {
        const { mode, reasons } = adviseDelivery(given)
        const supporting = mode === 'hybrid' ? ['hybrid', 'internal', 'external'] : [mode]
        expect(reasons.some((reason) => reason.favours !== null && supporting.includes(reason.favours))).toBe(true)
      }),
    )
  })
})

test('equal values under a key are no conflict, different ones are', () => {
  const fact = (value: number): Fact => ({
    factId: 'fct_x' as Fact['factId'],
    key: 'minutes',
    value: { kind: 'number', value },
    confidence: 'high',
    source: 's',
    asOf: date('2026-01-01'),
    version: null,
  })
  expect(groupFacts([fact(130), fact(130)])[0]?.conflict).toBe(false)
  expect(groupFacts([fact(130), fact(170)])[0]?.conflict).toBe(true)
})

test.each([
  [
    [
      [20, 20],
      [24, 24],
      [36, 36],
      [20, 20],
    ],
    true,
  ],
  [
    [
      [15, 20],
      [15, 20],
      [15, 20],
      [15, 20],
      [20, 25],
    ],
    true,
  ],
  [
    [
      [15, 20],
      [15, 20],
    ],
    false,
  ],
  [
    [
      [60, 70],
      [60, 70],
    ],
    false,
  ],
  [
    [
      [80, 20],
      [40, 80],
    ],
    false,
  ],
])('weights %j can be one exam: %s', (weights, possible) => {
  expect(checkWeights(weights.map(([weightLow = 0, weightHigh = 0]) => ({ weightLow, weightHigh }))).ok).toBe(possible)
})
