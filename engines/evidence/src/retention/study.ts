import { ok, type Ok, refuse, type Refusal } from '@cadre/kernel'

/** One anchored question, not seen before by this person, answered some days after the programme. */
export type RetentionAnswer = {
  readonly learner: string
  /** Difficulty in logits, calibrated elsewhere and held fixed. */
  readonly difficulty: number
  readonly day: number
  readonly correct: boolean
}

/** A person in the format they were assigned to, whether or not they kept to it (intention to treat). */
export type RetentionLearner = {
  readonly learner: string
  readonly format: string
  readonly cohort: string
  readonly trainer: string
  /** Ability before the programme in logits, 0 where unknown. */
  readonly diagnostic: number
  /** Difficulties of the questions of the late check that this person was asked and did not take. */
  readonly skipped: readonly number[]
}

export type RetentionStudy = {
  readonly learners: readonly RetentionLearner[]
  readonly answers: readonly RetentionAnswer[]
  /** The format that the others are compared with. */
  readonly reference: string
}

export type StudyRefusal = Refusal<'evidence.bad-study', { reason: string; learner: string | null }>

/** Checks that people are unique, answers belong to somebody, numbers are finite, and there is something to compare. */
export function parseStudy(study: RetentionStudy): Ok<RetentionStudy> | StudyRefusal {
  const bad = (reason: string, learner: string | null = null) => refuse('evidence.bad-study', { reason, learner })
  const seen = new Map<string, string>()
  const trainerByCohort = new Map<string, string>()
  for (const { learner, cohort, trainer, diagnostic, skipped, format } of study.learners) {
    if (seen.has(learner)) return bad('this person appears twice', learner)
    seen.set(learner, format)
    if (!Number.isFinite(diagnostic) || !skipped.every(Number.isFinite)) return bad('a number is not finite', learner)
    const known = trainerByCohort.get(cohort)
    if (known !== undefined && known !== trainer) return bad(`cohort ${cohort} has two trainers`, learner)
    trainerByCohort.set(cohort, trainer)
  }
  for (const { learner, difficulty, day } of study.answers) {
    if (!seen.has(learner)) return bad('an answer belongs to nobody in the study', learner)
    if (!Number.isFinite(difficulty) || !Number.isFinite(day) || day < 0)
      return bad('a difficulty or day is not usable', learner)
  }
  const formats = new Set(seen.values())
  if (!formats.has(study.reference)) return bad(`nobody was assigned to ${study.reference}`)
  return formats.size < 2 ? bad('there is only one format') : ok(study)
}
