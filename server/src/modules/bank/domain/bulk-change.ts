/** What is done to each of many questions. */
export type BulkChange = PlaceChange | { kind: 'submit'; attestation: number } | { kind: 'retire'; reason: string }
export type PlaceChange =
  | { kind: 'tags'; add: string[]; remove: string[] }
  | { kind: 'place'; domain: string; objective: string | null }
  | { kind: 'difficulty'; difficulty: number | null }
export type BulkStage = 'changing' | 'done' | 'cancelled' | 'failed'

export type BulkCounts = {
  readonly selected: number
  readonly changed: number
  /** They were so already. */
  readonly unchanged: number
  /** Why some stay as they are. */
  readonly refused: { words: string; count: number }[]
}

export const nothingYet: BulkCounts = { selected: 0, changed: 0, unchanged: 0, refused: [] }

export function plus(a: BulkCounts, b: BulkCounts): BulkCounts {
  const byWords = Map.groupBy([...a.refused, ...b.refused], ({ words }) => words)
  return {
    selected: a.selected + b.selected,
    changed: a.changed + b.changed,
    unchanged: a.unchanged + b.unchanged,
    refused: [...byWords].map(([words, those]) => ({ words, count: those.reduce((sum, { count }) => sum + count, 0) })),
  }
}
