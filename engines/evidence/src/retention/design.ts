import type { RetentionStudy } from './study.ts'

/** Normal prior of a coefficient. */
export type Belief = { readonly mean: number; readonly sd: number }

/**
 * The study as sparse rows. Coefficients in order: intercept, diagnostic, forgetting, then per compared format its effect
 * and its own forgetting, then cohorts, then trainers. A person's rows share their coefficients; only the time differs.
 */
export type Design = {
  readonly size: number
  readonly formats: readonly string[]
  readonly fixed: readonly Belief[]
  readonly cohorts: number
  readonly trainers: number
  readonly people: readonly PersonRows[]
}

export type PersonRows = {
  /** Coefficients this person touches, and how: `steady` multiplies 1, `timed` multiplies -lag. */
  readonly at: readonly number[]
  readonly steady: readonly number[]
  readonly timed: readonly number[]
  readonly answers: readonly { readonly difficulty: number; readonly lag: number; readonly correct: boolean }[]
}

/** t0: days until forgetting is counted as begun. */
const onsetDays = 1
/** log(1 + t/t0), counted from the day at which formats are compared, so that a format's effect is its effect on that day. */
const lagOf = (t: number, day: number): number => Math.log1p(t / onsetDays) - Math.log1p(day / onsetDays)

/** Forgetting of an average format: about 1.4 logits by day 90, loosely. */
const forgetting: Belief = { mean: 0.3, sd: 0.2 }
const formatForgetting: Belief = { mean: 0, sd: 0.1 }

/** @param day at which formats are compared. @param beliefs about a format's effect on that day, by format. */
export function designOf(
  { learners, answers, reference }: RetentionStudy,
  beliefs: ReadonlyMap<string, Belief>,
  day: number,
): Design {
  const formats = [...new Set(learners.map((l) => l.format))].filter((f) => f !== reference).toSorted()
  const cohorts = [...new Set(learners.map((l) => l.cohort))].toSorted()
  const trainers = [...new Set(learners.map((l) => l.trainer))].toSorted()
  const fixed: Belief[] = [{ mean: 0, sd: 2 }, { mean: 0.5, sd: 0.5 }, forgetting]
  for (const format of formats) fixed.push(beliefs.get(format) ?? { mean: 0, sd: 0.3 }, formatForgetting)
  const answersByLearner = Map.groupBy(answers, (a) => a.learner)
  const people = learners
    .toSorted((a, b) => (a.learner < b.learner ? -1 : 1))
    .map(({ learner, format, cohort, trainer, diagnostic }) => {
      const k = formats.indexOf(format)
      const cohortAt = fixed.length + cohorts.indexOf(cohort)
      const trainerAt = fixed.length + cohorts.length + trainers.indexOf(trainer)
      const own = k < 0 ? [] : [3 + 2 * k, 4 + 2 * k]
      return {
        at: [0, 1, 2, cohortAt, trainerAt, ...own],
        steady: [1, diagnostic, 0, 1, 1, ...own.map((_, i) => 1 - i)],
        timed: [0, 0, 1, 0, 0, ...own.map((_, i) => i)],
        answers: (answersByLearner.get(learner) ?? []).map(({ difficulty, day: t, correct }) => ({
          difficulty,
          lag: lagOf(t, day),
          correct,
        })),
      }
    })
  const size = fixed.length + cohorts.length + trainers.length
  return { size, formats, fixed, cohorts: cohorts.length, trainers: trainers.length, people }
}
