import type { certification, createAssessment, CallInput, ReplyOf } from '@cadre/contracts'
import type { AssessmentKind } from '../words.ts'

export type Draft = CallInput<typeof createAssessment>['body']

/** The real exam's numbers, as far as its vendor publishes them. */
export type ExamNumbers = {
  readonly minutes: number | null
  readonly scored: number | null
  readonly unscored: number | null
}

type Facts = ReplyOf<typeof certification>['facts']

/** Out of the catalogue: a published number, or the upper end of a published range; null where nothing is known. */
export function examNumbersOf(facts: Facts): ExamNumbers {
  const numberOf = (key: Facts[number]['key']): number | null => {
    const value = facts.find((group) => group.key === key)?.facts[0]?.value
    if (value?.kind === 'number') return value.value
    return value?.kind === 'range' ? value.high : null
  }
  const [total, scored] = [numberOf('questions-total'), numberOf('questions-scored')]
  return {
    minutes: numberOf('minutes'),
    scored: scored ?? total,
    unscored: total !== null && scored !== null ? Math.max(0, total - scored) : null,
  }
}

type Preset = Pick<Draft, 'minutes' | 'conditions' | 'review'> & {
  readonly attemptsAllowed: number
  readonly scored: number
  readonly unscored: number
  readonly freshDays: number
}

const strict = { timed: true, oneSitting: true, closedBook: true, calculator: false, notes: false }
const relaxed = { timed: false, oneSitting: false, closedBook: false, calculator: true, notes: true }

/**
 * What an assessment of a kind usually is; every number can be changed. A practice exam is as long as the exam itself. A diagnostic
 * can be left and taken up again, and is reviewed by nobody: its questions are needed later.
 */
export function presetOf(kind: AssessmentKind, exam: ExamNumbers): Preset {
  switch (kind) {
    case 'practice-exam':
      return {
        scored: exam.scored ?? 50,
        unscored: exam.unscored ?? 0,
        minutes: exam.minutes ?? 90,
        conditions: strict,
        review: 'after-close',
        attemptsAllowed: 1,
        freshDays: 14,
      }
    case 'diagnostic':
      return {
        scored: 30,
        unscored: 0,
        minutes: null,
        conditions: { ...relaxed, closedBook: true, calculator: false },
        review: 'never',
        attemptsAllowed: 1,
        freshDays: 0,
      }
    case 'quiz':
      return {
        scored: 12,
        unscored: 0,
        minutes: 20,
        conditions: { ...relaxed, timed: true, closedBook: true },
        review: 'after-close',
        attemptsAllowed: 1,
        freshDays: 14,
      }
    case 'retention':
      return {
        scored: 15,
        unscored: 0,
        minutes: 25,
        conditions: { ...strict, notes: true },
        review: 'after-submit',
        attemptsAllowed: 1,
        freshDays: 14,
      }
    case 'warm-up':
      return {
        scored: 5,
        unscored: 0,
        minutes: null,
        conditions: relaxed,
        review: 'after-submit',
        attemptsAllowed: 3,
        freshDays: 7,
      }
  }
}
