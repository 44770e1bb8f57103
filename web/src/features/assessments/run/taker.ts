import type { ReplyOf, watchAssessment } from '@cadre/contracts'

/** One taker as who watches sees them. */
export type Taker = ReplyOf<typeof watchAssessment>['items'][number]
