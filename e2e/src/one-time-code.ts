import { createHmac } from 'node:crypto'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const stepSeconds = 30

/** What an authenticator app shows for a key in base 32 (RFC 6238: SHA-1, 30 seconds, six digits). */
export function oneTimeCode(key: string, atMs: number): string {
  const bits = Array.from(key.replaceAll(/[\s=]/g, ''), (c) => alphabet.indexOf(c).toString(2).padStart(5, '0')).join(
    '',
  )
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(atMs / 1000 / stepSeconds)))
  const digest = createHmac('sha1', bytes).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0')
}
