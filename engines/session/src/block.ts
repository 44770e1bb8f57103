export const blockKinds = [
  'opening-review',
  'core-instruction',
  'hands-on-lab',
  'practice-and-discussion',
  'closing',
  'briefing',
  'assessment',
  'review',
  'break',
] as const
export type BlockKind = (typeof blockKinds)[number]

/** What a kind is called where people read it. */
export const blockTitles: Readonly<Record<BlockKind, string>> = {
  'opening-review': 'Opening review',
  'core-instruction': 'Core instruction',
  'hands-on-lab': 'Hands-on lab',
  'practice-and-discussion': 'Practice and discussion',
  closing: 'Closing',
  briefing: 'Briefing',
  assessment: 'Assessment',
  review: 'Review',
  break: 'Break',
}

/** A part of a session as it was planned. */
export type PlannedBlock = {
  /** Unique within the session. */
  readonly key: string
  readonly kind: BlockKind
  readonly title: string
  /** Above 0. */
  readonly plannedMs: number
  /** With less than this it is not worth beginning; above 0, at most `plannedMs`. */
  readonly leastMs: number
  /** What a minute of it is worth beside a minute of the others; above 0. */
  readonly value: number
  /** Keys of the objectives that it serves. */
  readonly objectives: readonly string[]
}

export const minuteMs = 60_000

/**
 * What a kind of block needs at least, as a share of its plan, and what its minutes are worth beside the others'. A
 * teaching rule, not an estimate: doing and closing come before hearing, an assessment is whole or not at all, and a
 * break is the first thing to go.
 */
export const usualTerms: Readonly<Record<BlockKind, { readonly leastShare: number; readonly value: number }>> = {
  'opening-review': { leastShare: 1 / 3, value: 2 },
  'core-instruction': { leastShare: 1 / 2, value: 3 },
  'hands-on-lab': { leastShare: 3 / 5, value: 4 },
  'practice-and-discussion': { leastShare: 1 / 3, value: 3 },
  closing: { leastShare: 3 / 5, value: 5 },
  briefing: { leastShare: 1 / 2, value: 2 },
  assessment: { leastShare: 1, value: 4 },
  review: { leastShare: 1 / 2, value: 3 },
  break: { leastShare: 1 / 2, value: 1 },
}

/** A block on the usual terms. @param minutes whole, above 0. */
export function usualBlock({
  minutes,
  ...block
}: Omit<PlannedBlock, 'plannedMs' | 'leastMs' | 'value'> & { readonly minutes: number }): PlannedBlock {
  const { leastShare, value } = usualTerms[block.kind]
  return {
    ...block,
    plannedMs: minutes * minuteMs,
    leastMs: Math.max(1, Math.ceil(minutes * leastShare - 1e-9)) * minuteMs,
    value,
  }
}
