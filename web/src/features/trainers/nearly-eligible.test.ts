import { expect, test } from 'vitest'
import { nearlyEligible } from './nearly-eligible.ts'
import type { CriterionName, Eligibility, Trainer } from './words.ts'

const criteria = (met: Partial<Record<CriterionName, boolean | null>>): Eligibility['criteria'] =>
  Object.entries(met).map(([criterion, value]) => ({ criterion: criterion as CriterionName, met: value, words: '' }))
const trainer = (name: string, eligible: boolean, met: Partial<Record<CriterionName, boolean | null>>) =>
  ({ name, eligibility: [{ code: 'AIF-C01', eligible, criteria: criteria(met) }] }) as Trainer

test('who holds the certificate and may not lead yet is next, who lacks least first (T4)', () => {
  const people = [
    trainer('Ann', true, { certificate: true, willing: true }),
    trainer('Bea', false, { certificate: true, willing: false, 'hands-on': null }),
    trainer('Cy', false, { certificate: true, willing: false, 'hands-on': true }),
    trainer('Di', false, { certificate: false, willing: true }),
  ]
  expect(
    nearlyEligible(people).map((next) => [next.trainer.name, ...next.missing.map((one) => one.criterion)]),
  ).toEqual([
    ['Cy', 'willing'],
    ['Bea', 'willing', 'hands-on'],
  ])
})
