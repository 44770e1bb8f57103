/** What a cohort's copy of its plan says of a session in place of the blueprint's. */
export type SessionContent = {
  /** Keys of the blueprint's objectives. */
  readonly objectives: readonly string[]
  /** What the trainer is told before the notes of the block that teaches. */
  readonly notes: readonly string[]
}

type Blocks = readonly { readonly kind: string; readonly notes: readonly string[] }[]

/** The kinds of blocks that are filled, the one that teaches first. */
const teaching = ['core-instruction', 'review']

/** Blocks with the cohort's notes before those of the block that teaches; where none does, of the first. */
export function blocksWith<B extends Blocks[number]>(blocks: readonly B[], content: SessionContent): B[] {
  const found = teaching.map((kind) => blocks.findIndex((block) => block.kind === kind)).find((at) => at >= 0) ?? 0
  return blocks.map((block, k) => (k === found ? { ...block, notes: [...content.notes, ...block.notes] } : block))
}
