import { instant, newId, seededRandom } from '@cadre/kernel'
import fc from 'fast-check'
import type { BankItem, FrozenQuestion, QuestionText } from './question-text.ts'

/** Stands in everything that no taker may see. */
export const canary = 'CANARY-OF-THE-KEY'

const secret = fc.string({ maxLength: 20 }).map((text) => `${canary} ${text}`)
const said = fc.string({ minLength: 1, maxLength: 40 })
const ids = (n: number) =>
  fc.uniqueArray(
    fc.string({ unit: fc.constantFrom(...'abcdefghjkmnpqrstuvwxyz23456789'.split('')), minLength: 7, maxLength: 7 }),
    { minLength: n, maxLength: n },
  )
const size = fc.integer({ min: 2, max: 6 })
const credits = fc.integer({ min: -100, max: 100 })

const options = size.chain((n) =>
  fc
    .tuple(ids(n), fc.array(fc.tuple(said, credits, secret), { minLength: n, maxLength: n }))
    .map(([names, parts]) =>
      parts.map(([text, credit, reason], i) => ({ id: `i${names[i] ?? ''}`, text, credit, reason })),
    ),
)
const steps = options.map((parts) => parts.map(({ id, text, reason }) => ({ id, text, reason })))
const pairs = size.chain((n) =>
  fc
    .tuple(ids(n * 2 + 1), fc.array(fc.tuple(said, said, secret), { minLength: n, maxLength: n }), said)
    .map(([names, parts, extra]) => ({
      pairs: parts.map(([prompt, answer, reason], i) => ({
        id: `i${names[i] ?? ''}`,
        prompt,
        answerId: `i${names[n + i] ?? ''}`,
        answer,
        reason,
      })),
      distractors: [{ id: `i${names[n * 2] ?? ''}`, text: extra }],
    })),
)

export const anyItem: fc.Arbitrary<BankItem> = fc.oneof(
  fc.record({ kind: fc.constant('single' as const), options, shuffle: fc.boolean() }),
  fc.record({
    kind: fc.constant('multiple' as const),
    options,
    shuffle: fc.boolean(),
    scoring: fc.constantFrom('all-or-nothing' as const, 'by-credit' as const),
    choose: fc.option(fc.integer({ min: 1, max: 5 })),
  }),
  fc.record({ kind: fc.constant('ordering' as const), steps, scoring: fc.constant('by-position' as const) }),
  fc
    .tuple(pairs, fc.boolean())
    .map(([parts, shuffle]) => ({ kind: 'matching' as const, ...parts, shuffle, scoring: 'by-pair' as const })),
  fc.record({
    kind: fc.constant('numeric' as const),
    answers: fc.array(fc.record({ value: fc.integer(), tolerance: fc.nat(), credit: credits, reason: secret })),
    unit: fc.string({ maxLength: 5 }),
  }),
  fc.record({
    kind: fc.constant('text' as const),
    answers: fc.array(fc.record({ text: secret, credit: credits, reason: secret })),
    caseSensitive: fc.boolean(),
  }),
)

export const anyFrozenQuestion: fc.Arbitrary<FrozenQuestion> = fc
  .record({ stem: said, item: anyItem, explanation: secret, title: secret, scenarioSource: secret })
  .map((text) => ({
    versionId: newId('qve', instant(0), seededRandom(1)),
    questionId: newId('qst', instant(0), seededRandom(2)),
    number: 1,
    text: { ...text, references: [{ title: canary, url: `https://example.org/${canary}` }], caseId: null },
    case: null,
  }))

/** A question of nothing but words. */
export const textOf = (stem: string, more: Partial<QuestionText> = {}): QuestionText => ({
  title: '',
  stem,
  item: { kind: 'numeric', answers: [], unit: '' },
  explanation: '',
  references: [],
  scenarioSource: '',
  caseId: null,
  ...more,
})
