import { expectOk, seededRandom } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ledgerOfClaims } from './before-after.ts'
import { evaluateAt, parseFormula } from './formula.ts'
import { type LedgerInput, parseLedger } from './ledger.ts'
import { quantilesOf } from './quantiles.ts'
import { reconcile } from './reconcile.ts'
import { returnsOf } from './returns.ts'

/** The reference case of the mission: a 35-person agency over 12 months, $300 fee, $100 an hour. */
const reference = expectOk(
  parseLedger(
    ledgerOfClaims({
      people: 35,
      passRate: [0.62, 0.87],
      studyHours: [145, 98],
      fee: 300,
      hourlyCost: 100,
      claimed: { retakeFees: 42_000, studyTime: 180_000, deliveryQuality: 320_000 },
    }),
  ),
)

const pilot: LedgerInput = {
  quantities: {
    people: { kind: 'exact', value: 12 },
    fee: { kind: 'judged', low: 150, likely: 300, high: 300 },
    before: { kind: 'counted', passed: 20, of: 32 },
    after: { kind: 'counted', passed: 10, of: 12 },
    saved: { kind: 'spread', mean: 47, se: 8 },
    hour: { kind: 'range', p10: 60, p90: 120 },
    training: { kind: 'exact', value: 80 },
  },
  lines: [
    { id: 'retakes', kind: 'benefit', grade: 'measured', formula: 'people * fee * (after - before)' },
    {
      id: 'study',
      kind: 'benefit',
      grade: 'estimated',
      formula: 'people * saved * hour',
      isolation: { method: 'estimate', share: { kind: 'judged', low: 0.3, likely: 0.6, high: 0.8 }, confidence: 0.8 },
    },
    { id: 'quality', kind: 'benefit', grade: 'claimed', stated: 320_000 },
    { id: 'trainers', kind: 'cost', grade: 'measured', formula: 'training * hour' },
  ],
}

describe('the reconciliation of the reference case (E5)', () => {
  const { reconciles, implied, findings } = reconcile(reference)
  test('it implies 560 first attempts and 38 certifications', () => {
    expect(implied).toEqual([
      { line: 'retake-fees', name: 'firstAttempts', value: 560 },
      { line: 'study-time', name: 'certifications', value: expect.closeTo(38.3, 1) },
    ])
  })
  test('it is flagged: against 35 people, against each other, and for an amount with nothing behind it', () => {
    expect(reconciles).toBe(false)
    expect(findings.map((f) => f.flag)).toEqual(['no-formula', 'implied-volume', 'implied-volume', 'tied-volumes'])
  })
  test('amounts that fit the people pass', () => {
    const honest = ledgerOfClaims({
      people: 35,
      passRate: [0.62, 0.87],
      studyHours: [145, 98],
      fee: 300,
      hourlyCost: 100,
      claimed: { retakeFees: 2625, studyTime: 143_115 },
    })
    expect(reconcile(expectOk(parseLedger(honest)))).toMatchObject({ reconciles: true, findings: [] })
  })
  test('a stated amount that differs from its own formula is flagged', () => {
    const lines = [{ id: 'fees', kind: 'cost', grade: 'measured', formula: 'n * 300', stated: 9000 }] as const
    const ledger = expectOk(parseLedger({ quantities: { n: { kind: 'exact', value: 12 } }, lines }))
    expect(reconcile(ledger).findings).toEqual([
      { flag: 'stated-amount', line: 'fees', stated: 9000, computed: 3600, ratio: 2.5 },
    ])
  })
})

