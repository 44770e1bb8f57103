import { assert, ok, present, type Random, refuse, type Result, seededRandom, shuffled } from '@cadre/kernel'
import type { Outcome, Search } from '../program/branch-and-bound.ts'
import { enemiesAmong, solveApart } from './apart.ts'
import { constraintsOf } from './constraint.ts'
import { programOf } from './form-program.ts'
import type { FormSpec } from './form-spec.ts'
import { type Pool, poolOf } from './pool.ts'
import type { Question } from './question.ts'
import { shortageOf, type ShortageRefusal } from './shortage.ts'

export type FormEntry = { readonly id: string; readonly scored: boolean }
export type Form = {
  readonly seed: number
  /** In the order of the paper; the questions of a case study stand together. */
  readonly questions: readonly FormEntry[]
  /** Sum of the expected minutes. */
  readonly minutes: number
  readonly meanDifficulty: number
}

/** The cost is mostly chance: a form within two questions' worth of the cheapest is as good. */
const search: Search = { improveBy: 2, nodeLimit: 4000 }

/**
 * One form by 0-1 programming: x_i = 1 when question i is in. Every wish of the specification is a linear row over x,
 * enemies are rows "at most one", and the cost to minimise is U_i + exposures_i / (1 + most exposures), U_i uniform
 * from the seed: least used first, chance among equals. The same seed, specification and bank (in any order) draw the
 * same form.
 *
 * Refuses with `assembly.shortage` (what cannot be met and what to write), `assembly.contradiction` (wishes that no
 * bank can meet) or `assembly.undecided` (the search reached its limit; not seen on counts, possible with exact
 * minutes over many different times).
 *
 * Source: van der Linden (2005), Linear Models for Optimal Test Design, chapters 2-4.
 */
export function drawForm(bank: readonly Question[], spec: FormSpec): Result<Form, ShortageRefusal> {
  const pool = poolOf(bank, spec)
  const constraints = constraintsOf(spec)
  const enemies = enemiesAmong(pool.pieces, bank)
  const random = seededRandom(spec.seed)
  const byId = new Map(bank.map((question) => [question.id, question]))
  const program = programOf({ spec, pieces: pool.pieces, enemies, limits: [] }, constraints)
  const outcome = solveApart({ ...program, costs: costsOf(pool, byId, random) }, enemies, search)
  if (outcome.kind === 'undecided') return refuse('assembly.undecided', { nodes: search.nodeLimit })
  return outcome.kind === 'impossible' ? shortageOf(bank, spec) : ok(formOf({ spec, pool, byId, random }, outcome))
}

function costsOf(pool: Pool, byId: ReadonlyMap<string, Question>, random: Random): number[] {
  const exposures = pool.pieces.map(({ parts }) =>
    parts.reduce((sum, { id }) => sum + (byId.get(id ?? '')?.exposures ?? 0), 0),
  )
  const most = exposures.reduce((a, b) => Math.max(a, b), 0)
  return pool.pieces.map(({ parts }, at) => parts.length * random.next() + (exposures[at] ?? 0) / (1 + most))
}

type Drawing = { spec: FormSpec; pool: Pool; byId: ReadonlyMap<string, Question>; random: Random }

function formOf({ spec, pool, byId, random }: Drawing, outcome: Extract<Outcome, { kind: 'found' }>): Form {
  const chosen = shuffled(
    random,
    pool.pieces.filter((_, at) => (outcome.x[at] ?? 0) > 0),
  )
  const questions = chosen.flatMap(({ parts }) =>
    parts.map(({ id }) => present(byId.get(id ?? ''), 'a form holds only questions of its bank')),
  )
  const unscored = unscoredAmong(spec, questions, random)
  const sum = (of: (question: Question) => number) => questions.reduce((total, q) => total + of(q), 0)
  assert(questions.length === new Set(questions).size, 'a form holds each question once')
  return {
    seed: spec.seed,
    questions: questions.map(({ id }) => ({ id, scored: !unscored.has(id) })),
    minutes: sum((q) => Math.round(q.minutes * 60)) / 60,
    meanDifficulty: questions.length === 0 ? 0 : sum((q) => q.difficulty) / questions.length,
  }
}

/** In each domain the questions with the fewest answers so far: unscored places exist to try questions out. */
function unscoredAmong(spec: FormSpec, questions: readonly Question[], random: Random): Set<string> {
  return new Set(
    spec.domains.flatMap(({ domain, unscored }) =>
      shuffled(
        random,
        questions.filter((q) => q.domain === domain),
      )
        .toSorted((a, b) => a.responses - b.responses)
        .slice(0, unscored)
        .map(({ id }) => id),
    ),
  )
}
