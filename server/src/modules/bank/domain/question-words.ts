import { hash } from 'node:crypto'
import type { QuestionSet } from '@cadre/formats/question'
import { textFromSet } from './from-set.ts'
import { searchedTexts, searchWords } from './plain-words.ts'
import type { QuestionText } from './question-text.ts'

/** Words by their numbers in the index: 52 bits of SHA-256, which a number holds exactly. */
export type Vocabulary = ReadonlyMap<string, number>

/** What of a question is searched and compared. */
export type QuestionWords = {
  readonly likeness: string
  readonly likenessHash: string
  /** Numbers of its words, each once, as PostgreSQL writes an array: a file has half a million of them. */
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

/** The words of a text that was brought to the form of a search, each once. */
const distinctWords = (searched: string): Set<string> =>
  new Set(
    searched.split(' ').flatMap((each) => {
      const word = /^[.-]|[.-]$/.test(each) ? trimmed(each) : each
      return word === '' ? [] : word.length > longestWord ? piecesOf(word) : [word]
    }),
  )

function numberOf(word: string, vocabulary: Map<string, number>): number {
  const known = vocabulary.get(word)
  if (known !== undefined) return known
  const made = Number.parseInt(firstBits(word, 13), 16)
  vocabulary.set(word, made)
  return made
}

/** @param vocabulary gets the words that it does not have. */
export function questionWords(text: QuestionText, vocabulary: Map<string, number>): QuestionWords {
  const { search, likeness } = searchedTexts(text)
  const numbers = Array.from(distinctWords(search), (word) => numberOf(word, vocabulary))
  return { likeness, likenessHash: firstBits(likeness, 32), words: `{${numbers.join(',')}}` }
}

const noLinks = { caseId: () => null, hash: () => null }

/** The words of a file's questions by their keys; addresses of images and cases are no words. */
export function setWords({ questions }: Pick<QuestionSet, 'questions'>): SetWords {
  const vocabulary = new Map<string, number>()
  const byKey = new Map(
    questions.map((question) => [question.key, questionWords(textFromSet(question, noLinks), vocabulary)]),
  )
  return { vocabulary, byKey }
}

const leastLetters = 5
const mostAsked = 12

/** By which likes are looked for: long words are rare. */
export const longestWords = (likeness: string): number[] =>
  [...distinctWords(likeness)]
    .filter((word) => word.length >= leastLetters)
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .slice(0, mostAsked)
    .map((word) => numberOf(word, new Map()))

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
    .slice(0, 8)
