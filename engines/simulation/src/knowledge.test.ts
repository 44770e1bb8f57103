import { seededRandom } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chanceOfAtLeast } from './exam.ts'
import { decayTable, freshChance, Knowledge } from './knowledge.ts'
import { usualOptions } from './options.ts'
import { drawPerson } from './person.ts'
import { drawQuestion } from './question-bank.ts'

const person = drawPerson(1, 10, seededRandom(5))
const question = drawQuestion(usualOptions, 0, 'q', seededRandom(6))
const exposures = fc.array(
  fc.record({ day: fc.nat({ max: 50 }), weight: fc.double({ min: 0.01, max: 2, noNaN: true }) }),
  { maxLength: 20 },
)
const exponent = fc.double({ min: 0.01, max: 2, noNaN: true })

function afterDays(list: readonly { day: number; weight: number }[], d: number): Knowledge {
  const knowledge = new Knowledge(person, decayTable(d, 200))
  for (const exposure of list) knowledge.expose(0, 0, exposure)
  return knowledge
}

describe('simulated memory', () => {
  test('knowledge falls with every day and never below what was known before the programme', () => {
    fc.assert(
      fc.property(exposures, exponent, fc.integer({ min: 51, max: 198 }), (list, d, day) => {
        const knowledge = afterDays(list, d)
        const before = person.before[0]?.[0] ?? 0
        expect(knowledge.of(0, 0, day + 1)).toBeLessThanOrEqual(knowledge.of(0, 0, day))
        expect(knowledge.of(0, 0, day)).toBeGreaterThanOrEqual(before)
      }),
    )
  })

  test('what is met later changes nothing of what was known on a day', () => {
    fc.assert(
      fc.property(exposures, exponent, fc.integer({ min: 0, max: 60 }), (list, d, day) => {
        const upToThen = afterDays(
          list.filter((exposure) => exposure.day <= day),
          d,
        )
        expect(afterDays(list, d).of(0, 0, day)).toBeCloseTo(upToThen.of(0, 0, day), 9)
      }),
    )
  })

  test('one more exposure never harms, and only its own concept gains', () => {
    fc.assert(
      fc.property(exposures, exponent, (list, d) => {
        const more = [...list, { day: 50, weight: 1 }]
        expect(afterDays(more, d).of(0, 0, 60)).toBeGreaterThan(afterDays(list, d).of(0, 0, 60))
        expect(afterDays(more, d).of(0, 1, 60)).toBe(person.before[0]?.[1])
      }),
    )
  })

  test('faster forgetting leaves less', () => {
    fc.assert(
      fc.property(exposures, exponent, exponent, (list, a, b) => {
        const [slow, fast] = a < b ? [a, b] : [b, a]
        expect(afterDays(list, fast).of(0, 0, 80)).toBeLessThanOrEqual(afterDays(list, slow).of(0, 0, 80))
      }),
    )
  })

  test('nobody scores below the guess or is always right', () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (logits) => {
        const chance = freshChance(question, logits)
        expect(chance).toBeGreaterThanOrEqual(question.guessing)
        expect(chance).toBeLessThanOrEqual(0.97 + 1e-12)
      }),
    )
  })

  test('a question seen before is easier than the same question fresh', () => {
    const fresh = afterDays([], 0.35)
    const seen = afterDays([], 0.35)
    seen.markSeen('q', 10)
    expect(seen.chance(question, 12)).toBeGreaterThan(fresh.chance(question, 12))
    expect(seen.chance(question, 12)).toBeGreaterThan(seen.chance(question, 60))
  })
})

describe('chance of at least so many', () => {
  test('for equal chances it is the binomial tail: 46 of 65 at .7, summed with exact integers by math.comb of Python 3.11', () => {
    expect(
      chanceOfAtLeast(
        46,
        Array.from({ length: 65 }, () => 0.7),
      ),
    ).toBeCloseTo(0.5072573967628152, 12)
  })

  test('it falls from 1 as the cut rises and does not depend on the order of the questions', () => {
    const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(chances, fc.nat({ max: 20 }), (chances, cut) => {
        expect(chanceOfAtLeast(0, chances)).toBeCloseTo(1, 9)
        expect(chanceOfAtLeast(cut + 1, chances)).toBeLessThanOrEqual(chanceOfAtLeast(cut, chances) + 1e-12)
        expect(chanceOfAtLeast(cut, chances.toReversed())).toBeCloseTo(chanceOfAtLeast(cut, chances), 9)
        expect(chanceOfAtLeast(chances.length + 1, chances)).toBe(0)
      }),
    )
  })
})
