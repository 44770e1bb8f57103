/** A short name for addresses: lower-case letters, digits and hyphens, 2 to 40 characters. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '')
  return plain.length >= 2 ? plain : 'organisation'
}

/** The name itself, or with the lowest number that makes it free. */
export function freeSlug(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted
  for (let n = 2; ; n++) {
    const next = `${wanted.slice(0, 36)}-${n}`
    if (!taken.has(next)) return next
  }
}
