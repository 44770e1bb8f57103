import type { Random } from '@cadre/kernel'

/** Session, API token, invitation, sign-in link, password reset, first factor proven. */
export type TokenKind = 'cs' | 'ct' | 'ci' | 'cl' | 'cr' | 'cf'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** A secret of 43 characters, 258 bits of chance. Only its hash is stored. @param kind tells in a log what leaked. */
export function newToken(kind: TokenKind, random: Random): string {
  let body = ''
  for (let i = 0; i < 43; i++) body += alphabet.charAt(Math.floor(random.next() * 64))
  return `${kind}_${body}`
}
