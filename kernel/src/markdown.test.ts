import { describe, expect, test } from 'vitest'
import { isCostlyMarkdown } from './markdown.ts'

describe('Markdown that costs out of proportion (S-07)', () => {
  test.each([
    ['quotes in quotes', '>'.repeat(100)],
    ['lists in quotes', '> - '.repeat(50)],
    ['bullets in bullets', '- '.repeat(50)],
    ['numbers in numbers, after a line of words', `Look:\n${'1) '.repeat(50)}`],
    ['open emphasis', '*a **b '.repeat(1_000)],
    ['thousands of headings', 'a\n=\n'.repeat(1_500)],
  ])('%s', (_, text) => expect(isCostlyMarkdown(text)).toBe(true))

  test.each([
    ['a rule', '-'.repeat(200)],
    ['a list of lists as people write it', '- a\n  - b\n    1. c\n       > - d\n'.repeat(100)],
    ['names in code', `\`\`\`python\n${'a_b_c = d_e_f\n'.repeat(900)}\`\`\``],
    ['many words in bold, paragraph by paragraph', '**a** and *b*\n\n'.repeat(900)],
    ['negative numbers', Array.from({ length: 500 }, (_, i) => `-${i}`).join(' ')],
  ])('%s is none', (_, text) => expect(isCostlyMarkdown(text)).toBe(false))
})
