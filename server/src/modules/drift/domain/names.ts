/** Keys of a blueprint are at most this long. */
export const longestKey = 60

/** A name as a key of a blueprint: small letters, digits and single dashes, beginning with a letter. */
export function keyFrom(name: string, length: number = longestKey): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
  const lettered = /^-*[a-z]/.test(plain) ? plain : `d-${plain}`
  return lettered.replace(/-+/g, '-').replace(/^-/, '').slice(0, length).replace(/-$/, '')
}

/** The key, or the key with the first number that nobody has taken. */
export function freeKey(name: string, taken: ReadonlySet<string>): string {
  const key = keyFrom(name, longestKey - 4)
  if (!taken.has(key)) return key
  for (let n = 2; ; n++) if (!taken.has(`${key}-${n}`)) return `${key}-${n}`
}
