import {
  openingQuiz,
  parseQuiz,
  type MemoryState,
  type QuizItem,
  type QuizLearner,
  type QuizRequest,
  type Scheduler,
} from '@cadre/memory'
import type { Id, Random } from '@cadre/kernel'
import type { QuizValues, WeightedDomain } from './run-record.ts'

export type QuizQuestion = {
  readonly questionId: Id<'qst'>
  readonly versionId: Id<'qve'>
  readonly domain: string
  readonly objective: string | null
}
export type Remembering = {
  readonly personId: Id<'per'>
  readonly questionId: Id<'qst'>
  readonly state: MemoryState
  readonly daysSince: number
}
export type QuizGround = {
  readonly pool: readonly QuizQuestion[]
  readonly enemies: readonly (readonly [Id<'qst'>, Id<'qst'>])[]
  readonly personIds: readonly Id<'per'>[]
  readonly memories: readonly Remembering[]
  readonly domains: readonly WeightedDomain[]
  /** Objectives that earlier sessions owe: a question about each comes first. */
  readonly owed: readonly string[]
  readonly examInDays: number
  /** How each of them remembers: people forget at different speeds. */
  readonly schedulerOf: (personId: Id<'per'>) => Scheduler
}
export type Chosen = QuizQuestion & { readonly why: string }
export type BuiltQuiz = { readonly questions: readonly Chosen[]; readonly value: QuizValues | null }

const size = 6
const mostOwed = 2

/**
 * The opening quiz of a group (S3): up to two questions on objectives that the last session owes, then those that these people
 * are about to forget and will need, by engines/memory. Where nobody has a memory yet there is nothing to forget, and the rest
 * is drawn at random by the weights of the domains.
 */
export function buildOpeningQuiz(ground: QuizGround, random: Random): BuiltQuiz {
  const owed = owedQuestions(ground, random)
  const pool = withoutEnemies(ground, owed)
  const chosen = rememberedQuiz({ ...ground, pool }, size - owed.length, random)
  return {
    questions: [...owed, ...(chosen?.questions ?? drawn({ ...ground, pool }, size - owed.length, random))],
    value: chosen?.value ?? null,
  }
}

function owedQuestions({ pool, owed }: QuizGround, random: Random): Chosen[] {
  return owed.slice(0, mostOwed).flatMap((objective) => {
    const about = pool.filter((question) => question.objective === objective)
    const one = about[Math.floor(random.next() * about.length)]
    return one ? [{ ...one, why: 'Its objective was left out last time.' }] : []
  })
}

/** The pool without what was taken, and without what would give it away. */
function withoutEnemies({ pool, enemies }: QuizGround, taken: readonly QuizQuestion[]): QuizQuestion[] {
  const ids = new Set<string>(taken.map(({ questionId }) => questionId))
  const barred = new Set<string>(ids)
  for (const [a, b] of enemies) {
    if (ids.has(a)) barred.add(b)
    if (ids.has(b)) barred.add(a)
  }
  return pool.filter(({ questionId }) => !barred.has(questionId))
}

function rememberedQuiz(ground: QuizGround, wanted: number, random: Random): BuiltQuiz | null {
  const request = requestOf(ground, wanted)
  if (request.learners.every(({ memory }) => memory.size === 0)) return null
  const parsed = parseQuiz(request)
  if (!parsed.ok) return null
  const quiz = openingQuiz(parsed.value, random)
  const byId = new Map(ground.pool.map((question) => [question.questionId as string, question]))
  return {
    questions: quiz.chosen.flatMap(({ item, value }) => {
      const question = byId.get(item)
      return question ? [{ ...question, why: whyOf(item, Object.values(value), ground) }] : []
    }),
    value: { chosen: quiz.value.total, random: quiz.random.total, mostRecent: quiz.mostRecent.total },
  }
}

function requestOf({ pool, enemies, personIds, memories, ...ground }: QuizGround, wanted: number): QuizRequest {
  const known = new Set<string>(pool.map(({ questionId }) => questionId))
  const byPerson = Map.groupBy(
    memories.filter(({ questionId }) => known.has(questionId)),
    ({ personId }) => personId,
  )
  const weights = new Map(ground.domains.map(({ key, weight }) => [key, weight]))
  const enemiesOf = Map.groupBy(enemies, ([of]) => of)
  return {
    items: pool.map(({ questionId, domain }): QuizItem => ({
      item: questionId,
      domain,
      enemies: (enemiesOf.get(questionId) ?? []).map(([, enemy]) => enemy),
    })),
    learners: personIds.map((learner): QuizLearner => ({
      learner,
      weight: 1,
      scheduler: ground.schedulerOf(learner),
      memory: new Map((byPerson.get(learner) ?? []).map(({ questionId, ...remembered }) => [questionId, remembered])),
    })),
    domainWeights: Object.fromEntries(pool.map(({ domain }) => [domain, weights.get(domain) ?? 0])),
    goal: { examInDays: ground.examInDays },
    size: wanted,
  }
}

/** Who gains, and how well it is still known. */
function whyOf(item: string, gains: readonly number[], { memories, schedulerOf }: QuizGround): string {
  const gaining = gains.filter((gain) => gain > 0).length
  const recalls = memories
    .filter(({ questionId }) => questionId === item)
    .map(({ personId, state, daysSince }) => schedulerOf(personId).recall(state.stability, daysSince))
  const mean = recalls.reduce((sum, recall) => sum + recall, 0) / Math.max(1, recalls.length)
  const people = gaining === 1 ? '1 person is' : `${gaining} people are`
  return `${people} about to forget it: ${Math.round(100 * mean)} % would still know it today, on average.`
}

function drawn({ pool, domains }: QuizGround, wanted: number, random: Random): Chosen[] {
  const weights = new Map(domains.map(({ key, weight }) => [key, weight]))
  const ranked = pool
    .map((question) => ({ question, at: random.next() ** (1 / Math.max(0.01, weights.get(question.domain) ?? 0.01)) }))
    .toSorted((a, b) => b.at - a.at)
  return ranked.slice(0, wanted).map(({ question }) => ({
    ...question,
    why: 'Nobody has answered questions of this certification yet: drawn by the weights of the domains.',
  }))
}
