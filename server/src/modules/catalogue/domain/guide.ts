import { ok, refuse, type Id, type Ok, type PlainDate, type Refusal } from '@cadre/kernel'
import type { Confidence } from './certification.ts'

export type DomainId = Id<'dom'>
export type Objective = { readonly objectiveId: Id<'obj'>; readonly code: string | null; readonly text: string }
export type GuideDomain = {
  readonly domainId: DomainId
  readonly name: string
  readonly weightLow: number
  readonly weightHigh: number
  readonly objectives: Objective[]
}
export type GuideVersion = {
  readonly guideVersionId: Id<'gui'>
  readonly label: string
  readonly effectiveFrom: PlainDate | null
  readonly supersededOn: PlainDate | null
  readonly confidence: Confidence
  readonly domains: GuideDomain[]
}

type Weights = { readonly weightLow: number; readonly weightHigh: number }

/** Published weights can be one exam's only if 100 % lies between the sums of the low and the high ends (±0.5 for rounding). */
export function checkWeights(
  domains: readonly Weights[],
): Ok<null> | Refusal<'catalogue.weights-do-not-sum', { low: number; high: number }> {
  const low = domains.reduce((sum, domain) => sum + domain.weightLow, 0)
  const high = domains.reduce((sum, domain) => sum + domain.weightHigh, 0)
  const inOrder = domains.every((domain) => domain.weightLow <= domain.weightHigh)
  return inOrder && low <= 100.5 && high >= 99.5 ? ok(null) : refuse('catalogue.weights-do-not-sum', { low, high })
}
