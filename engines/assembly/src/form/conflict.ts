import type { Row } from '../program/program.ts'
import { fewestToWrite } from './blanks.ts'
import { type Constraint, type CountedConstraint, perUnit, rowOf } from './constraint.ts'
import { isImpossible, programOf, solveTable, type Table } from './form-program.ts'
import type { Part, Piece } from './piece.ts'

/** `nearest`: the value closest to its bounds that the bank reaches while the others of the conflict hold. */
export type Unmet = { readonly constraint: Constraint; readonly nearest: number | null }

/**
 * Constraints that cannot all be met, though any of them could be dropped to meet the rest. One alone: the bank cannot
 * meet it whatever else is asked. `write`: the fewest new questions that settle it.
 */
export type Conflict = { readonly unmet: readonly Unmet[]; readonly write: number }

/**
 * Every conflict between the bank and the constraints: first each constraint on its own, then together. A conflict is
 * made irreducible by leaving out constraints while the rest stays impossible (deletion filter, Chinneck and Dravnieks
 * 1991) and then settled by allowing as many new questions of its kind as it lacks, so that one shortage neither hides
 * another nor is named twice; `nearest` of a later conflict counts them as written. Ends: what is settled stays possible, and there are finitely many sets of constraints.
 * @param blanks every kind of question that could be written; with them on the table all constraints can be met.
 */
export function conflictsOf(bank: Table, blanks: readonly Piece[], constraints: readonly Constraint[]): Conflict[] {
  const conflicts: Conflict[] = []
  let table = bank
  const settle = (named: readonly Constraint[], from: Table) => {
    const write = (fewestToWrite(withBlanks(from, blanks), named) ?? []).reduce((sum, { count }) => sum + count, 0)
    conflicts.push({
      write,
      unmet: named.map((constraint) => ({ constraint, nearest: nearestTo(from, constraint, named) })),
    })
    const matching = withBlanks(table, blanksMatching(blanks, named), write)
    table = isImpossible(matching, named) ? withBlanks(table, blanks, write) : matching
  }
  for (const constraint of constraints) {
    // The total is the sum of the domains: alone it would only repeat what they say.
    if (constraint.kind !== 'questions' && isImpossible(bank, [constraint])) settle([constraint], bank)
  }
  while (conflicts.length < 3 * constraints.length && isImpossible(table, constraints)) {
    settle(irreducible(table, constraints), table)
  }
  // Too hard to take apart within the limits of the search: all that is proven is that they fail together.
  if (conflicts.length === 0) settle(constraints, bank)
  return conflicts
}

/**
 * Leaves out whatever is not needed for the contradiction; the constraints must be impossible together. The total
 * repeats what the domains say together, so it is tried as the first and as the last to leave: the shorter set is kept.
 */
export function irreducible(table: Table, constraints: readonly Constraint[]): Constraint[] {
  const totalFirst = constraints.toSorted((a, b) => Number(b.kind === 'questions') - Number(a.kind === 'questions'))
  const withoutTotal = reduced(table, totalFirst)
  const withTotal = reduced(table, constraints)
  return withTotal.length < withoutTotal.length ? withTotal : withoutTotal
}

function reduced(table: Table, constraints: readonly Constraint[]): Constraint[] {
  let kept = [...constraints]
  for (const constraint of constraints) {
    const without = kept.filter((c) => c !== constraint)
    if (isImpossible(table, without)) kept = without
  }
  return kept
}

/** The table with new questions on it, at most `most` of them in all. */
export function withBlanks(table: Table, blanks: readonly Piece[], most = Infinity): Table {
  const first = table.pieces.length
  const limit: Row = { terms: blanks.map((_, i) => ({ at: first + i, by: 1 })), lower: 0, upper: most }
  return { ...table, pieces: [...table.pieces, ...blanks], limits: [...table.limits, limit] }
}

/** The kinds of question that every named domain, type and band admits. */
function blanksMatching(blanks: readonly Piece[], named: readonly Constraint[]): Piece[] {
  const domains = named.flatMap((c) => (c.kind === 'domain' ? [c.domain] : []))
  const types = named.flatMap((c) => (c.kind === 'type' ? [c.type] : []))
  const bands = named.flatMap((c) => (c.kind === 'band' ? [c.band] : []))
  const admits = (names: readonly string[], name: string | null) =>
    names.length === 0 || (name !== null && names.includes(name))
  const matches = (part: Part) => admits(domains, part.domain) && admits(types, part.type) && admits(bands, part.band)
  return blanks.filter(({ parts }) => parts.every(matches))
}

/** The constraint's value when it is stretched as little as the others allow. */
function nearestTo(table: Table, constraint: Constraint, named: readonly Constraint[]): number | null {
  if (constraint.kind === 'enemies') return null
  const others = named.filter((c) => c !== constraint)
  const row = rowOf(table.spec, constraint, table.pieces)
  const outcome = solveTable(
    table,
    others,
    { improveBy: constraint.kind === 'mean-difficulty' ? 0.01 : 0.5, nodeLimit: 1000 },
    stretching(table, row, { constraint, others }),
  )
  if (outcome.kind !== 'found') return null
  const sum = row.terms.reduce((total, { at, by }) => total + by * (outcome.x[at] ?? 0), 0)
  return sum / perUnit(table.spec, constraint)
}

type Stretch = { readonly constraint: CountedConstraint; readonly others: readonly Constraint[] }

/** The program with the row's bounds made elastic: falling short or going over costs 1 a unit, all else nothing. */
function stretching(table: Table, row: Row, { constraint, others }: Stretch) {
  const program = programOf(table, others)
  const size = program.costs.length
  const reach =
    Math.abs(row.lower) +
    Math.abs(row.upper) +
    row.terms.reduce((sum, { at, by }) => sum + Math.abs(by) * (program.upper[at] ?? 0), 0)
  const cost = 1 / perUnit(table.spec, constraint)
  return {
    costs: [...program.costs, cost, cost],
    upper: [...program.upper, reach, reach],
    rows: [...program.rows, { ...row, terms: [...row.terms, { at: size, by: 1 }, { at: size + 1, by: -1 }] }],
  }
}