describe('returns with their uncertainty (E5)', () => {
  const ledger = expectOk(parseLedger(pilot))
  test('claimed lines are shown and count nothing', () => {
    expect(returnsOf(reference, seededRandom(1)).net).toEqual({ median: 0, lo: 0, hi: 0 })
    const quality = returnsOf(ledger, seededRandom(1)).lines.find((l) => l.id === 'quality')
    expect(quality).toMatchObject({
      counted: false,
      median: 320_000,
      warnings: ['claimed-not-counted', 'no-formula', 'not-isolated'],
    })
  })
  test('a ledger without uncertainty gives its exact sums, and ROI = net / costs', () => {
    const exact = expectOk(
      parseLedger({
        quantities: { n: { kind: 'exact', value: 10 } },
        lines: [
          { id: 'b', kind: 'benefit', grade: 'measured', formula: 'n * 500' },
          { id: 'c', kind: 'cost', grade: 'measured', formula: 'n * 200' },
        ],
      }),
    )
    const { net, roi, probabilityPositive, tornado } = returnsOf(exact, seededRandom(1), 100)
    expect(net.median).toBe(3000)
    expect(roi?.median).toBe(1.5)
    expect(probabilityPositive).toBe(1)
    expect(tornado).toEqual([])
  })
  test('an estimated share is multiplied by the confidence in it', () => {
    const { lines } = returnsOf(ledger, seededRandom(2))
    const study = lines.find((l) => l.id === 'study')
    const unsure = 12 * 47 * 90 * 0.5667 * 0.8
    expect(Math.abs((study?.median ?? 0) / unsure - 1)).toBeLessThan(0.05)
  })
  test('the same seed gives the same answer, and seeds agree within a few percent of the spread', () => {
    expect(returnsOf(ledger, seededRandom(7))).toEqual(returnsOf(ledger, seededRandom(7)))
    const [a, b] = [returnsOf(ledger, seededRandom(1)), returnsOf(ledger, seededRandom(2))]
    expect(Math.abs(a.net.median - b.net.median)).toBeLessThan(0.05 * (a.net.hi - a.net.lo))
  })
  test('the tornado puts the input that moves the result most first', () => {
    const { tornado } = returnsOf(ledger, seededRandom(3))
    expect(tornado[0]?.name).toBe('share of study')
    expect(tornado.map((t) => t.swing)).toEqual(tornado.map((t) => t.swing).toSorted((x, y) => y - x))
    expect(tornado.map((t) => t.name)).not.toContain('people')
  })
  test('without costs there is a net but no ROI', () => {
    const free = expectOk(parseLedger({ ...pilot, lines: pilot.lines.filter((l) => l.kind === 'benefit') }))
    expect(returnsOf(free, seededRandom(1), 500).roi).toBeNull()
  })
  test.each(['10 / n', 'n / n'])('a line of %s with n = 0 has no amount, says so and counts nothing', (formula) => {
    const lines = [
      { id: 'each', kind: 'benefit', grade: 'measured', formula },
      { id: 'fee', kind: 'cost', grade: 'measured', formula: 'fee' },
    ] as const
    const fee = { kind: 'judged', low: 1, likely: 2, high: 3 } as const
    const odd = expectOk(parseLedger({ quantities: { n: { kind: 'exact', value: 0 }, fee }, lines }))
    const { benefits, probabilityPositive, lines: shown, tornado } = returnsOf(odd, seededRandom(1), 200)
    expect([benefits.median, probabilityPositive]).toEqual([0, 0])
    expect(shown[0]).toMatchObject({ median: NaN, counted: false, warnings: ['not-finite', 'not-isolated'] })
    expect(tornado.map(({ name, swing }) => [name, Number.isFinite(swing)])).toEqual([['fee', true]])
  })
  test('drawn rates have the mean and spread of their beta: 10 of 12 gives .808 with standard deviation .105', () => {
    const one = expectOk(
      parseLedger({
        quantities: { rate: { kind: 'counted', passed: 10, of: 12 } },
        lines: [{ id: 'rate', kind: 'benefit', grade: 'measured', formula: 'rate' }],
      }),
    )
    const { lines } = returnsOf(one, seededRandom(4), 50_000)
    // Quantiles of Beta(10.5, 2.5): SciPy 1.17.1.
    expect(lines[0]?.lo).toBeCloseTo(0.66222, 2)
    expect(lines[0]?.median).toBeCloseTo(0.82371, 2)
    expect(lines[0]?.hi).toBeCloseTo(0.93079, 2)
  })
})

