import { checklistItems, eligibilityCriterion } from '@cadre/contracts'
import { instant, type Id, type PlainDate } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  criteriaOf,
  isEligible,
  reasonsAgainst,
  type CriterionName,
  type Evidence,
  type HeldCertificate,
} from './eligibility.ts'
import { missingPreparation, preparationOf, type Tick } from './preparation.ts'
import type { Trainer } from './trainer.ts'

const date = (text: string) => text as PlainDate
const today = date('2026-11-22')
const personId = 'per_01JZ0000000000000000000000' as Id<'per'>
const trainer: Trainer = {
  personId,
  handsOnMonths: 24,
  willing: true,
  explainsWell: true,
  weeklyMinutes: 240,
  notes: '',
}
const certificate = { expiresOn: date('2028-05-01'), score: 950 }
const good: Evidence = { trainer, certificates: [certificate], passMarks: [{ value: 720, top: 1000 }], today }
const knowing = (known: Partial<Trainer>): Evidence => ({ ...good, trainer: { ...trainer, ...known } })
const holding = (...held: Partial<HeldCertificate>[]): Evidence => ({
  ...good,
  certificates: held.map((each) => ({ ...certificate, ...each })),
})
const criterionOf = (evidence: Evidence, name: CriterionName) =>
  criteriaOf(evidence).find(({ criterion }) => criterion === name)

describe('each criterion of eligibility (T1)', () => {
  const cases: [CriterionName, Evidence, boolean | null, string][] = [
    ['certificate', good, true, 'The certificate is valid until 2028-05-01.'],
    ['certificate', holding({ expiresOn: null }), true, 'The certificate is valid without an expiry date.'],
    ['certificate', holding({ expiresOn: today }), false, 'The certificate expired on 2026-11-22.'],
    ['certificate', holding({ expiresOn: date('2026-11-23') }), true, 'The certificate is valid until 2026-11-23.'],
    [
      'certificate',
      holding({ expiresOn: date('2024-01-01') }, { expiresOn: date('2027-01-01') }),
      true,
      'The certificate is valid until 2027-01-01.',
    ],
    [
      'certificate',
      holding({ expiresOn: date('2024-01-01') }, { expiresOn: date('2021-01-01') }),
      false,
      'The certificate expired on 2024-01-01.',
    ],
    ['certificate', holding(), false, 'No certificate for the version taught is recorded.'],
    ['score', holding({ score: 944 }), true, 'A high score: 944 or more.'],
    ['score', holding({ score: 943 }), false, 'Below 944, where a high score begins.'],
    ['score', holding({ score: 700 }, { score: 990 }), true, 'A high score: 944 or more.'],
    ['score', holding({ score: null }), null, 'The exam score is not recorded.'],
    ['score', { ...good, passMarks: [] }, true, 'A score is recorded; no scale is known to hold it against.'],
    [
      'score',
      { ...good, passMarks: [{ value: 70, top: 0 }] },
      true,
      'A score is recorded; no scale is known to hold it against.',
    ],
    [
      'score',
      { ...good, passMarks: [...good.passMarks, { value: 800, top: 1000 }] },
      false,
      'Below 960, where a high score begins.',
    ],
    ['hands-on', knowing({ handsOnMonths: 12 }), true, '12 months of hands-on use.'],
    ['hands-on', knowing({ handsOnMonths: 11 }), false, 'Hands-on use so far: 11 of the 12 months asked for.'],
    ['hands-on', knowing({ handsOnMonths: null }), null, 'Months of hands-on use are not recorded.'],
    ['willing', good, true, 'Willing to teach.'],
    ['willing', knowing({ willing: false }), false, 'Not willing to teach at the moment.'],
    ['capacity', knowing({ weeklyMinutes: 180 }), true, '180 minutes a week, enough for two sessions.'],
    ['capacity', knowing({ weeklyMinutes: 179 }), false, '179 minutes a week; two sessions take 180.'],
    ['explains-well', good, true, 'Explains well.'],
    ['explains-well', knowing({ explainsWell: false }), false, 'Explaining is not a strength yet.'],
    ['explains-well', knowing({ explainsWell: null }), null, 'Nobody has judged yet how well they explain.'],
  ]
  test.each(cases.map(([name, evidence, met, words]) => [name, met, words, evidence] as const))(
    '%s, met %s: %s',
    (name, met, words, evidence) => {
      expect(criterionOf(evidence, name)).toEqual({ criterion: name, met, words })
    },
  )
})

