import { normal, seededRandom } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { distractorTables, itemStatistics, marked, responseMatrix } from './index.ts'
import { logistic } from './logistic.ts'
import { shareInterval } from './share-interval.ts'

describe('Wilson intervals (published values to three digits)', () => {
  test.each([
    [5, 5, 0.566, 1],
    [4, 5, 0.376, 0.964],
    [5, 6, 0.436, 0.97],
    [50, 60, 0.72, 0.907],
    [0, 5, 0, 0.434],
  ])('%i of %i is %f to %f', (k, n, low, high) => {
    const interval = shareInterval(k, n)
    expect(interval?.[0]).toBeCloseTo(low, 3)
    expect(interval?.[1]).toBeCloseTo(high, 3)
  })
  test('no answers have no interval', () => expect(shareInterval(0, 0)).toBeNull())
})

describe('item statistics (Q3)', () => {
  /** By hand: sums 4 3 2 1 0, rest of item 1: 3 2 1 0 0 against 1 1 1 1 0. */
  const guttman = responseMatrix([
    [1, 1, 1, 1],
    [1, 1, 1, 0],
    [1, 1, 0, 0],
    [1, 0, 0, 0],
    [0, 0, 0, 0],
  ])
  test('a Guttman scale gives the values worked by hand', () => {
    const { alpha, items } = itemStatistics(guttman)
    expect(items.map(({ p }) => p)).toEqual([0.8, 0.6, 0.4, 0.2])
    expect(alpha).toBeCloseTo((4 / 3) * (1 - (0.2 + 0.3 + 0.3 + 0.2) / 2.5), 12)
    expect(items[0]?.rest).toBeCloseTo(1.2 / Math.sqrt(0.8 * 6.8), 10)
    expect(items[0]?.alphaIfDropped).toBeCloseTo((3 / 2) * (1 - 0.8 / 1.7), 10)
  })
  test('fewer than thirty answers are called not enough, and nothing is said of quality', () => {
    for (const { flags } of itemStatistics(guttman).items) expect(flags).toEqual(['not-enough-data'])
  })
  test('constant items, empty rows and one person have nulls, not numbers', () => {
    const { alpha, items } = itemStatistics(responseMatrix([[1, 0, null]]))
    expect(alpha).toBeNull()
    expect(items[0]).toMatchObject({
      n: 1,
      p: 1,
      rest: null,
      alphaIfDropped: null,
      flags: ['not-enough-data', 'constant'],
    })
    expect(items[2]).toMatchObject({ n: 0, p: null, pInterval: null, rest: null })
    expect(
      itemStatistics(
        responseMatrix([
          [null, null],
          [null, null],
        ]),
      ).persons,
    ).toBe(0)
  })
  test('an item that runs against the others is flagged', () => {
    const random = seededRandom(2)
    const rows = Array.from({ length: 200 }, () => {
      const theta = normal(random)
      return Array.from({ length: 8 }, (_, j) =>
        random.next() < logistic(j === 3 ? -1.5 * theta : 1.5 * theta) ? (1 as const) : (0 as const),
      )
    })
    const { items } = itemStatistics(responseMatrix(rows))
    expect(items[3]?.flags).toEqual(
      expect.arrayContaining(['negative-discrimination', 'low-discrimination', 'lowers-alpha']),
    )
    expect(items[0]?.flags).toEqual([])
  })
})

describe('miskeyed questions', () => {
  const letters = ['A', 'B', 'C', 'D']
  /** Everyone answers by the true key; wrong answers lean towards the option after it. */
  function sat(persons: number, seed: number) {
    const random = seededRandom(seed)
    const truth = Array.from({ length: 20 }, (_, j) => letters[j % 4] ?? 'A')
    const hard = truth.map(() => normal(random))
    const rows = Array.from({ length: persons }, () => {
      const theta = normal(random)
      return truth.map((right, j) => {
        if (random.next() < 0.2 + 0.8 * logistic(1.2 * (theta - (hard[j] ?? 0)))) return right
        const away = random.next() < 0.6 ? 1 : random.next() < 0.5 ? 2 : 3
        return letters[(letters.indexOf(right) + away) % 4] ?? 'A'
      })
    })
    return { truth, rows }
  }
  test('the wrong key is found and the true one named; right keys with a popular distractor are left alone', () => {
    const { truth, rows } = sat(120, 5)
    const key = truth.map((right, j) => (j === 7 ? 'A' : right))
    const tables = distractorTables({ rows, key })
    expect(tables[7]?.miskey?.option).toBe(truth[7])
    expect(tables.filter(({ miskey }) => miskey).length).toBe(1)
  })
  test('over thirty seeds of thirty persons, right keys are hardly ever suspected and wrong ones mostly are', () => {
    let falseAlarms = 0
    let found = 0
    for (let seed = 1; seed <= 30; seed++) {
      const { truth, rows } = sat(30, seed)
      const tables = distractorTables({ rows, key: truth.map((right, j) => (j === 0 ? 'C' : right)) })
      if (tables[0]?.miskey) found++
      falseAlarms += tables.slice(1).filter(({ miskey }) => miskey).length
    }
    expect(found).toBeGreaterThanOrEqual(20)
    expect(falseAlarms / (30 * 19)).toBeLessThan(0.03)
  })
  test('with three persons a suspicion is a suspicion of nothing', () => {
    const { truth, rows } = sat(3, 9)
    expect(distractorTables({ rows, key: truth }).every(({ miskey }) => miskey === null)).toBe(true)
  })
  test('a table counts every option with its interval, the key first chosen by nobody included', () => {
    const [first] = distractorTables({
      rows: [
        ['B', 'A'],
        ['B', 'A'],
        ['', 'B'],
      ],
      key: ['A', 'A'],
    })
    expect(first?.options.map(({ option, n, isKey }) => [option, n, isKey])).toEqual([
      ['A', 0, true],
      ['B', 2, false],
    ])
    expect(marked({ rows: [['', 'é']], key: ['A', 'é'] }).cells).toEqual(Int8Array.of(-1, 1))
  })
})
