import type { readCohortReadiness, ReplyOf } from '@cadre/contracts'

export type CohortReadiness = ReplyOf<typeof readCohortReadiness>
