import { seededRandom } from '@cadre/kernel'
import {
  type AnswerLog,
  type Exam,
  forecastLearners,
  type ItemPrior,
  type Outcome,
  recallAfter,
} from '@cadre/psychometrics'

type Sight = {
  readonly learner: number
  readonly item: number
  readonly day: number
  readonly correct: boolean
  readonly underExamConditions: boolean
}

/** A simulated programme as the forecast may see it, with what became of its learners. */
export type World = {
  readonly sights: readonly Sight[]
  readonly items: readonly ItemPrior[]
  readonly exam: Exam
  readonly examDay: number
  readonly cohortSize: number
  /** `ability`: the truth at the end of days 0, 7, 14 ..., logits. */
  readonly learners: readonly {
    readonly passed: boolean
    readonly oracle: number
    readonly ability: readonly number[]
  }[]
}

/** A forecast beside what became of the learner, what the oracle said, their true ability on the forecast's day and their cohort. */
export type Judged = Outcome & { readonly oracle: number; readonly ability: number; readonly cohort: string }

/** The forecasts at the end of a week, all learners together. */
export function forecastsOn(world: World, week: number): Judged[] {
  const chances = forecastsOf(world, 7 * week, world.sights, world.learners.length)
  return world.learners.map(({ passed, oracle, ability }, k) => ({
    passed,
    oracle,
    ability: ability[week] ?? 0,
    p: chances[k] ?? 0,
    cohort: String(Math.floor(k / world.cohortSize)),
  }))
}

/** The same with each cohort forecast alone, from nobody's answers but its own. */
export function forecastsByCohort(world: World, week: number): Outcome[] {
  const { cohortSize, learners } = world
  const sightsByCohort = Map.groupBy(world.sights, ({ learner }) => Math.floor(learner / cohortSize))
  return Array.from({ length: Math.ceil(learners.length / cohortSize) }, (_, cohort) => {
    const first = cohort * cohortSize
    const members = learners.slice(first, first + cohortSize)
    const own = (sightsByCohort.get(cohort) ?? []).map((sight) => ({ ...sight, learner: sight.learner - first }))
    const chances = forecastsOf(world, 7 * week, own, members.length)
    return members.map(({ passed }, k) => ({ p: chances[k] ?? 0, passed }))
  }).flat()
}

function forecastsOf(world: World, today: number, sights: readonly Sight[], learners: number): number[] {
  const log = logOf(sights.filter(({ day }) => day <= today))
  const { exam, examDay, items } = world
  const { forecasts } = forecastLearners({ learners, log, items, exam, examDay, today, random: seededRandom(1) })
  return forecasts.map(({ p }) => p)
}

export function logOf(sights: readonly Sight[]): AnswerLog {
  const seen = new Map<string, number>()
  const recall = sights.map(({ learner, item, day }) => {
    const before = seen.get(`${learner} ${item}`)
    seen.set(`${learner} ${item}`, day)
    return before === undefined ? 0 : recallAfter(day - before)
  })
  return {
    length: sights.length,
    learner: Int32Array.from(sights, ({ learner }) => learner),
    item: Int32Array.from(sights, ({ item }) => item),
    day: Float64Array.from(sights, ({ day }) => day),
    correct: Uint8Array.from(sights, ({ correct }) => Number(correct)),
    recall: Float64Array.from(recall),
    examConditions: Uint8Array.from(sights, ({ underExamConditions }) => Number(underExamConditions)),
  }
}
