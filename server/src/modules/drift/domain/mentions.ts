/** Each place of a blueprint whose text speaks of a word, named by titles or keys where they are there. */
export function mentionsOf(word: string, value: unknown, place: readonly string[] = []): string[] {
  if (typeof value === 'string') return value.includes(word) ? [place.join(' › ')] : []
  if (Array.isArray(value))
    return value.flatMap((item: unknown, index) => mentionsOf(word, item, [...place, nameOf(item) ?? `${index + 1}`]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => mentionsOf(word, inner, [...place, key]))
}

const nameOf = (item: unknown): string | null =>
  typeof item === 'object' && item !== null && 'key' in item && typeof item.key === 'string' ? item.key : null
