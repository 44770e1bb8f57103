import { hash } from 'node:crypto'
import type { QuestionSet } from '@cadre/formats/question'
import { textFromSet } from '../domain/from-set.ts'
import { searchedTexts, searchWords } from '../domain/plain-words.ts'
import type { QuestionText } from '../domain/question-text.ts'

/** Words by their numbers in the index: 52 bits of SHA-256, which a number holds exactly. */
export type Vocabulary = ReadonlyMap<string, number>

/** What of a question is searched and compared. */
export type QuestionWords = {
  readonly likeness: string
  readonly likenessHash: string
  /** Numbers of its words as PostgreSQL writes an array: a file has half a million of them. */
  readonly words: string
}
export type SetWords = { readonly vocabulary: Vocabulary; readonly byKey: ReadonlyMap<string, QuestionWords> }

/** A longer word is kept in pieces that overlap by half, so that every half of this length stands whole in one of them. */
const longestWord = 60
const half = longestWord / 2

const firstBits = (text: string, digits: number): string => hash('sha256', text, 'hex').slice(0, digits)

const trimmed = (word: string): string => word.replace(/^[.-]+|[.-]+$/g, '')

function piecesOf(word: string): string[] {
  if (word.length <= longestWord) return [word]
  const count = Math.ceil((word.length - half) / half)
  return Array.from({ length: count }, (_, n) => word.slice(n * half, n * half + longestWord).toWellFormed())
}

const isTrimmed = (word: string): boolean =>
  !word.startsWith('.') && !word.startsWith('-') && !word.endsWith('.') && !word.endsWith('-')

/** What of a text between two spaces is kept: nothing, a word, or the pieces of a long one. */
function wordsIn(token: string): string[] {
  const word = isTrimmed(token) ? token : trimmed(token)
  return word === '' ? [] : piecesOf(word)
}

const numberOf = (word: string): number => Number.parseInt(firstBits(word, 13), 16)

type Known = { readonly numbers: readonly number[]; seenIn: number }

/** Numbers the words of many texts; each word is looked up once a place and hashed once. */
export function wordNumbering() {
  const vocabulary = new Map<string, number>()
  const tokens = new Map<string, Known>()
  let texts = 0
  const made = (token: string): Known => {
    const words = wordsIn(token)
    for (const word of words) if (!vocabulary.has(word)) vocabulary.set(word, numberOf(word))
    const known = { numbers: words.map((word) => vocabulary.get(word) ?? numberOf(word)), seenIn: 0 }
    tokens.set(token, known)
    return known
  }
  const numbersOf = (search: string): string => {
    texts += 1
    const numbers: number[] = []
    for (const token of search.split(' ')) {
      const known = tokens.get(token) ?? made(token)
      if (known.seenIn === texts) continue
      known.seenIn = texts
      numbers.push(...known.numbers)
    }
    return `{${numbers.join(',')}}`
  }
  const wordsOf = (text: QuestionText): QuestionWords => {
    const { search, likeness } = searchedTexts(text)
    return { likeness, likenessHash: firstBits(likeness, 32), words: numbersOf(search) }
  }
  return { vocabulary, wordsOf }
}

const noLinks = { caseId: () => null, hash: () => null }

/** The words of a file's questions by their keys; addresses of images and cases are no words. */
export function setWords({ questions }: Pick<QuestionSet, 'questions'>): SetWords {
  const { vocabulary, wordsOf } = wordNumbering()
  const byKey = new Map(questions.map((question) => [question.key, wordsOf(textFromSet(question, noLinks))]))
  return { vocabulary, byKey }
}

const leastLetters = 5
const mostAsked = 8

/** By which likes are looked for: long words are rare. */
export const longestWords = (likeness: string): number[] =>
  [...new Set(likeness.split(' ').flatMap(wordsIn))]
    .filter((word) => word.length >= leastLetters)
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .slice(0, mostAsked)
    .map(numberOf)

const mostSearched = 8

/** What somebody searches by, as the words of questions are kept. A long one is found by its first letters. */
export const piecesSearched = (text: string): string[] =>
  [
    ...new Set(
      searchWords(text)
        .split(' ')
        .map((word) => trimmed(word).slice(0, half).toWellFormed()),
    ),
  ]
    .filter((word) => word !== '')
    .slice(0, mostSearched)
