import { assert, type Random } from '@cadre/kernel'
import { evaluateColumns } from './formula.ts'
import type { Grade, Ledger, Line } from './ledger.ts'
import { quantilesOf } from './quantiles.ts'
import { drawColumn } from './quantity.ts'
import { type Swing, tornado } from './tornado.ts'

export type Spread = { readonly median: number; readonly lo: number; readonly hi: number }
export type LineWarning = 'claimed-not-counted' | 'no-formula' | 'no-volume' | 'not-isolated' | 'not-finite'

export type LineReturn = Spread & {
  readonly id: string
  readonly kind: 'benefit' | 'cost'
  readonly grade: Grade
  readonly counted: boolean
  readonly warnings: readonly LineWarning[]
}

export type Returns = {
  readonly draws: number
  readonly benefits: Spread
  readonly costs: Spread
  readonly net: Spread
  /** (benefits - costs) / costs; null when some draw has no cost to divide by. */
  readonly roi: Spread | null
  readonly probabilityPositive: number
  readonly lines: readonly LineReturn[]
  readonly tornado: readonly Swing[]
}

/** Columns of draws by the name of the quantity, and by `share of LINE` for the isolation of a line. */
type Columns = ReadonlyMap<string, Float64Array>
const shareOf = (line: Line): string => `share of ${line.id}`

/**
 * What a programme returned, and how sure one can be (Phillips' ROI with uncertain inputs):
 *   net = Σ benefits × isolation - Σ costs, ROI = net / costs,
 * each input drawn `draws` times, inputs independent. Spreads are the median and the middle 80 % of draws. Conservative
 * by rule: claimed lines are shown and count zero unless the ledger says otherwise; an estimated share of the effect is
 * multiplied by its confidence; a benefit without isolation is counted and marked `not-isolated`. A line whose formula divides by 0 in some draw has no
 * amount: it is shown as `not-finite` and counts zero.
 * Limits: inputs that move together (hours and pass rate) are treated as unrelated, which can narrow or widen the spread.
 * @param random chance; the same seed gives the same answer
 * @param draws 1 or more; 10,000 settle the limits to about 2 % of the spread
 */
export function returnsOf(ledger: Ledger, random: Random, draws = 10_000): Returns {
  assert(Number.isSafeInteger(draws) && draws >= 1, `draws are counted from 1, not ${draws}`)
  const columns = drawAll(ledger, random, draws)
  const { lines, benefits, costs } = totals(ledger, columns, draws)
  const finite = { ...ledger, lines: lines.flatMap(({ line, amounts }) => (isFinite(amounts) ? [line] : [])) }
  const net = benefits.map((b, i) => b - (costs[i] ?? 0))
  return {
    draws,
    benefits: spreadOf(benefits),
    costs: spreadOf(costs),
    net: spreadOf(net),
    roi: costs.every((c) => c > 0) ? spreadOf(net.map((n, i) => n / (costs[i] ?? 1))) : null,
    probabilityPositive: net.reduce((count, n) => count + (n > 0 ? 1 : 0), 0) / draws,
    lines: lines.map(({ line, amounts, counted }) => {
      const { id, kind, grade } = line
      return { id, kind, grade, counted, ...spreadOf(amounts), warnings: warningsOf(line, ledger, amounts) }
    }),
    tornado: tornado(columns, (values) => netAt(finite, values)),
  }
}

function drawAll(ledger: Ledger, random: Random, draws: number): Columns {
  const columns = new Map<string, Float64Array>()
  for (const [name, quantity] of ledger.quantities) columns.set(name, drawColumn(quantity, draws, random))
  for (const line of ledger.lines) {
    if (line.isolation) columns.set(shareOf(line), drawColumn(line.isolation.share, draws, random))
  }
  return columns
}

function totals(ledger: Ledger, columns: Columns, draws: number) {
  const total = { benefit: new Float64Array(draws), cost: new Float64Array(draws) }
  const lines = ledger.lines.map((line) => {
    const amounts = amountsOf(line, columns, draws)
    const counted = isCounted(line, ledger) && isFinite(amounts)
    const sum = total[line.kind]
    if (counted) for (let i = 0; i < draws; i++) sum[i] = (sum[i] ?? 0) + (amounts[i] ?? 0)
    return { line, amounts, counted }
  })
  return { lines, benefits: total.benefit, costs: total.cost }
}

/** Draws of one line in currency: its formula, or what was stated, times the training's share of the effect. */
function amountsOf(line: Line, columns: Columns, draws: number): Float64Array {
  const amounts =
    line.formula && hasVolumes(line, columns)
      ? evaluateColumns(line.formula, columns, draws)
      : new Float64Array(draws).fill(line.stated ?? 0)
  const share = columns.get(shareOf(line))
  if (!share || !line.isolation) return amounts
  const confidence = line.isolation.method === 'estimate' ? line.isolation.confidence : 1
  return amounts.map((a, i) => a * Math.min(1, Math.max(0, share[i] ?? 0)) * confidence)
}

function netAt(ledger: Ledger, values: ReadonlyMap<string, number>): number {
  const columns = new Map([...values].map(([name, value]) => [name, Float64Array.of(value)] as const))
  const { benefits, costs } = totals(ledger, columns, 1)
  return (benefits[0] ?? 0) - (costs[0] ?? 0)
}

const hasVolumes = (line: Line, known: ReadonlyMap<string, unknown>): boolean =>
  line.formula?.names.every((name) => known.has(name)) ?? false

const isCounted = (line: Line, ledger: Ledger): boolean =>
  line.grade === 'claimed' ? line.countClaim === true : hasVolumes(line, ledger.quantities)

const isFinite = (amounts: Float64Array): boolean => amounts.every((amount) => Number.isFinite(amount))

function warningsOf(line: Line, ledger: Ledger, amounts: Float64Array): LineWarning[] {
  const warnings: LineWarning[] = []
  if (line.grade === 'claimed' && line.countClaim !== true) warnings.push('claimed-not-counted')
  if (!line.formula) warnings.push('no-formula')
  else if (!hasVolumes(line, ledger.quantities)) warnings.push('no-volume')
  if (!isFinite(amounts)) warnings.push('not-finite')
  if (line.kind === 'benefit' && !line.isolation) warnings.push('not-isolated')
  return warnings
}

function spreadOf(amounts: Float64Array): Spread {
  const [lo = NaN, median = NaN, hi = NaN] = isFinite(amounts) ? quantilesOf(amounts, [0.1, 0.5, 0.9]) : []
  return { median, lo, hi }
}
