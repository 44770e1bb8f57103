import type { Attempt, Conditions } from '@cadre/attempt'
import type { Id, Instant } from '@cadre/kernel'
import type { AssessmentId, AttemptId, FormId } from './assessment.ts'

/** Points in hundredths of a question, scored questions only. */
export type AttemptResult = { readonly points: number; readonly outOf: number; readonly recorded: Conditions }

/** An attempt as it is stored: the core's state, and whose it is at what. */
export type AttemptRecord = {
  readonly attemptId: AttemptId
  readonly assessmentId: AssessmentId
  readonly formId: FormId
  readonly personId: Id<'per'>
  readonly number: number
  readonly startedAt: Instant
  readonly state: Attempt
  readonly lastSavedAt: Instant | null
  readonly declared: { readonly honourCodeVersion: number | null; readonly closedBook: boolean }
  /** Scored questions of the form that the taker had met before. */
  readonly metBefore: number
  /** Of the newest marking; hundredths of a question. */
  readonly result: AttemptResult | null
}
