const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const values = new Int8Array(128).fill(-1)
for (let i = 0; i < 64; i++) values[alphabet.charCodeAt(i)] = i

/** RFC 4648 section 4, with white space ignored; null where anything else stands in it. */
export function bytesOfBase64(text: string): Uint8Array | null {
  const out = new Uint8Array(Math.floor((text.length * 3) / 4))
  let length = 0
  let bits = 0
  let count = 0
  let padding = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 32 || (code >= 9 && code <= 13)) continue
    if (code === 61) {
      if (++padding > 2) return null
      continue
    }
    const value = code < 128 ? (values[code] ?? -1) : -1
    if (value < 0 || padding > 0) return null
    bits = ((bits << 6) | value) & 0xffffff
    if (++count % 4 !== 1) out[length++] = (bits >> (6 - 2 * ((count - 1) % 4))) & 0xff
  }
  return count % 4 === 1 ? null : out.slice(0, length)
}

/** RFC 4648 section 4, in one line. */
export function base64OfBytes(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let i = 0; i < bytes.length; i += 3) {
    const a = bytes[i] ?? 0
    const b = bytes[i + 1] ?? 0
    const c = bytes[i + 2] ?? 0
    const left = bytes.length - i
    parts.push(
      alphabet.charAt(a >> 2) +
        alphabet.charAt(((a & 3) << 4) | (b >> 4)) +
        (left > 1 ? alphabet.charAt(((b & 15) << 2) | (c >> 6)) : '=') +
        (left > 2 ? alphabet.charAt(c & 63) : '='),
    )
  }
  return parts.join('')
}
