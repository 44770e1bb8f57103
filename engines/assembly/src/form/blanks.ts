import type { Outcome } from '../program/branch-and-bound.ts'
import type { Constraint } from './constraint.ts'
import { programOf, solveTable, type Table } from './form-program.ts'
import { bandOf, type FormSpec, questionsWanted } from './form-spec.ts'
import type { Part, Piece } from './piece.ts'
import type { Question } from './question.ts'

/** Questions to be written. `null`: any type or band that the form admits will do. */
export type ToWrite = {
  readonly domain: string
  readonly type: string | null
  readonly band: string | null
  readonly count: number
}

/** No limit in effect: what stands in the way is then named by the constraints alone. */
const moreThanAnyForm = 10_000

/** One piece for each kind of question that could still be written, taking as long as such questions usually do. */
export function blanksFor(spec: FormSpec, bank: readonly Question[]): Piece[] {
  const types = spec.types.length > 0 ? spec.types.map(({ type }) => type) : [null]
  const bands = spec.bands.length > 0 ? spec.bands.map(({ band }) => band) : [null]
  return spec.domains.flatMap(({ domain }) =>
    types.flatMap((type) => {
      const seconds = usualSeconds(spec, bank, type)
      return bands.map((band): Piece => {
        const part: Part = { id: null, domain, type, band, seconds, thousandths: usualDifficulty(spec, bank, band) }
        return { parts: [part], most: moreThanAnyForm }
      })
    }),
  )
}

/**
 * The fewest new questions with which the constraints hold, by the same 0-1 program with the blanks at cost 1 and the
 * bank's own questions at almost none. `null` when no number of them would do.
 */
export function fewestToWrite(table: Table, constraints: readonly Constraint[]): ToWrite[] | null {
  const program = programOf(table, constraints)
  const costs = table.pieces.map(({ parts }, at) => (isBlank(parts) ? 1 + at * 1e-6 : ((at * 0.618034) % 1) * 1e-5))
  const outcome = solveTable(table, constraints, { improveBy: 0.98, nodeLimit: 4000 }, { ...program, costs })
  return outcome.kind === 'found' ? written(table, outcome) : null
}

export const isBlank = (parts: readonly Part[]): boolean => parts[0]?.id === null

function written({ pieces }: Table, { x }: Extract<Outcome, { kind: 'found' }>): ToWrite[] {
  return pieces.flatMap(({ parts: [part] }, at) => {
    const count = x[at] ?? 0
    return part && part.id === null && count > 0
      ? [{ domain: part.domain, type: part.type, band: part.band, count }]
      : []
  })
}

function usualSeconds(spec: FormSpec, bank: readonly Question[], type: string | null): number {
  const ofType = bank.filter((q) => q.type === type)
  const known = medianOf((ofType.length > 0 ? ofType : bank).map(({ minutes }) => minutes * 60))
  const wanted = spec.minutes ? ((spec.minutes.min + spec.minutes.max) * 30) / Math.max(1, questionsWanted(spec)) : 120
  return Math.round(known ?? wanted)
}

/** Median of the bank inside the band; else the middle of the band, or its finite end. */
function usualDifficulty(spec: FormSpec, bank: readonly Question[], band: string | null): number {
  const inside = bank.filter(({ difficulty }) => band === null || bandOf(spec, difficulty) === band)
  const { from = 0, below = 0 } = spec.bands.find((b) => b.band === band) ?? {}
  const ends = [from, below].filter(Number.isFinite)
  const middle = ends.reduce((sum, end) => sum + end, 0) / Math.max(1, ends.length)
  return Math.round(1000 * (medianOf(inside.map(({ difficulty }) => difficulty)) ?? middle))
}

function medianOf(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? null
}
