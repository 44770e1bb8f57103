import type { readAssessment, ReplyOf } from '@cadre/contracts'
import { isoOf, type Zone } from '@cadre/kernel'
import { instantOfLocal, localText } from '../../../lib/format/local-instant.ts'
import { instantAt } from '../../../lib/format/wire.ts'
import type { AssessmentKind, ReviewPolicy } from '../words.ts'
import { type Draft, type ExamNumbers, presetOf } from './presets.ts'

export type Assessment = ReplyOf<typeof readAssessment>

/** What the form holds: every field as it is typed. */
export type DraftFields = {
  readonly title: string
  readonly kind: AssessmentKind
  readonly certificationId: string
  readonly cohortId: string
  readonly scored: number
  readonly unscored: number
  readonly freshDays: number
  readonly forms: 'one' | 'each'
  /** Empty: untimed. */
  readonly minutes: number | ''
  readonly oneSitting: boolean
  readonly closedBook: boolean
  readonly calculator: boolean
  readonly notes: boolean
  /** `YYYY-MM-DDTHH:MM` in the viewer's zone; empty: not set. */
  readonly opensAt: string
  readonly closesAt: string
  readonly review: ReviewPolicy
  readonly attemptsAllowed: number
  readonly graceSeconds: number
  readonly honourCode: boolean
  readonly instructions: string
}

/** What a kind brings with it. */
export function presetFields(kind: AssessmentKind, exam: ExamNumbers): Partial<DraftFields> {
  const { conditions, minutes, ...rest } = presetOf(kind, exam)
  const { timed: _, ...kept } = conditions
  return { ...rest, ...kept, minutes: minutes ?? '' }
}

/** What a kind brings, without the fields that were filled in by hand: those stay as they were typed. */
export const untouched = (preset: Partial<DraftFields>, byHand: ReadonlySet<string>): Partial<DraftFields> =>
  Object.fromEntries(Object.entries(preset).filter(([field]) => !byHand.has(field)))

export const emptyDraft = (certificationId: string, cohortId: string): DraftFields => ({
  title: '',
  kind: 'practice-exam',
  certificationId,
  cohortId,
  scored: 50,
  unscored: 0,
  freshDays: 14,
  forms: 'one',
  minutes: 90,
  oneSitting: true,
  closedBook: true,
  calculator: false,
  notes: false,
  opensAt: '',
  closesAt: '',
  review: 'after-close',
  attemptsAllowed: 1,
  graceSeconds: 60,
  honourCode: true,
  instructions: '',
})

const localOf = (iso: string | null, zone: Zone): string => (iso === null ? '' : localText(zone, instantAt(iso)))

export const fieldsOf = (assessment: Assessment, zone: Zone): DraftFields => ({
  title: assessment.title,
  kind: assessment.kind,
  certificationId: assessment.certificationId,
  cohortId: assessment.cohortId ?? '',
  scored: assessment.draw.scored,
  unscored: assessment.draw.unscored,
  freshDays: assessment.draw.freshDays,
  forms: assessment.draw.forms,
  minutes: assessment.minutes ?? '',
  oneSitting: assessment.conditions.oneSitting,
  closedBook: assessment.conditions.closedBook,
  calculator: assessment.conditions.calculator,
  notes: assessment.conditions.notes,
  opensAt: localOf(assessment.opensAt, zone),
  closesAt: localOf(assessment.closesAt, zone),
  review: assessment.review,
  attemptsAllowed: assessment.attemptsAllowed,
  graceSeconds: assessment.graceSeconds,
  honourCode: assessment.honourCode !== null,
  instructions: assessment.instructions,
})

/** The body to send. @param before what the form does not show stays as it is. */
export function bodyOf(fields: DraftFields, zone: Zone, before: Assessment | null): Draft {
  const { scored, unscored, freshDays, forms, minutes, oneSitting, closedBook, calculator, notes, ...rest } = fields
  const iso = (local: string): string | null => {
    const at = instantOfLocal(zone, local)
    return at === null ? null : isoOf(at)
  }
  return {
    ...rest,
    cohortId: fields.cohortId === '' ? null : fields.cohortId,
    checkpointKey: before?.checkpointKey ?? null,
    draw: { ...before?.draw, scored, unscored, freshDays, forms },
    minutes: minutes === '' ? null : minutes,
    conditions: { timed: minutes !== '', oneSitting, closedBook, calculator, notes },
    opensAt: iso(fields.opensAt),
    closesAt: iso(fields.closesAt),
  }
}
