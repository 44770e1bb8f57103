import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { solve } from 'yalps'
import { solveProgram } from './branch-and-bound.ts'
import { type Program, tightened, valueOf } from './program.ts'

const exactly = { improveBy: 1e-6, nodeLimit: 5000 }

/** Small programs with every kind of row; about half are impossible. */
const programs = fc.integer({ min: 1, max: 9 }).chain((n) =>
  fc.record({
    costs: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: n, maxLength: n }),
    upper: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: n, maxLength: n }),
    rows: fc.array(
      fc
        .tuple(
          fc.array(fc.integer({ min: -3, max: 4 }), { minLength: n, maxLength: n }),
          fc.integer({ min: -4, max: 10 }),
          fc.integer({ min: 0, max: 4 }),
        )
        .map(([by, lower, range]) => ({ terms: by.map((by, at) => ({ at, by })), lower, upper: lower + range })),
      { maxLength: 5 },
    ),
  }),
)

function everyPoint(upper: readonly number[]): number[][] {
  return upper.reduce<number[][]>(
    (points, most) => points.flatMap((p) => Array.from({ length: most + 1 }, (_, v) => [...p, v])),
    [[]],
  )
}

const costAt = ({ costs }: Program, x: readonly number[]) => costs.reduce((sum, c, j) => sum + c * (x[j] ?? 0), 0)
const holds = ({ rows }: Program, x: readonly number[]) =>
  rows.every((row) => valueOf(row, x) >= row.lower - 1e-9 && valueOf(row, x) <= row.upper + 1e-9)

describe('0-1 programs', () => {
  test('the optimum is the one that trying every point finds, and impossible means that no point holds', () => {
    fc.assert(
      fc.property(programs, (program) => {
        const costs = everyPoint(program.upper)
          .filter((x) => holds(program, x))
          .map((x) => costAt(program, x))
        const outcome = solveProgram(program, exactly)
        if (costs.length === 0) expect(outcome.kind).toBe('impossible')
        else if (outcome.kind !== 'found') expect(outcome.kind).toBe('found')
        else {
          expect(outcome.proven).toBe(true)
          expect(holds(program, outcome.x)).toBe(true)
          expect(costAt(program, outcome.x)).toBeCloseTo(Math.min(...costs), 6)
        }
      }),
      { numRuns: 400 },
    )
  })

  test('another solver (YALPS 0.6.4) reaches the same cost on counting programs with forty variables', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 99 }), { minLength: 40, maxLength: 40 }), (costs) => {
        const family = (size: number, at: number) => (at * 7) % size
        const counts = [
          ...[0, 1, 2, 3].map((f) => ({ keep: (at: number) => family(4, at) === f, lower: 4, upper: 4 })),
          ...[0, 1, 2].map((f) => ({ keep: (at: number) => family(3, at) === f, lower: 3, upper: 7 })),
          { keep: (at: number) => at < 12, lower: 0, upper: 3 },
        ]
        const rows = counts.map(({ keep, lower, upper }) => ({
          terms: costs.flatMap((_, at) => (keep(at) ? [{ at, by: 1 }] : [])),
          lower,
          upper,
        }))
        const ours = solveProgram({ costs, upper: costs.map(() => 1), rows }, exactly)
        const theirs = solve<number>({
          direction: 'minimize',
          objective: 'cost',
          constraints: new Map(counts.map(({ lower, upper }, i) => [`row${i}`, { min: lower, max: upper }])),
          variables: costs.map((cost, at) => [
            at,
            new Map<string, number>([
              ['cost', cost],
              ...counts.flatMap(({ keep }, i): [string, number][] => (keep(at) ? [[`row${i}`, 1]] : [])),
            ]),
          ]),
          binaries: true,
        })
        expect(ours).toMatchObject({ kind: 'found' })
        if (ours.kind === 'found') expect(ours.cost).toBeCloseTo(theirs.result, 6)
      }),
      { numRuns: 25 },
    )
  })

  test('minutes that no sum of the questions can give are refuted without a search', () => {
    const terms = Array.from({ length: 200 }, (_, at) => ({ at, by: 120 }))
    const upper = terms.map(() => 1)
    const program = { costs: upper, upper, rows: [{ terms, lower: 7830, upper: 7890 }] }
    expect(solveProgram(program, { improveBy: 1, nodeLimit: 0 })).toEqual({ kind: 'impossible' })
  })

  test('a search that stops at its limit says so instead of claiming a proof', () => {
    const terms = [3, 5, 7].map((by, at) => ({ at, by }))
    const program = { costs: [1, 1, 1], upper: [1, 1, 1], rows: [{ terms, lower: 8, upper: 8 }] }
    expect(solveProgram(program, { improveBy: 1, nodeLimit: 0 })).toEqual({ kind: 'undecided' })
  })
})

describe('tightened rows', () => {
  test('a row keeps every whole point', () => {
    fc.assert(
      fc.property(programs, (program) => {
        for (const row of program.rows) {
          const tight = tightened(row, program.upper)
          for (const x of everyPoint(program.upper)) {
            const value = valueOf(row, x)
            const before = value >= row.lower && value <= row.upper
            expect(value >= tight.lower && value <= tight.upper).toBe(before)
          }
        }
      }),
      { numRuns: 50 },
    )
  })
})
