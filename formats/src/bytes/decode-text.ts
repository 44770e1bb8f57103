import { strFromU8 } from 'fflate'
import { type Ok, ok, refuse, type Refusal } from '@cadre/kernel'

export type DecodeRefusal = Refusal<'bytes.not-text', { readonly offset: number; readonly reason: string }>

/** Windows-1252 where it differs from ISO 8859-1 (WHATWG encoding standard). */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/

/**
 * A text file's bytes as text: UTF-8, UTF-16 by its byte-order mark or by the zero beside its first `<`, Latin 1 where an XML
 * declaration says so. The byte-order mark is dropped; bytes that are not the encoding's are refused with their offset.
 */
export function decodeText(bytes: Uint8Array): Ok<string> | DecodeRefusal {
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return utf16(bytes.subarray(2), false)
  if (a === 0xfe && b === 0xff) return utf16(bytes.subarray(2), true)
  if (a === 0x3c && b === 0) return utf16(bytes, false)
  if (a === 0 && b === 0x3c) return utf16(bytes, true)
  const start = a === 0xef && b === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const head = String.fromCharCode(...bytes.subarray(start, start + 200))
  const encoding = declared.exec(head)?.[1]?.toLowerCase() ?? 'utf-8'
  if (['iso-8859-1', 'latin1', 'windows-1252', 'us-ascii', 'cp1252'].includes(encoding)) return ok(latin1(bytes))
  if (encoding !== 'utf-8' && encoding !== 'utf8' && !encoding.startsWith('utf-16')) {
    return refuse('bytes.not-text', { offset: 0, reason: `its encoding ${encoding} is not known; save it as UTF-8` })
  }
  // The platform's decoder is fast and writes U+FFFD for what it cannot read; only then is each byte looked at.
  const text = strFromU8(bytes.subarray(start))
  return text.includes('\ufffd') ? utf8(bytes.subarray(start)) : ok(text)
}

/**
 * Bytes that are no UTF-8, as Windows-1252, which spreadsheets and old editors write without saying so: only where nothing in
 * them is a character of UTF-8 and every byte is a printable one of Windows-1252. Null for anything else.
 */
export function guessedWindowsText(bytes: Uint8Array): string | null {
  for (const [i, byte] of bytes.entries()) {
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) return null
    if (byte >= 0xc2 && byte <= 0xf4 && codePoint(bytes, i, byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) >= 0) return null
  }
  const text = latin1(bytes)
  return /[\u007f-\u009f]/.test(text) ? null : text
}

const chunk = 8192

function utf16(bytes: Uint8Array, bigEndian: boolean): Ok<string> | DecodeRefusal {
  if (bytes.length % 2 === 1) {
    return refuse('bytes.not-text', { offset: bytes.length - 1, reason: 'it is UTF-16 and ends within a character' })
  }
  const parts: string[] = []
  for (let i = 0; i < bytes.length; i += 2 * chunk) {
    const part = bytes.subarray(i, i + 2 * chunk)
    const units = new Uint16Array(part.length / 2)
    for (let u = 0; u < units.length; u++) {
      const [first = 0, second = 0] = [part[2 * u], part[2 * u + 1]]
      units[u] = bigEndian ? (first << 8) | second : (second << 8) | first
    }
    parts.push(String.fromCharCode(...units))
  }
  const text = parts.join('')
  if (text.isWellFormed()) return ok(text)
  return refuse('bytes.not-text', { offset: 0, reason: 'it is UTF-16 with half characters' })
}

function latin1(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let i = 0; i < bytes.length; i += chunk) parts.push(String.fromCharCode(...bytes.subarray(i, i + chunk)))
  return parts.join('').replaceAll(/[\u0080-\u009f]/g, (found) => windows.charAt(found.charCodeAt(0) - 0x80))
}

function utf8(bytes: Uint8Array): Ok<string> | DecodeRefusal {
  const parts: string[] = []
  let units = new Uint16Array(chunk + 2)
  let used = 0
  let i = 0
  while (i < bytes.length) {
    const first = bytes[i] ?? 0
    if (first < 0x80) {
      units[used++] = first
      i++
    } else {
      const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
      const point = codePoint(bytes, i, length)
      if (point < 0) {
        const reason = `it is not UTF-8: byte ${i} does not belong to a character; save it as UTF-8`
        return refuse('bytes.not-text', { offset: i, reason })
      }
      if (point > 0xffff) {
        units[used++] = 0xd800 + ((point - 0x10000) >> 10)
        units[used++] = 0xdc00 + ((point - 0x10000) & 0x3ff)
      } else units[used++] = point
      i += length
    }
    if (used >= chunk) {
      parts.push(String.fromCharCode(...units.subarray(0, used)))
      units = new Uint16Array(chunk + 2)
      used = 0
    }
  }
  parts.push(String.fromCharCode(...units.subarray(0, used)))
  return ok(parts.join(''))
}

const smallest = [0, 0, 0x80, 0x800, 0x10000]

/** The code point of a sequence, -1 when it is none: overlong, a surrogate, beyond Unicode, cut off. */
function codePoint(bytes: Uint8Array, at: number, length: number): number {
  const first = bytes[at] ?? 0
  if (first < 0xc2 || first > 0xf4) return -1
  let point = first & (0x7f >> length)
  for (let k = 1; k < length; k++) {
    const next = bytes[at + k] ?? 0
    if ((next & 0xc0) !== 0x80) return -1
    point = (point << 6) | (next & 0x3f)
  }
  const isWhole = point >= (smallest[length] ?? 0) && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
  return isWhole ? point : -1
}
