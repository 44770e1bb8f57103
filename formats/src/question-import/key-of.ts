const longest = 60

/** A key from a title, an id or a stem: small letters and digits joined by hyphens; letters lose their accents. */
export function keyOf(text: string): string {
  const plain = text
    .slice(0, 400)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/\.+(?![a-z0-9])|(?<![a-z0-9])\.+|(?<=\.)-|-(?=\.)/g, '')
    .replaceAll(/-+/g, '-')
  const begun = plain.replace(/^[-.]+/, '')
  const named = /^[a-z]/.test(begun) ? begun : `q-${begun}`
  return named.slice(0, longest).replace(/[-.]+$/, '')
}

/** Hands out keys that nobody has yet: the wanted one, else with -2, -3 … behind it. */
export function uniqueKeys(): (wanted: string) => string {
  const taken = new Set<string>()
  const nextByKey = new Map<string, number>()
  return (wanted) => {
    let key = wanted
    for (let n = nextByKey.get(wanted) ?? 2; taken.has(key); n++) {
      const ending = `-${n}`
      key = wanted.slice(0, longest - ending.length).replace(/[-.]+$/, '') + ending
      nextByKey.set(wanted, n + 1)
    }
    taken.add(key)
    return key
  }
}
