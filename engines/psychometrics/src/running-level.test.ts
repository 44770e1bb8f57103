import { seededRandom } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnswerLog } from './answers.ts'
import { groupLevel } from './group-level.ts'
import { addToLevel, emptyLevel, levelFrom, sumLevels } from './running-level.ts'

const answers = fc.array(
  fc.record({
    correct: fc.boolean(),
    recall: fc.double({ min: 0, max: 0.7, noNaN: true }),
    b: fc.double({ min: -1.5, max: 1.5, noNaN: true }),
  }),
  { minLength: 10, maxLength: 200 },
)
type Given = { correct: boolean; recall: number; b: number }
const item = ({ b }: Given) => ({ domain: 0, a: 1, c: 0.25, b, variance: 0.64 })
const sumsOf = (given: readonly Given[]) =>
  given.reduce(
    (sums, one) => addToLevel(sums, item(one), { correct: one.correct, recall: one.recall, ease: 0 }, 0.85),
    emptyLevel(),
  )
const logOf = (given: readonly Given[]): AnswerLog => ({
  length: given.length,
  learner: new Int32Array(given.length),
  item: Int32Array.from(given.keys()),
  day: new Float64Array(given.length),
  correct: Uint8Array.from(given, ({ correct }) => (correct ? 1 : 0)),
  recall: Float64Array.from(given, ({ recall }) => recall),
  examConditions: new Uint8Array(given.length).fill(1),
})

describe('a level from running sums (R1)', () => {
  test('it is the level that the answers themselves give', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const unknown = 0.64 / given.length
        const running = levelFrom(sumsOf(given), { guess: 0, unknown })
        const whole = groupLevel(logOf(given), given.map(item), [...given.keys()], {
          guess: 0,
          personSd: 0.85,
          ease: 0,
        })
        expect(Math.abs(running.level - whole.level)).toBeLessThan(0.05 + 0.35 * Math.max(0, Math.abs(whole.level) - 2))
        expect(running.variance).toBeGreaterThan(0)
      }),
      { seed: 7 },
    )
  })
  test('the sums of two days add up to those of both', () => {
    fc.assert(
      fc.property(answers, answers, (one, other) => {
        const both = sumsOf([...one, ...other])
        sumLevels(sumsOf(one), sumsOf(other)).forEach((value, k) => expect(value).toBeCloseTo(both[k] ?? 0, 9))
      }),
    )
  })
  test('a thousand answers at chance .7 give the level that expects .7', () => {
    const random = seededRandom(5)
    const given = Array.from({ length: 4000 }, () => ({ correct: random.next() < 0.7, recall: 0, b: 0 }))
    const { level, variance } = levelFrom(sumsOf(given), { guess: 0, unknown: 0 })
    // .25 + .75 s = .7 at s = .6, so level / kappa = logit .6 with kappa = sqrt(1 + (.85² + .64) / 2.9): .492 (computed by hand).
    expect(level).toBeCloseTo(0.492, 1)
    expect(Math.sqrt(variance)).toBeLessThan(0.1)
  })
})
