import type { Random } from '@cadre/kernel'

/** Bytes of chance that nobody can predict, as base64url. */
export function secretOf(bytes: number): string {
  const chance = crypto.getRandomValues(new Uint8Array(bytes))
  return btoa(String.fromCharCode(...chance)).replace(/[+/=]/g, (sign) => ({ '+': '-', '/': '_' })[sign] ?? '')
}

export const browserRandom: Random = {
  next: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
}
