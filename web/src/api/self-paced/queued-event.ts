import type { answerReviews, CallInput, logStudy, markAssignments } from '@cadre/contracts'
import { z } from 'zod'

type Answer = NonNullable<CallInput<typeof answerReviews>['body']>['answers'][number]
type Study = NonNullable<CallInput<typeof logStudy>['body']>['entries'][number]
type Mark = NonNullable<CallInput<typeof markAssignments>['body']>['marks'][number]

/** Something a person did that the server must learn of, once, however long it takes. */
export type QueuedEvent =
  | { readonly kind: 'answer'; readonly content: Answer }
  | { readonly kind: 'study'; readonly content: Study }
  | { readonly kind: 'mark'; readonly content: Mark }
export type Kept = { readonly name: string; readonly event: QueuedEvent }

const shape = z.object({ kind: z.enum(['answer', 'study', 'mark']), content: z.looseObject({}) })

/** Whether this app wrote it: to its own disk, sealed. What it holds is judged by the server's contract. */
export const isQueued = (value: unknown): value is QueuedEvent => shape.safeParse(value).success
