import type { Id, Instant } from '@cadre/kernel'

export type AssessmentId = Id<'asm'>
export type FormId = Id<'frm'>
export type AttemptId = Id<'att'>
export type AssessmentKind = 'diagnostic' | 'quiz' | 'practice-exam' | 'retention' | 'warm-up'
export type AssessmentState = 'draft' | 'published' | 'closed' | 'cancelled'
export type ReviewPolicy = 'after-submit' | 'after-close' | 'when-released' | 'never'

export type ExamConditions = {
  readonly timed: boolean
  readonly oneSitting: boolean
  readonly closedBook: boolean
  readonly calculator: boolean
  readonly notes: boolean
}

/** How forms are drawn from the bank. Counts by domain sum to `scored`; without them the guide's weights decide. */
export type DrawRules = {
  readonly scored: number
  readonly unscored: number
  readonly byDomain?: Readonly<Record<string, number>> | undefined
  readonly atMostOfType?: Readonly<Record<string, number>> | undefined
  readonly freshDays: number
  readonly forms: 'one' | 'each'
}

/** What its author decides; none of it says how it stands. */
export type AssessmentTerms = {
  readonly title: string
  readonly kind: AssessmentKind
  readonly certificationId: Id<'crt'>
  readonly cohortId: Id<'coh'> | null
  readonly checkpointKey: string | null
  readonly draw: DrawRules
  readonly minutes: number | null
  readonly conditions: ExamConditions
  readonly opensAt: Instant | null
  readonly closesAt: Instant | null
  readonly review: ReviewPolicy
  readonly attemptsAllowed: number
  readonly graceSeconds: number
  readonly honourCode: boolean
  readonly instructions: string
}

export type Assessment = AssessmentTerms & {
  readonly assessmentId: AssessmentId
  readonly state: AssessmentState
  /** The form that everybody gets; null until drawn, and where each attempt gets its own. */
  readonly formId: FormId | null
  readonly releasedAt: Instant | null
  readonly revision: number
  readonly createdAt: Instant
}

/** Whether somebody may start it at `now`. The window is half-open. */
export const isOpenAt = ({ state, opensAt, closesAt }: Assessment, now: Instant): boolean =>
  state === 'published' && (opensAt === null || opensAt <= now) && (closesAt === null || now < closesAt)

export const opensAfter = ({ state, opensAt }: Assessment, now: Instant): boolean =>
  state === 'published' && opensAt !== null && opensAt > now
