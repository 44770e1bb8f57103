import { unreachable } from '@cadre/kernel'
import { evaluateAt, type Formula } from './formula.ts'
import type { Ledger, Line } from './ledger.ts'
import type { Quantity } from './quantity.ts'

/** A sum that does not add up, with the two numbers that disagree. */
export type Finding =
  /** A stated amount needs a volume that the rows do not have. */
  | {
      readonly flag: 'implied-volume'
      readonly line: string
      readonly name: string
      readonly implied: number
      readonly known: number
      readonly ratio: number
    }
  /** A stated amount differs from its own formula. */
  | {
      readonly flag: 'stated-amount'
      readonly line: string
      readonly stated: number
      readonly computed: number
      readonly ratio: number
    }
  /** Two lines need volumes that contradict each other. */
  | {
      readonly flag: 'tied-volumes'
      readonly name: string
      readonly implied: number
      readonly expected: number
      readonly formula: string
      readonly ratio: number
    }
  /** Nothing stands behind a stated amount. */
  | { readonly flag: 'no-formula'; readonly line: string; readonly stated: number }

export type Reconciliation = {
  readonly reconciles: boolean
  /** The volume that each stated amount needs, by name, whether or not it is plausible. */
  readonly implied: readonly { readonly line: string; readonly name: string; readonly value: number }[]
  readonly findings: readonly Finding[]
}

/**
 * Whether the amounts of a ledger can all be true at once. A stated amount is solved for the volume it needs
 * (formula linear in that name: x = (stated - f(0)) / (f(1) - f(0))); that volume is compared with the counted one, and
 * tied volumes with each other. $42,000 of avoided retakes at a $300 fee and 25 points implies 560 first attempts.
 * @param tolerance relative difference that is still agreement, default .1
 */
export function reconcile(ledger: Ledger, tolerance = 0.1): Reconciliation {
  const known = new Map([...ledger.quantities].map(([name, quantity]) => [name, centreOf(quantity)] as const))
  const implied = ledger.lines.flatMap((line) => impliedBy(line, known))
  const findings = [
    ...ledger.lines.flatMap((line) => stated(line, known, tolerance)),
    ...implied.flatMap(({ line, name, value }): Finding[] => {
      const counted = known.get(name)
      if (counted === undefined || agree(value, counted, tolerance)) return []
      return [{ flag: 'implied-volume', line, name, implied: value, known: counted, ratio: value / counted }]
    }),
    ...tied(ledger, new Map([...known, ...implied.map(({ name, value }) => [name, value] as const)]), tolerance),
  ]
  return { reconciles: findings.length === 0, implied, findings }
}

function impliedBy(line: Line, known: ReadonlyMap<string, number>): { line: string; name: string; value: number }[] {
  const { formula, solveFor: name, stated: amount } = line
  if (!formula || name === undefined || amount === undefined) return []
  const at = (x: number) => evaluateAt(formula, new Map(known).set(name, x))
  const slope = at(1) - at(0)
  const value = (amount - at(0)) / slope
  const linear = Math.abs(at(2) - at(0) - 2 * slope) <= 1e-9 * Math.abs(slope)
  return linear && Number.isFinite(value) ? [{ line: line.id, name, value: tidy(value) }] : []
}

function stated(line: Line, known: ReadonlyMap<string, number>, tolerance: number): Finding[] {
  if (line.stated === undefined) return []
  if (!line.formula) return [{ flag: 'no-formula', line: line.id, stated: line.stated }]
  if (line.solveFor !== undefined || !line.formula.names.every((name) => known.has(name))) return []
  const computed = tidy(evaluateAt(line.formula, known))
  if (agree(line.stated, computed, tolerance)) return []
  return [{ flag: 'stated-amount', line: line.id, stated: line.stated, computed, ratio: line.stated / computed }]
}

/** Only ties that a solved volume takes part in: the others compare counted rows with counted rows. */
function tied(ledger: Ledger, values: ReadonlyMap<string, number>, tolerance: number): Finding[] {
  const solved = new Set(ledger.lines.flatMap((line) => line.solveFor ?? []))
  return ledger.ties.flatMap(({ name, equals }): Finding[] => {
    const implied = values.get(name)
    if (implied === undefined || !touches(equals, name, solved)) return []
    const expected = tidy(evaluateAt(equals, values))
    if (!Number.isFinite(expected) || agree(implied, expected, tolerance)) return []
    return [{ flag: 'tied-volumes', name, implied, expected, formula: equals.text, ratio: implied / expected }]
  })
}

const touches = (formula: Formula, name: string, solved: ReadonlySet<string>): boolean =>
  solved.has(name) || formula.names.some((n) => solved.has(n))

const agree = (a: number, b: number, tolerance: number): boolean =>
  Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b))

/** Nine significant digits: 560, not 560.0000000000001. */
const tidy = (x: number): number => Number(x.toPrecision(9))

function centreOf(quantity: Quantity): number {
  switch (quantity.kind) {
    case 'exact':
      return quantity.value
    case 'counted':
      return quantity.passed / quantity.of
    case 'judged':
      return quantity.likely
    case 'spread':
      return quantity.mean
    case 'range':
      return (quantity.p10 + quantity.p90) / 2
    default:
      return unreachable(quantity)
  }
}
