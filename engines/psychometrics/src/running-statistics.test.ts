import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distractorTables, itemStatistics, marked, runningStatistics } from './index.ts'

const means = [0.25, 0.65, 0.9]
const groupOf = (rest: number) => (rest < 0.5 ? 0 : rest < 0.75 ? 1 : 2)
type Row = readonly string[]

/** The sums of column 0, as a bank would have kept them. */
function sumsOf(rows: readonly Row[], key: Row, names: readonly string[]) {
  const seen = rows.map((row) => {
    const others = row.slice(1).filter((choice, j) => choice === key[j + 1]).length
    return { choice: row[0] ?? '', right: row[0] === key[0] ? 1 : 0, rest: others / (key.length - 1) }
  })
  const sum = (of: (each: (typeof seen)[number]) => number) => seen.reduce((total, each) => total + of(each), 0)
  const item = {
    n: seen.length,
    rightSum: sum(({ right }) => right),
    restN: seen.length,
    restRightSum: sum(({ right }) => right),
    restRightSquares: sum(({ right }) => right),
    restSum: sum(({ rest }) => rest),
    restSquares: sum(({ rest }) => rest ** 2),
    restRight: sum(({ rest, right }) => rest * right),
  }
  const options = names.map((option) => {
    const mine = seen.filter(({ choice }) => choice === option)
    return {
      option,
      isKey: option === key[0],
      n: mine.length,
      restN: mine.length,
      restSum: mine.reduce((total, { rest }) => total + rest, 0),
      byGroup: means.map((_, group) => mine.filter(({ rest }) => groupOf(rest) === group).length),
    }
  })
  return { item, options }
}

const names = ['a', 'b', 'c', 'd']
const choices = fc.tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 1, max: 60 })).chain(([items, persons]) =>
  fc.array(fc.array(fc.constantFrom(...names), { minLength: items, maxLength: items }), {
    minLength: persons,
    maxLength: persons,
  }),
)

describe('statistics from running sums (Q3)', () => {
  test('are those of the answers themselves', () => {
    fc.assert(
      fc.property(choices, (rows) => {
        const key = rows[0]?.map(() => 'a') ?? []
        const whole = itemStatistics(marked({ rows, key })).items[0]
        const { item, options } = sumsOf(rows, key, names)
        const running = runningStatistics(item, options, means)
        expect(running.p).toBeCloseTo(whole?.p ?? Number.NaN, 9)
        expect(running.pInterval?.[0]).toBeCloseTo(whole?.pInterval?.[0] ?? Number.NaN, 9)
        if (whole?.rest === null || whole === undefined) expect(running.rest).toBeNull()
        else expect(running.rest).toBeCloseTo(whole.rest, 6)
        const table = distractorTables({ rows, key })[0]?.options ?? []
        for (const { option, n, share, meanRest } of table) {
          const mine = running.options.find((each) => each.option === option)
          expect([mine?.n, mine?.share]).toEqual([n, share])
          if (meanRest === null) expect(mine?.meanRest).toBeNull()
          else expect(mine?.meanRest).toBeCloseTo(meanRest, 9)
        }
      }),
    )
  })
  test('say nothing of quality below thirty answers', () => {
    const { item, options } = sumsOf([['a', 'a', 'b']], ['a', 'a', 'a'], names)
    expect(runningStatistics(item, options, means).flags).toEqual(['not-enough-data', 'constant'])
  })
  test('find the key that the strong do not choose', () => {
    const option = (name: string, isKey: boolean, byGroup: number[]) => {
      const n = byGroup.reduce((total, count) => total + count, 0)
      const restSum = byGroup.reduce((total, count, group) => total + count * (means[group] ?? 0), 0)
      return { option: name, isKey, n, restN: n, restSum, byGroup }
    }
    const table = (keyed: string) => [
      option('a', keyed === 'a', [10, 6, 2]),
      option('b', keyed === 'b', [6, 14, 20]),
      option('c', keyed === 'c', [8, 3, 1]),
    ]
    const item = {
      n: 70,
      rightSum: 18,
      restN: 70,
      restRightSum: 18,
      restRightSquares: 18,
      restSum: 42,
      restSquares: 30,
      restRight: 8,
    }
    expect(runningStatistics(item, table('a'), means).miskey?.option).toBe('b')
    expect(runningStatistics(item, table('b'), means).miskey).toBeNull()
    expect(runningStatistics(item, table('a'), means).flags).toContain('miskey-suspect')
  })
})
