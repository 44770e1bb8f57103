import type { Id, Instant } from '@cadre/kernel'
import type { QuestionText } from './question-text.ts'
import type { State } from './workflow.ts'

export type QuestionId = Id<'qst'>
export type QuestionVersionId = Id<'qve'>
export type PersonId = Id<'per'>

/** Where a question belongs. */
export type Place = {
  readonly certificationId: Id<'crt'>
  readonly domain: string
  readonly objective: string | null
  readonly difficulty: number | null
  readonly tags: readonly string[]
}
export type ProvenanceKind = 'experience' | 'documentation' | 'imported' | 'shipped'
export type Provenance = { readonly kind: ProvenanceKind; readonly words: string }

/** A question as the bank holds it: the working text, and which of its versions is live or in review. */
export type StoredQuestion = {
  readonly questionId: QuestionId
  readonly place: Place
  readonly text: QuestionText
  readonly provenance: Provenance
  readonly guideVersion: string | null
  readonly state: State
  /** Null: came with Cadre. */
  readonly authorId: PersonId | null
  readonly editors: readonly PersonId[]
  readonly revision: number
  readonly changedBy: PersonId | null
  readonly changedAt: Instant
  readonly versionCount: number
  readonly live: { readonly versionId: QuestionVersionId; readonly number: number } | null
  readonly inReviewVersionId: QuestionVersionId | null
}

/** Whoever wrote any of what a version says may not review it. */
export const mayReview = (
  { editors, authorId, live }: Pick<StoredQuestion, 'editors' | 'authorId' | 'live'>,
  personId: PersonId | null,
): boolean => personId !== null && !editors.includes(personId) && (live !== null || authorId !== personId)
