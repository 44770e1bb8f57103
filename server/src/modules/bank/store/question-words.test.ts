import { describe, expect, test } from 'vitest'
import { textOf } from '../domain/question-text.fixture.ts'
import type { QuestionText } from '../domain/question-text.ts'
import { longestWords, piecesSearched, wordNumbering } from './question-words.ts'

const numbered = (stem: string, more: Partial<QuestionText> = {}) => {
  const { vocabulary, wordsOf } = wordNumbering()
  return { ...wordsOf(textOf(stem, more)), vocabulary }
}

describe('words of a question as they are searched (Q1)', () => {
  test('are those of its title, stem, parts and explanation, without case, accents and marks around them', () => {
    const { vocabulary } = numbered('Is **Café** a *C++* word - or K-means.', {
      title: 'Título',
      explanation: 'Because…',
    })
    expect([...vocabulary.keys()].toSorted()).toEqual(
      ['a', 'because', 'c++', 'cafe', 'is', 'k-means', 'or', 'titulo', 'word'].toSorted(),
    )
  })
  test('have the number that a hash gives them: the same in every file, and exact as a number', () => {
    // Computed by PostgreSQL: ('x' || left(encode(sha256('model'), 'hex'), 13))::bit(52)::bigint.
    expect(numbered('Model').vocabulary.get('model')).toBe(2_593_938_100_644_573)
    expect(Number.isSafeInteger(2 ** 52)).toBe(true)
  })
  test('a text has each number once, however often the word stands there', () => {
    expect(numbered('model data model data').words).toMatch(/^\{\d+,\d+\}$/)
  })
  test.each([61, 90, 91, 200])('every thirty letters of a word of %i stand whole in one of its pieces', (length) => {
    const word = Array.from({ length }, (_, n) => (n * 7919).toString(36))
      .join('')
      .slice(0, length)
    const pieces = [...numbered(word).vocabulary.keys()]
    expect(Math.max(...pieces.map((piece) => piece.length))).toBe(60)
    for (let at = 0; at + 30 <= length; at++)
      expect(pieces.some((piece) => piece.includes(word.slice(at, at + 30)))).toBe(true)
  })
  test('texts of the same words have the same hash, whatever their marks', () => {
    expect(numbered('Which **model** fits?').likenessHash).toBe(numbered('which model, fits').likenessHash)
    expect(numbered('Which model fits?').likenessHash).not.toBe(numbered('Which model failed?').likenessHash)
  })
  test('a text is never cut within a character', () => {
    const { likeness } = numbered('𝔘'.repeat(4_000) + 'é')
    expect(likeness.isWellFormed()).toBe(true)
    expect(numbered(`x${'😀𐐷'.repeat(2_000)}`).likeness.isWellFormed()).toBe(true)
  })
})

test('likes are looked for by the eight longest words of at least five letters', () => {
  expect(longestWords('a few tiny ones')).toEqual([])
  expect(longestWords(Array.from({ length: 20 }, (_, n) => `word${n}`).join(' '))).toHaveLength(8)
})

test('what is searched is brought to the same form, at most eight pieces of at most thirty letters', () => {
  expect(piecesSearched('  Café, CAFE — "K-means." ')).toEqual(['cafe', 'k-means'])
  expect(piecesSearched('- . …')).toEqual([])
  expect(piecesSearched('x'.repeat(100))).toEqual(['x'.repeat(30)])
  expect(piecesSearched('a b c d e f g h i j')).toHaveLength(8)
})
