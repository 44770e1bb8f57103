import { normal, seededRandom } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { designOf, emptyExpectation, takeExpectation } from './expectation.ts'
import { logistic } from './logistic.ts'
import { subtractByPattern, subtractByPerson } from './missing-information.ts'
import { normalQuadrature } from './quadrature.ts'

const [persons, items] = [90, 5]
const line = {
  slope: Float64Array.of(0.6, 1.4, -0.3, 2.2, 1),
  intercept: Float64Array.of(0.5, -1, 0.2, 1.5, 0),
}
/** Three ways of leaving questions out, one of which leaves one question. */
const leftOut = [[], [1, 3], [0, 1, 2, 4]]

function design() {
  const random = seededRandom(11)
  const cells = new Int8Array(persons * items)
  for (let i = 0; i < persons; i++) {
    const theta = normal(random)
    for (let j = 0; j < items; j++) {
      const p = logistic((line.slope[j] ?? 0) * theta + (line.intercept[j] ?? 0))
      cells[i * items + j] = leftOut[i % 3]?.includes(j) ? -1 : random.next() < p ? 1 : 0
    }
  }
  return designOf({ persons, items, cells }, normalQuadrature(61))
}

describe('information that unknown abilities take away', () => {
  test.each([
    ['a slope per item', { size: 2 * items, slopeAt: (item: number) => items + item }],
    ['one slope', { size: items + 1, slopeAt: () => items }],
  ])('summed by pattern it is what it is person by person, with %s', (_, layout) => {
    const of = design()
    const at = emptyExpectation(of)
    takeExpectation(of, line, at)
    const [by, person] = [subtractByPattern, subtractByPerson].map((subtract) => {
      const matrix = new Float64Array(layout.size ** 2)
      subtract(of, line, at, { matrix, layout })
      return Array.from(matrix, (value, k) => (k % layout.size <= Math.floor(k / layout.size) ? value : 0))
    })
    expect(of.patterns).toBe(3)
    expect(person?.every((value) => Math.abs(value) < persons)).toBe(true)
    expect(by).toEqual(person?.map((value) => expect.closeTo(value, 7)))
  })
})
