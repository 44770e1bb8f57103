import type { ReplyOf, reviewAttempt } from '@cadre/contracts'

/** An attempt in review, and one of its questions. */
export type Review = ReplyOf<typeof reviewAttempt>
export type Reviewed = Review['questions'][number]
