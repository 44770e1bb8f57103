import { Dictionary, type Bounds } from './dictionary.ts'
import { type Program, tightened } from './program.ts'

/**
 * - `found`: a whole solution; `proven` when none cheaper by `improveBy` exists.
 * - `impossible`: proven that no whole solution exists.
 * - `undecided`: the search stopped at its limit with nothing found and nothing proven.
 */
export type Outcome =
  | { readonly kind: 'found'; readonly x: readonly number[]; readonly cost: number; readonly proven: boolean }
  | { readonly kind: 'impossible' }
  | { readonly kind: 'undecided' }

export type Search = {
  /** A solution is kept until one cheaper by at least this much is found. Infinity: the first one will do. */
  readonly improveBy: number
  /** Linear relaxations solved at most. A count and not a time, so that a seed draws the same on every machine. */
  readonly nodeLimit: number
}

type Choice = {
  readonly before: Choice | null
  readonly variable: number
  readonly lower: number
  readonly upper: number
}
type Node = { readonly choice: Choice | null; readonly bound: number }

const whole = 1e-6

/** Depth-first branch and bound (Land and Doig 1960), nearer side first, warm-started from whatever was solved last. */
export function solveProgram(program: Program, search: Search): Outcome {
  const rows = program.rows.map((row) => tightened(row, program.upper))
  if (rows.some(({ lower, upper }) => lower > upper)) return { kind: 'impossible' }
  const dictionary = new Dictionary({ ...program, rows })
  const open: Node[] = [{ choice: null, bound: -Infinity }]
  let best: { x: readonly number[]; cost: number } | null = null
  let certain = true
  for (let nodes = 0; open.length > 0; nodes++) {
    if (nodes >= search.nodeLimit) return stopped(best)
    const node = open.pop()
    if (!node || (best && node.bound > best.cost - search.improveBy)) continue
    const outcome = dictionary.solve(boundsAt(program, node.choice))
    if (outcome === 'stalled') certain = false
    if (outcome !== 'optimal') continue
    const cost = dictionary.cost()
    if (best && cost > best.cost - search.improveBy) continue
    const x = dictionary.solution()
    const variable = mostFractional(x)
    if (variable >= 0) open.push(...branches({ choice: node.choice, bound: cost }, variable, x[variable] ?? 0))
    else {
      best = { x: Array.from(x, Math.round), cost }
      if (search.improveBy === Infinity) break
    }
  }
  if (best) return { kind: 'found', ...best, proven: certain }
  return { kind: certain ? 'impossible' : 'undecided' }
}

/** The cheapest fractional solution, or `null` when even fractions cannot meet the rows. */
export function solveRelaxation(program: Program): Float64Array | null {
  const rows = program.rows.map((row) => tightened(row, program.upper))
  const dictionary = new Dictionary({ ...program, rows })
  return dictionary.solve(boundsAt(program, null)) === 'infeasible' ? null : dictionary.solution()
}

const stopped = (best: { x: readonly number[]; cost: number } | null): Outcome =>
  best ? { kind: 'found', ...best, proven: false } : { kind: 'undecided' }

function boundsAt(program: Program, choice: Choice | null): Bounds {
  const lower = new Float64Array(program.upper.length)
  const upper = Float64Array.from(program.upper)
  for (let c = choice; c; c = c.before) {
    lower[c.variable] = Math.max(lower[c.variable] ?? 0, c.lower)
    upper[c.variable] = Math.min(upper[c.variable] ?? 0, c.upper)
  }
  return { lower, upper }
}

function mostFractional(x: Float64Array): number {
  let found = -1
  let distance = whole
  for (let j = 0; j < x.length; j++) {
    const value = x[j] ?? 0
    const off = Math.abs(value - Math.round(value))
    if (off > distance) {
      found = j
      distance = off
    }
  }
  return found
}

/** The two sides of a fractional value; the one to try first comes last. */
function branches(parent: Node, variable: number, value: number): Node[] {
  const { choice: before, bound } = parent
  const down: Node = { choice: { before, variable, lower: -Infinity, upper: Math.floor(value) }, bound }
  const up: Node = { choice: { before, variable, lower: Math.ceil(value), upper: Infinity }, bound }
  return value - Math.floor(value) < 0.5 ? [up, down] : [down, up]
}