describe('formulas', () => {
  const values = new Map([
    ['x', 2],
    ['Gebühr_1', 3],
    ['人数', 2],
  ])
  test.each([
    ['2 + 3 * 4', 14],
    ['(2 + 3) * 4', 20],
    ['8 / 4 / 2', 1],
    ['7 - 2 - 1', 4],
    ['Gebühr_1 * 人数', 6],
    ['x * (x - 1.5)', 1],
  ])('%s is %s', (text, value) => {
    expect(evaluateAt(expectOk(parseFormula(text)), values)).toBe(value)
  })
  test.each([
    ['2 +', 3],
    ['2 3', 2],
    ['(2', 0],
    ['2)', 1],
    ['', 0],
    ['2 $ 3', 2],
    ['  2  +  ', 6],
    ['fee (n)', 4],
    ['()', 1],
    ['* 2', 0],
  ])('%s is refused at character %s', (text, at) => {
    const result = parseFormula(text)
    expect(result.ok).toBe(false)
    if (!result.ok) expect(result.details.at).toBe(at)
  })
  test('sums and products of any numbers agree with JavaScript', () => {
    const number = fc.integer({ min: 1, max: 99 })
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        const value = evaluateAt(expectOk(parseFormula(`${a} - ${b} * (${c} + ${a}) / ${b}`)), new Map())
        expect(value).toBeCloseTo(a - (b * (c + a)) / b, 9)
      }),
    )
  })
})

describe('ledgers that cannot be computed are refused', () => {
  const quantities = { n: { kind: 'exact', value: 3 } } as const
  const line = { id: 'a', kind: 'cost', grade: 'measured', formula: 'n' } as const
  test.each([
    ['an unknown name', { quantities, lines: [{ ...line, formula: 'n * m' }] }],
    ['a formula that does not parse', { quantities, lines: [{ ...line, formula: 'n *' }] }],
    ['two lines of one id', { quantities, lines: [line, line] }],
    [
      'a measured line without a formula',
      { quantities, lines: [{ id: 'a', kind: 'cost', grade: 'measured', stated: 5 }] },
    ],
    ['a line without anything', { quantities, lines: [{ id: 'a', kind: 'cost', grade: 'claimed' }] }],
    ['a quantity upside down', { quantities: { n: { kind: 'judged', low: 3, likely: 2, high: 4 } }, lines: [line] }],
    ['a count above its total', { quantities: { n: { kind: 'counted', passed: 5, of: 4 } }, lines: [line] }],
    ['a tie to nothing', { quantities, lines: [line], ties: [{ name: 'm', equals: 'n' }] }],
  ] satisfies [string, LedgerInput][])('%s', (_, input) => {
    expect(parseLedger(input).ok).toBe(false)
  })
  test.each([
    ['n * m', { line: 'a', at: 4, reason: 'nothing is called m' }],
    ['n  * (3 $ n)', { line: 'a', at: 8, reason: 'a number, a name, an operator or a parenthesis belongs here' }],
  ])('%s is refused with its line and its place', (formula, details) => {
    const refused = parseLedger({
      quantities,
      lines: [
        { ...line, id: 'fine' },
        { ...line, formula },
      ],
    })
    expect(refused).toMatchObject({ code: 'evidence.bad-formula', details: { ...details, text: formula } })
  })
  test('a tie is named by what it ties', () => {
    const refused = parseLedger({ quantities, lines: [line], ties: [{ name: 'n', equals: 'n +' }] })
    expect(refused).toMatchObject({ code: 'evidence.bad-formula', details: { line: 'tie of n', at: 3 } })
  })
})

describe('quantiles by selection', () => {
  test('they agree with sorting', () => {
    const draws = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(
        draws,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 }),
        (list, shares) => {
          const sorted = list.toSorted((a, b) => a - b)
          quantilesOf(Float64Array.from(list), shares).forEach((value, i) => {
            const x = (shares[i] ?? 0) * (sorted.length - 1)
            const low = sorted[Math.floor(x)] ?? NaN
            const golden = low + ((sorted[Math.floor(x) + 1] ?? low) - low) * (x - Math.floor(x))
            expect(Math.abs(value - golden)).toBeLessThan(1e-6)
          })
        },
      ),
    )
  })
})
