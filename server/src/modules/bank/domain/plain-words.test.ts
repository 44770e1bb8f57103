import { expect, test } from 'vitest'
import { excerptOf, plainWords } from './plain-words.ts'

test('quotes lose their marks, comparisons keep theirs', () => {
  expect(plainWords('> A note.\n> > Deeper.\n\nWhen is $x > 4$ and a -> b?')).toBe(
    'A note. Deeper. When is x > 4 and a -> b?',
  )
})

test('an excerpt never ends within a character', () => {
  for (const before of ['', 'x']) {
    const excerpt = excerptOf({ title: '', stem: before + '\u{1F9A9}'.repeat(300) })
    expect(excerpt.isWellFormed()).toBe(true)
    expect(excerpt.length).toBeLessThanOrEqual(180)
  }
})
