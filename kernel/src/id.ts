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

/**
 * Ids of one moment that sort in the order they were made: each after the first adds one to its predecessor's chance.
 * @returns a maker for ids of any kind; use one maker for one transaction.
 */
export function idsOf(at: Instant, random: Random): <P extends string>(prefix: P) => Id<P> {
  let last = ''
  return <P extends string>(prefix: P) => {
    last = last === '' ? ulid(at, random) : successor(last)
    return `${prefix}_${last}` as Id<P>
  }
}

function successor(text: string): string {
  for (let i = text.length - 1; i >= 10; i--) {
    const digit = crockford.indexOf(text.charAt(i))
    if (digit < 31) return text.slice(0, i) + crockford.charAt(digit + 1) + '0'.repeat(text.length - 1 - i)
  }
  return text.slice(0, 10) + '0'.repeat(16)
}

export const isId = <P extends string>(prefix: P, text: string): text is Id<P> =>
  text.startsWith(`${prefix}_`) && body.test(text.slice(prefix.length + 1))
