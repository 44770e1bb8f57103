import fc from 'fast-check'
import { expect, test } from 'vitest'
import { htmlOfMarkdown, plainOfMarkdown } from './markdown-to-html.ts'

const media = () => 'x'

test('whatever is nested in whatever, a text is written and never an error (S-07)', () => {
  const marks = fc.array(
    fc.constantFrom('> ', '>', '- ', '1. ', '*a ', '**', '_', '~~', '[', '![', '](', '`', '$', 'a', '\n', '  \n'),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  fc.assert(
    fc.property(marks, fc.integer({ min: 500, max: 2_000 }), (parts, times) => {
      const text = parts.join('').repeat(times).slice(0, 8_000)
      expect(htmlOfMarkdown(text, { media })).toEqual(expect.any(String))
      expect(plainOfMarkdown(text)).toEqual(expect.any(String))
    }),
    { numRuns: 60 },
  )
  const deep = '- '.repeat(4_000)
  expect([htmlOfMarkdown(deep, { media }), plainOfMarkdown(deep)]).toEqual([`<p>${deep}</p>`, deep.trim()])
})
