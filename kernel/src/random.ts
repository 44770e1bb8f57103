/** Chance as an argument. Implementations: `seededRandom` for what must be repeatable, the platform's for secrets. */
export interface Random {
  /** Uniform in [0, 1), 32 bits of resolution. */
  next(): number
}

/**
 * xoshiro128** (Blackman and Vigna, 2018) seeded by splitmix32. Fast, equidistributed, not for secrets.
 * @param seed any integer; only its low 32 bits count.
 */
export function seededRandom(seed: number): Random {
  let z = seed >>> 0
  const splitmix = () => {
    z = (z + 0x9e3779b9) >>> 0
    let t = z ^ (z >>> 16)
    t = Math.imul(t, 0x21f0aaad)
    t ^= t >>> 15
    t = Math.imul(t, 0x735a2d97)
    return (t ^ (t >>> 15)) >>> 0
  }
  let a = splitmix()
  let b = splitmix()
  let c = splitmix()
  let d = splitmix()
  return {
    next() {
      const r = Math.imul(b, 5)
      const result = Math.imul((r << 7) | (r >>> 25), 9) >>> 0
      const t = b << 9
      c ^= a
      d ^= b
      b ^= c
      a ^= d
      c ^= t
      d = (d << 11) | (d >>> 21)
      return result / 4294967296
    },
  }
}

/** Uniform integer in [0, n). @param n at least 1, at most 2^32. */
export const intBelow = (random: Random, n: number): number => Math.floor(random.next() * n)

/** Standard normal by Box and Muller; uses two draws. */
export function normal(random: Random): number {
  const u = 1 - random.next()
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * random.next())
}

/** A shuffled copy (Fisher and Yates). */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const out = [...items]
  for (let i = out.length - 1; i > 0; i--) {
    const j = intBelow(random, i + 1)
    const held = out[i] as T
    out[i] = out[j] as T
    out[j] = held
  }
  return out
}

/** One item. @param items not empty. */
export function pick<T>(random: Random, items: readonly T[]): T {
  return items[intBelow(random, items.length)] as T
}

/** A seed from a name, so that generated worlds are repeatable by name (FNV-1a, 32 bits). */
export function seedFrom(name: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193)
  return h >>> 0
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** A secret for an address or a cookie: 43 characters, 258 bits. @param random one that nobody can predict. */
export const secretText = (random: Random): string =>
  Array.from({ length: 43 }, () => alphabet.charAt(Math.floor(random.next() * 64))).join('')
