import type { Id, PlainDate } from '@cadre/kernel'

export type PlanStep = {
  readonly kind: 'material' | 'office-hours' | 'practice' | 'other'
  readonly words: string
  readonly url: string | null
  readonly dueOn: PlainDate | null
  readonly done: boolean
}
/** open: agreed and running · kept: done · dropped: given up. */
export type PlanState = 'open' | 'kept' | 'dropped'
export type Plan = {
  readonly planId: Id<'cpl'>
  readonly cohortId: Id<'coh'>
  readonly personId: Id<'per'>
  readonly ownerId: Id<'per'>
  readonly steps: readonly PlanStep[]
  readonly followUpOn: PlainDate
  readonly state: PlanState
  readonly revision: number
}

/** Somebody said they would look again, and the day has come. */
export const isFollowUpDue = ({ state, followUpOn }: Pick<Plan, 'state' | 'followUpOn'>, today: PlainDate): boolean =>
  state === 'open' && followUpOn <= today
