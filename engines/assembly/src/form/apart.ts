import { type Outcome, type Search, solveProgram } from '../program/branch-and-bound.ts'
import type { Program, Row } from '../program/program.ts'
import type { Piece } from './piece.ts'
import type { Question } from './question.ts'

/** For each piece, the pieces that may not be in the same form. Symmetric; a piece is never its own enemy. */
export type Enemies = ReadonlyMap<number, ReadonlySet<number>>

export function enemiesAmong(pieces: readonly Piece[], bank: readonly Question[]): Enemies {
  const pieceOf = new Map(pieces.flatMap(({ parts }, at) => parts.map(({ id }) => [id, at] as const)))
  const enemies = new Map<number, Set<number>>()
  const name = (from: number, to: number) => {
    const known = enemies.get(from)
    if (known) known.add(to)
    else enemies.set(from, new Set([to]))
  }
  for (const question of bank) {
    const here = pieceOf.get(question.id)
    if (here === undefined) continue
    for (const id of question.enemies) {
      const there = pieceOf.get(id)
      if (there === undefined || there === here) continue
      name(here, there)
      name(there, here)
    }
  }
  return enemies
}

/**
 * The program with enemies kept apart. Few enemies ever meet in a form, so rows "at most one of these" are added only
 * for those that did, widened to a clique, until none meet. Every row added is implied by the rule: a proof that the
 * smaller program is impossible is a proof for the whole.
 */
export function solveApart(program: Program, enemies: Enemies, search: Search): Outcome {
  let rows: readonly Row[] = program.rows
  for (;;) {
    const outcome = solveProgram({ ...program, rows }, search)
    if (outcome.kind !== 'found') return outcome
    const met = meetings(outcome.x, enemies)
    if (met.length === 0) return outcome
    rows = [...rows, ...met]
  }
}

function meetings(x: readonly number[], enemies: Enemies): Row[] {
  const chosen = x.flatMap((count, at) => (count > 0 && enemies.has(at) ? [at] : []))
  const covered = new Set<number>()
  const rows: Row[] = []
  for (const at of chosen) {
    const foe = chosen.find((other) => enemies.get(at)?.has(other))
    if (foe === undefined || covered.has(at) || covered.has(foe)) continue
    const clique = widened([at, foe], enemies)
    for (const member of clique) covered.add(member)
    rows.push({ terms: clique.map((member) => ({ at: member, by: 1 })), lower: 0, upper: 1 })
  }
  return rows
}

/** Adds every piece that is an enemy of all so far, in the order of the pieces. */
function widened(pair: readonly [number, number], enemies: Enemies): number[] {
  const clique: number[] = [...pair]
  for (const candidate of [...(enemies.get(pair[0]) ?? [])].toSorted((a, b) => a - b)) {
    if (!clique.includes(candidate) && clique.every((member) => enemies.get(member)?.has(candidate)))
      clique.push(candidate)
  }
  return clique
}
