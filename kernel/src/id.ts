import type { Brand } from './brand.ts'
import type { Random } from './random.ts'
import type { Instant } from './time.ts'

/** `prefix_` and a ULID: sortable by time of creation, readable in a log, branded by kind. */
export type Id<Prefix extends string> = Brand<`${Prefix}_${string}`, Prefix>

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const body = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/

/** 48 bits of time and 80 of chance, as Crockford's base 32 (26 characters). Source: github.com/ulid/spec. */
export function ulid(at: Instant, random: Random): string {
  let time = Math.max(0, Math.floor(at))
  let text = ''
  for (let i = 0; i < 10; i++) {
    text = crockford.charAt(time % 32) + text
    time = Math.floor(time / 32)
  }
  for (let i = 0; i < 16; i++) text += crockford.charAt(Math.floor(random.next() * 32))
  return text
}

export const newId = <P extends string>(prefix: P, at: Instant, random: Random): Id<P> =>
  `${prefix}_${ulid(at, random)}` as Id<P>

export const isId = <P extends string>(prefix: P, text: string): text is Id<P> =>
  text.startsWith(`${prefix}_`) && body.test(text.slice(prefix.length + 1))
