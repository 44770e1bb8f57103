/** Somebody joins another group, works alone from now on, or takes no part in the lab. Groups that empty go. */
export type PairMove =
  | { readonly kind: 'join'; readonly group: number }
  | { readonly kind: 'alone' }
  | { readonly kind: 'out' }

/** The most that one group of a lab holds. */
export const mostInGroup = 4

/** Groups of person ids after one person moved; the others stay where they are. */
export function movedPair(groups: readonly (readonly string[])[], personId: string, move: PairMove): string[][] {
  const left = groups.map((group, at) => [
    ...group.filter((id) => id !== personId),
    ...(move.kind === 'join' && move.group === at ? [personId] : []),
  ])
  const all = move.kind === 'alone' ? [...left, [personId]] : left
  return all.filter((group) => group.length > 0)
}
