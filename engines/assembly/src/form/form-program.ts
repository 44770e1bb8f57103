import type { Outcome, Search } from '../program/branch-and-bound.ts'
import type { Program, Row } from '../program/program.ts'
import { type Enemies, solveApart } from './apart.ts'
import { type Constraint, rowOf } from './constraint.ts'
import type { FormSpec } from './form-spec.ts'
import type { Piece } from './piece.ts'

/** Pieces on the table, who may not meet, and limits of their own (how many new questions one conflict may add). */
export type Table = {
  readonly spec: FormSpec
  readonly pieces: readonly Piece[]
  readonly enemies: Enemies
  readonly limits: readonly Row[]
}

const noEnemies: Enemies = new Map()

/** The counted constraints as rows over the pieces, at no cost; enemies come in through `solveApart`. */
export function programOf({ spec, pieces, limits }: Table, constraints: readonly Constraint[]): Program {
  const rows = constraints.flatMap((c) => (c.kind === 'enemies' ? [] : [rowOf(spec, c, pieces)]))
  return { costs: pieces.map(() => 0), upper: pieces.map(({ most }) => most), rows: [...rows, ...limits] }
}

/** Solves for the constraints, with the enemies kept apart when they are among them. */
export function solveTable(
  table: Table,
  constraints: readonly Constraint[],
  search: Search,
  program?: Program,
): Outcome {
  const enemies = constraints.some(({ kind }) => kind === 'enemies') ? table.enemies : noEnemies
  return solveApart(program ?? programOf(table, constraints), enemies, search)
}

const anyWillDo: Search = { improveBy: Infinity, nodeLimit: 400 }

/** Whether it is proven that the constraints cannot all be met. An undecided search is not a proof. */
export const isImpossible = (table: Table, constraints: readonly Constraint[]): boolean =>
  solveTable(table, constraints, anyWillDo).kind === 'impossible'

/** Whether a form that meets the constraints was found. An undecided search is not one. */
export const isPossible = (table: Table, constraints: readonly Constraint[]): boolean =>
  solveTable(table, constraints, anyWillDo).kind === 'found'
