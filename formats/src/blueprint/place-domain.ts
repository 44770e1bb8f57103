/** Two spellings of one name: case, accents of width, "&" for "and", and punctuation do not count. */
export const normalisedName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** A domain as somebody speaks of it: by key, by name, or by both. Exam guides have names alone, banks keys alone. */
export type SpokenDomain = { readonly key?: string | undefined; readonly name?: string | undefined }

/**
 * The one rule by which guide, blueprint and bank mean the same domain: the same key, else the same name however it is spelt, else a key
 * that is the name written small with dashes. Null: these domains do not have it.
 */
export function placeDomain<D extends { readonly key: string; readonly name: string }>(
  domains: readonly D[],
  { key, name }: SpokenDomain,
): D | null {
  const byKey = key === undefined ? undefined : domains.find((each) => each.key === key)
  if (byKey) return byKey
  const spoken = [name, key].flatMap((word) => (word === undefined ? [] : [normalisedName(word)]))
  return domains.find((each) => spoken.includes(normalisedName(each.name))) ?? null
}
