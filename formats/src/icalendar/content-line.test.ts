import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { folded, property, quoted, textValue, uriValue } from './content-line.ts'

const anyText = fc.string({ unit: 'grapheme', maxLength: 300 })
const anyBinary = fc.string({ unit: 'binary', maxLength: 300 })
const octets = (line: string) => Buffer.byteLength(line, 'utf8')

describe('X2 content lines', () => {
  test('no line is longer than 75 octets, and unfolding gives the text back', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = property('SUMMARY', textValue(text))
        const written = folded([line])
        expect(written.endsWith('\r\n')).toBe(true)
        expect(
          written
            .slice(0, -2)
            .split('\r\n')
            .every((part) => octets(part) <= 75),
        ).toBe(true)
        expect(written.slice(0, -2).replaceAll('\r\n ', '')).toBe(line)
      }),
      { numRuns: 500 },
    )
  })
  test('a fold never splits a character of four octets', () => {
    const written = folded([property('SUMMARY', '🎓'.repeat(40))])
    expect(written.split('\r\n').map(octets)).toEqual([72, 73, 25, 0])
    expect(Buffer.from(written, 'utf8').toString('utf8')).toBe(written)
  })
  test('text keeps its meaning and cannot end a line', () => {
    expect(textValue('a,b;c\\d\r\ne\nf\rg')).toBe('a\\,b\\;c\\\\d\\ne\\nf\\ng')
    fc.assert(
      fc.property(anyBinary, (text) => {
        for (const value of [textValue(text), uriValue(text), quoted(text)]) expect(value).not.toMatch(/[\r\n\0]/)
        expect(quoted(text).slice(1, -1)).not.toContain('"')
      }),
    )
  })
})