describe('who is eligible', () => {
  test.each<[string, Evidence, string[]]>([
    ['everything met', good, []],
    ['a low score', holding({ score: 720 }), []],
    ['no capacity', knowing({ weeklyMinutes: 0 }), []],
    ['nobody judged the explaining', knowing({ explainsWell: null }), []],
    ['no certificate', holding(), ['No certificate for the version taught is recorded.']],
    ['hands-on use not known', knowing({ handsOnMonths: null }), ['Months of hands-on use are not recorded.']],
    [
      'too new and not willing',
      knowing({ handsOnMonths: 3, willing: false }),
      ['Hands-on use so far: 3 of the 12 months asked for.', 'Not willing to teach at the moment.'],
    ],
  ])('%s', (_, evidence, reasons) => {
    expect(reasonsAgainst(criteriaOf(evidence))).toEqual(reasons)
    expect(isEligible(criteriaOf(evidence))).toBe(reasons.length === 0)
  })

  const expiry = fc.constantFrom(null, date('2020-01-01'), today, date('2026-11-23'), date('2029-12-31'))
  const held: fc.Arbitrary<HeldCertificate> = fc.record({
    expiresOn: expiry,
    score: fc.option(fc.integer({ min: 100, max: 1000 })),
  })
  const evidences: fc.Arbitrary<Evidence> = fc.record({
    trainer: fc.record({
      personId: fc.constant(personId),
      handsOnMonths: fc.option(fc.integer({ min: 0, max: 40 })),
      willing: fc.boolean(),
      explainsWell: fc.option(fc.boolean()),
      weeklyMinutes: fc.integer({ min: 0, max: 600 }),
      notes: fc.constant(''),
    }),
    certificates: fc.array(held, { maxLength: 4 }),
    passMarks: fc.array(
      fc.record({ value: fc.integer({ min: 0, max: 1000 }), top: fc.option(fc.integer({ min: 0, max: 1000 })) }),
      { maxLength: 3 },
    ),
    today: fc.constant(today),
  })

  test('every criterion is judged once, in the order of the contract, with a sentence', () => {
    fc.assert(
      fc.property(evidences, (evidence) => {
        const criteria = criteriaOf(evidence)
        expect(criteria.map(({ criterion }) => criterion)).toEqual(eligibilityCriterion.shape.criterion.options)
        for (const { words } of criteria) expect(words).toMatch(/^[A-Z0-9].*\.$/)
      }),
    )
  })
  test('eligible means certificate, a year of hands-on use and willingness, and nothing else', () => {
    fc.assert(
      fc.property(evidences, (evidence) => {
        const { handsOnMonths, willing } = evidence.trainer
        const certified = evidence.certificates.some(({ expiresOn }) => expiresOn === null || expiresOn > today)
        expect(isEligible(criteriaOf(evidence))).toBe(certified && (handsOnMonths ?? 0) >= 12 && willing)
      }),
    )
  })
  test('another certificate never takes a met criterion away', () => {
    fc.assert(
      fc.property(evidences, held, (evidence, another) => {
        const before = criteriaOf(evidence)
        const after = criteriaOf({ ...evidence, certificates: [...evidence.certificates, another] })
        const lost = before.filter(({ met }, at) => met === true && after[at]?.met !== true)
        expect(lost).toEqual([])
      }),
    )
  })
})

describe("a session's preparation (T2)", () => {
  const ticks = fc
    .subarray([...checklistItems])
    .map((items) => items.map((item, at): Tick => ({ item, doneAt: instant(at), doneBy: personId })))

  test('lists the items of the contract, whatever is ticked', () => {
    fc.assert(
      fc.property(ticks, (done) => {
        expect(preparationOf(done).items.map(({ item }) => item)).toEqual(checklistItems)
      }),
    )
  })
  test('is complete exactly when no item is missing', () => {
    fc.assert(
      fc.property(ticks, (done) => {
        const { items, prepared } = preparationOf(done)
        const open = items.filter(({ doneAt }) => doneAt === null).map(({ words }) => words)
        expect(missingPreparation(done)).toEqual(open)
        expect(prepared).toBe(done.length === checklistItems.length)
        expect(prepared).toBe(open.length === 0)
      }),
    )
  })
  test('says what is missing in words', () => {
    expect(missingPreparation([{ item: 'guide-reviewed' }, { item: 'lab-dry-run' }])).toEqual([
      'Material adapted',
      'Explanation rehearsed',
      'Questions contributed to the bank',
    ])
  })
  test('keeps who ticked an item, and when', () => {
    const [first, second] = preparationOf([{ item: 'guide-reviewed', doneAt: instant(7), doneBy: personId }]).items
    expect(first).toMatchObject({ doneAt: instant(7), doneBy: personId })
    expect(second).toMatchObject({ doneAt: null, doneBy: null })
  })
})
