import { type AbilityState, type Dynamics, elapse, type ItemState, observe } from './ability-state.ts'
import type { AnswerLog } from './answers.ts'
import { type GrowthPath, levelAt } from './growth-path.ts'
import { recallScaled } from './recall.ts'

/** The given entries, in the order given. */
export const pickAnswers = (log: AnswerLog, rows: readonly number[]): AnswerLog => ({
  length: rows.length,
  learner: Int32Array.from(rows, (k) => log.learner[k] ?? 0),
  item: Int32Array.from(rows, (k) => log.item[k] ?? 0),
  day: Float64Array.from(rows, (k) => log.day[k] ?? 0),
  correct: Uint8Array.from(rows, (k) => log.correct[k] ?? 0),
  recall: Float64Array.from(rows, (k) => log.recall[k] ?? 0),
  examConditions: Uint8Array.from(rows, (k) => log.examConditions[k] ?? 0),
})

/** What moves abilities between answers: their own dynamics, and the growth of the group they learn with where it is known. */
export type Course = {
  readonly dynamics: Dynamics
  readonly path: GrowthPath | null
  /** How much easier practice outside exam conditions is, logits. */
  readonly ease: number
}

/** Moves a learner to a later day, growing with the group. */
export function advance(state: AbilityState, day: number, { dynamics, path }: Course): void {
  if (path && day > state.day) {
    for (let d = 0; d < state.mean.length; d++) {
      state.mean[d] = (state.mean[d] ?? 0) + levelAt(path, day, d) - levelAt(path, state.day, d)
    }
  }
  elapse(state, day, dynamics)
}

/** Runs the online update over the log, changing the states and the items in place. @returns log likelihood, each answer forecast from those before it. */
export function absorb(
  log: AnswerLog,
  states: readonly AbilityState[],
  items: readonly ItemState[],
  course: Course,
): number {
  let logLikelihood = 0
  const answer = { correct: false, recall: 0, ease: 0 }
  for (let k = 0; k < log.length; k++) {
    const state = states[log.learner[k] ?? 0]
    const item = items[log.item[k] ?? 0]
    if (!state || !item) continue
    advance(state, log.day[k] ?? 0, course)
    answer.correct = log.correct[k] === 1
    answer.recall = recallScaled(log.recall[k] ?? 0, course.dynamics.recallStrength)
    answer.ease = log.examConditions[k] === 1 ? 0 : course.ease
    logLikelihood += Math.log(observe(state, item, answer))
  }
  return logLikelihood
}
