import { type Outcome, type Search, solveProgram, solveRelaxation } from '../program/branch-and-bound.ts'
import { type Program, type Row, valueOf } from '../program/program.ts'
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

const rounds = 40

/**
 * The program with enemies kept apart: rows "at most one of these" over cliques of enemies. Few enemies ever meet, so
 * a row is added only once a solution breaks it; first fractional solutions, which are quick to find, then whole ones.
 * Every row added is implied by the rule: a proof that the smaller program is impossible is a proof for the whole.
 */
export function solveApart(program: Program, enemies: Enemies, search: Search): Outcome {
  const cliques = cliquesOf(enemies)
  let rows: readonly Row[] = program.rows
  for (let round = 0; round < rounds && cliques.length > 0; round++) {
    const x = solveRelaxation({ ...program, rows })
    if (x === null) return { kind: 'impossible' }
    const broken = cliques.filter((row) => valueOf(row, x) > 1 + 1e-6)
    if (broken.length === 0) break
    rows = [...rows, ...broken]
  }
  for (;;) {
    const outcome = solveProgram({ ...program, rows }, search)
    if (outcome.kind !== 'found') return outcome
    const broken = cliques.filter((row) => valueOf(row, outcome.x) > 1)
    if (broken.length === 0) return outcome
    rows = [...rows, ...broken]
  }
}

/** Cliques that together hold every pair of enemies, each as large as a greedy search in the order of pieces makes it. */
function cliquesOf(enemies: Enemies): Row[] {
  const covered = new Set<string>()
  const rows: Row[] = []
  for (const [at, foes] of [...enemies].toSorted(([a], [b]) => a - b)) {
    for (const foe of [...foes].toSorted((a, b) => a - b)) {
      if (foe < at || covered.has(`${at} ${foe}`)) continue
      const clique = widened([at, foe], enemies)
      for (const a of clique) for (const b of clique) covered.add(`${a} ${b}`)
      rows.push({ terms: clique.map((member) => ({ at: member, by: 1 })), lower: 0, upper: 1 })
    }
  }
  return rows
}

/** Adds every piece that is an enemy of all so far, in the order of the pieces. */
function widened(pair: readonly [number, number], enemies: Enemies): number[] {
  const clique: number[] = [...pair]
  for (const candidate of [...(enemies.get(pair[0]) ?? [])].toSorted((a, b) => a - b)) {
    if (!clique.includes(candidate) && clique.every((member) => enemies.get(member)?.has(candidate))) {
      clique.push(candidate)
    }
  }
  return clique
}
