import { ok, type Ok, refuse, type Refusal, unreachable } from '@cadre/kernel'
import { type Formula, type FormulaRefusal, parseFormula, strangerIn } from './formula.ts'
import { flawOf, type Quantity } from './quantity.ts'

/** How an amount is known: counted from rows, judged by somebody who can, or said by somebody who gains. */
export type Grade = 'measured' | 'estimated' | 'claimed'

/**
 * How much of a change is the training's (Phillips' order of trust: a control group, a trend line, then an estimate, which
 * is multiplied by the confidence that its author puts in it). Share and confidence in [0, 1].
 */
export type Isolation =
  | { readonly method: 'control' | 'trend'; readonly share: Quantity }
  | { readonly method: 'estimate'; readonly share: Quantity; readonly confidence: number }

export type LineInput = {
  readonly id: string
  readonly kind: 'benefit' | 'cost'
  readonly grade: Grade
  /** In currency, over names of the ledger's quantities. Without one the line has only what was stated. */
  readonly formula?: string
  /** What somebody says the line is worth; checked against the formula, used only where there is none. */
  readonly stated?: number
  /** The quantity that a stated amount must imply, for the reconciliation. */
  readonly solveFor?: string
  readonly isolation?: Isolation
  /** Claimed lines count only when this says so. */
  readonly countClaim?: boolean
}

export type Line = Omit<LineInput, 'formula'> & { readonly formula: Formula | null }

/** Two ways to the same volume that must agree: `certifications` = `firstAttempts * passAfter`. */
export type TieInput = { readonly name: string; readonly equals: string }

export type LedgerInput = {
  readonly quantities: Readonly<Record<string, Quantity>>
  readonly lines: readonly LineInput[]
  readonly ties?: readonly TieInput[]
}

export type Ledger = {
  readonly quantities: ReadonlyMap<string, Quantity>
  readonly lines: readonly Line[]
  readonly ties: readonly { readonly name: string; readonly equals: Formula }[]
}

export type LedgerRefusal =
  | Refusal<'evidence.bad-formula', { line: string } & FormulaRefusal['details']>
  | Refusal<'evidence.bad-quantity', { name: string; reason: string }>
  | Refusal<'evidence.bad-line', { line: string; reason: string }>

/** A ledger whose formulas parse, whose names exist and whose quantities are usable; or the first thing that is wrong. */
export function parseLedger({ quantities, lines, ties = [] }: LedgerInput): Ok<Ledger> | LedgerRefusal {
  const known = new Map(Object.entries(quantities))
  for (const [name, quantity] of known) {
    const reason = flawOf(quantity)
    if (reason !== null) return refuse('evidence.bad-quantity', { name, reason })
  }
  const solved = new Set(lines.flatMap((line) => line.solveFor ?? []))
  const parsed: Line[] = []
  for (const input of lines) {
    const line = parseLine(input, known)
    if (!line.ok) return line
    if (parsed.some(({ id }) => id === input.id))
      return refuse('evidence.bad-line', { line: input.id, reason: 'the id is taken' })
    parsed.push(line.value)
  }
  const tied: { name: string; equals: Formula }[] = []
  for (const { name, equals } of ties) {
    const of = `tie of ${name}`
    const isKnown = (each: string) => known.has(each) || solved.has(each)
    if (!isKnown(name)) return refuse('evidence.bad-line', { line: of, reason: `nothing is called ${name}` })
    const formula = formulaOf(of, equals, isKnown)
    if (!formula.ok) return formula
    tied.push({ name, equals: formula.value })
  }
  return ok({ quantities: known, lines: parsed, ties: tied })
}

function parseLine(input: LineInput, known: ReadonlyMap<string, Quantity>): Ok<Line> | LedgerRefusal {
  const bad = (reason: string) => refuse('evidence.bad-line', { line: input.id, reason })
  const { formula: text, ...rest } = input
  if (text === undefined && input.stated === undefined) return bad('it has neither a formula nor a stated amount')
  if (input.stated !== undefined && !Number.isFinite(input.stated)) return bad('the stated amount is not a number')
  const isolation = input.isolation && flawOfIsolation(input.isolation)
  if (isolation) return bad(isolation)
  if (text === undefined) {
    if (input.grade !== 'claimed')
      return bad(`only a claimed line may stand without a formula, this one is ${input.grade}`)
    return ok({ ...rest, formula: null })
  }
  const formula = formulaOf(input.id, text, (name) => known.has(name) || name === input.solveFor)
  if (!formula.ok) return formula
  if (input.solveFor !== undefined && !formula.value.names.includes(input.solveFor))
    return bad(`its formula does not use ${input.solveFor}`)
  return ok({ ...rest, formula: formula.value })
}

/** A formula with where it stands, so that a refusal names both. */
function formulaOf(line: string, text: string, isKnown: (name: string) => boolean): Ok<Formula> | LedgerRefusal {
  const formula = parseFormula(text)
  if (!formula.ok) return refuse('evidence.bad-formula', { line, ...formula.details })
  const stranger = strangerIn(formula.value, isKnown)
  return stranger ? refuse('evidence.bad-formula', { line, ...stranger }) : formula
}

function flawOfIsolation(isolation: Isolation): string | null {
  const flaw = flawOf(isolation.share)
  if (flaw !== null) return `isolation: ${flaw}`
  if (!isShare(isolation.share)) return 'isolation: a share lies between 0 and 1'
  if (isolation.method !== 'estimate') return null
  const { confidence } = isolation
  return confidence >= 0 && confidence <= 1 ? null : 'isolation: a confidence lies between 0 and 1'
}

/** What is expected of the share lies in [0, 1]; draws of its uncertainty beyond that are cut off. */
function isShare(share: Quantity): boolean {
  const inside = (value: number) => value >= 0 && value <= 1
  switch (share.kind) {
    case 'exact':
      return inside(share.value)
    case 'counted':
      return true
    case 'judged':
      return inside(share.low) && inside(share.high)
    case 'spread':
      return inside(share.mean)
    case 'range':
      return inside(share.p10) && inside(share.p90)
    default:
      return unreachable(share)
  }
}
