import { Buffer } from 'node:buffer'
import { expectOk } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'

const anyText = fc.string({ unit: 'grapheme', maxLength: 300 }).filter((text) => text.isWellFormed())

describe('Q6: encodings are kept', () => {
  test('UTF-8 is what the platform reads, with and without a byte-order mark', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const plain = text.replace(/^(\ufeff|[\0<])+/, '')
        expect(expectOk(decodeText(Buffer.from(plain)))).toBe(plain)
        expect(expectOk(decodeText(Buffer.from(`\ufeff${plain}`)))).toBe(plain)
      }),
    )
  })
  test('any bytes are refused exactly when the platform refuses them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const all = new Uint8Array([0x61, ...bytes])
        const result = decodeText(all)
        let expected: string | null = null
        try {
          expected = new TextDecoder('utf-8', { fatal: true }).decode(all)
        } catch {
          expected = null
        }
        expect(result.ok ? result.value : null).toBe(expected)
      }),
      { numRuns: 500 },
    )
  })
  test('UTF-16 in either order', () => {
    const little = Buffer.from('\ufeff<é>😀', 'utf16le')
    expect(expectOk(decodeText(little))).toBe('<é>😀')
    expect(expectOk(decodeText(Buffer.from(little).swap16()))).toBe('<é>😀')
    expect(expectOk(decodeText(Buffer.from('<é>', 'utf16le')))).toBe('<é>')
  })
  test('Latin 1 where the file says so', () => {
    const text = '<?xml version="1.0" encoding="ISO-8859-1"?><a>é\u0080</a>'
    expect(expectOk(decodeText(Buffer.from(text, 'latin1')))).toBe(text.replace('\u0080', '€'))
  })
  test('what it cannot know is refused', () => {
    expect(decodeText(Buffer.from('<?xml version="1.0" encoding="EBCDIC-37"?><a/>')).ok).toBe(false)
    expect(decodeText(new Uint8Array([0xff, 0xfe, 0x41])).ok).toBe(false)
  })
})
