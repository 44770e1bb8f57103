import { expectOk, intBelow, normal, parsePlainDate, seededRandom } from '@cadre/kernel'
import fc from 'fast-check'
import type { FormSpec, Question } from '../src/index.ts'

export const date = (text: string) => expectOk(parsePlainDate(text))

export const today = date('2026-11-22')

export const plain: Question = {
  id: 'q',
  domain: 'a',
  type: 'mc',
  minutes: 2,
  difficulty: 0,
  responses: 0,
  exposures: 0,
  lastSeen: null,
  enemies: [],
  together: null,
}

export const open: FormSpec = {
  domains: [],
  types: [],
  bands: [],
  meanDifficulty: null,
  minutes: null,
  earlier: [],
  mostExposures: null,
  freshDays: 14,
  today,
  seed: 1,
}

export const some = (count: number, like: Partial<Question>, prefix = `${like.domain ?? 'a'}-`): Question[] =>
  Array.from({ length: count }, (_, i) => ({ ...plain, ...like, id: `${prefix}${i}` }))

const types = ['mc', 'mr', 'ordering', 'matching', 'case-study']

/** A bank like a real one: four domains, mostly multiple choice, a tenth seen lately, some enemies. */
export function largeBank(size: number): Question[] {
  const random = seededRandom(3)
  return Array.from({ length: size }, (_, i) => ({
    ...plain,
    id: `q${i}`,
    domain: ['data', 'model', 'deploy', 'watch'][intBelow(random, 4)] ?? 'data',
    type: types[Math.min(4, Math.floor(random.next() * random.next() * 8))] ?? 'mc',
    minutes: 1 + random.next() * 2,
    difficulty: normal(random),
    responses: intBelow(random, 200),
    exposures: intBelow(random, 6),
    lastSeen: random.next() < 0.1 ? date('2026-11-15') : null,
    enemies: random.next() < 0.3 ? [`q${intBelow(random, size)}`] : [],
  }))
}

/** 65 questions as MLA-C01 has them (50 scored by 28/26/22/24, 15 unscored), every kind of rule in force. */
export const realSpec = (bank: readonly Question[]): FormSpec => ({
  ...open,
  domains: [
    { domain: 'data', scored: 14, unscored: 4 },
    { domain: 'model', scored: 13, unscored: 4 },
    { domain: 'deploy', scored: 11, unscored: 3 },
    { domain: 'watch', scored: 12, unscored: 4 },
  ],
  types: types.map((type, i) => ({ type, min: [40, 8, 2, 2, 2][i] ?? 0, max: [50, 14, 5, 5, 5][i] ?? 0 })),
  bands: [
    { band: 'easy', from: -Infinity, below: -0.5, min: 15, max: 20 },
    { band: 'medium', from: -0.5, below: 0.7, min: 25, max: 32 },
    { band: 'hard', from: 0.7, below: Infinity, min: 14, max: 18 },
  ],
  meanDifficulty: { min: 0.05, max: 0.1 },
  minutes: { min: 125, max: 130 },
  earlier: [{ form: 'A', questions: bank.slice(0, 300).map(({ id }) => id), most: 5 }],
  mostExposures: 5,
})

const question = (at: number, size: number): fc.Arbitrary<Question> =>
  fc.record({
    id: fc.constant(`q${at}`),
    domain: fc.constantFrom('a', 'b'),
    type: fc.constantFrom('mc', 'mc', 'ordering'),
    minutes: fc.constantFrom(1, 1.5, 2),
    difficulty: fc.constantFrom(-1, 0, 1),
    responses: fc.nat({ max: 9 }),
    exposures: fc.nat({ max: 3 }),
    lastSeen: fc.constantFrom(null, null, date('2026-11-10'), date('2026-11-08')),
    enemies: fc.array(
      fc.nat({ max: size - 1 }).map((foe) => `q${foe}`),
      { maxLength: 2 },
    ),
    together: fc.constantFrom(null, null, null, null, 'case-1'),
  })

const between = (most: number) =>
  fc.tuple(fc.nat({ max: most }), fc.nat({ max: most })).map(([min, range]) => ({ min, max: min + range }))

/** Banks of up to ten questions with specifications that are met about as often as not: every subset can be tried. */
export const smallCases: fc.Arbitrary<{ bank: Question[]; spec: FormSpec }> = fc
  .integer({ min: 1, max: 10 })
  .chain((size) =>
    fc.record({
      bank: fc.tuple(...Array.from({ length: size }, (_, at) => question(at, size))),
      spec: fc.record({
        domains: fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 2 }), fc.nat({ max: 1 })).map(([a, b, unscored]) => [
          { domain: 'a', scored: a, unscored },
          { domain: 'b', scored: b, unscored: 0 },
        ]),
        types: fc.option(between(3), { nil: null }).map((ordering) =>
          ordering
            ? [
                { type: 'mc', min: 0, max: 9 },
                { type: 'ordering', ...ordering },
              ]
            : [],
        ),
        bands: fc.option(between(3), { nil: null }).map((hard) =>
          hard
            ? [
                { band: 'rest', from: -1, below: 1, min: 0, max: 9 },
                { band: 'hard', from: 1, below: Infinity, ...hard },
              ]
            : [],
        ),
        meanDifficulty: fc.option(fc.constant({ min: -0.5, max: 0.5 }), { nil: null }),
        minutes: fc.option(between(8), { nil: null }),
        earlier: fc
          .option(fc.nat({ max: 1 }), { nil: null })
          .map((most) => (most === null ? [] : [{ form: 'before', questions: ['q0', 'q1', 'q2', 'q3'], most }])),
        mostExposures: fc.option(fc.constant(3), { nil: null }),
        freshDays: fc.constant(14),
        today: fc.constant(today),
        seed: fc.nat({ max: 1000 }),
      }),
    }),
  )
