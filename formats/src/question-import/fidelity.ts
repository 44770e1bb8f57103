import type { Ok, Refusal } from '@cadre/kernel'
import type { QuestionSet } from '../question/index.ts'

/** Where in a file: a line (1 is the first), a file inside a package, the id that the file gives the item. */
export type Place = { readonly line?: number; readonly file?: string; readonly item?: string }

/** Something that could not be kept as it was. `code` is permanent, `words` are for people. */
export type Note = { readonly code: string; readonly words: string }

/** What became of one question: `exact`, `approximated` (and how), `not-imported` (and why). */
export type Fidelity = {
  readonly outcome: 'exact' | 'approximated' | 'not-imported'
  readonly place: Place
  /** Its title, or how its stem begins. */
  readonly title: string
  /** The question's key in the set; absent when it was not imported. */
  readonly key?: string
  readonly notes: readonly Note[]
}

/** What a bank file says of itself; other formats have no place for it. */
export type FileHead = { readonly key: string; readonly provenance?: string; readonly domain?: string }

export type ReadSet = {
  /** Of a package: that of its first file of questions. */
  readonly format: QuestionFormat
  readonly set: QuestionSet
  readonly fidelity: readonly Fidelity[]
  readonly head?: FileHead
}

export const formatNames = {
  gift: 'GIFT',
  'moodle-xml': 'Moodle XML',
  aiken: 'Aiken',
  csv: 'CSV',
  qti12: 'QTI 1.2',
  qti21: 'QTI 2.1',
  qti22: 'QTI 2.2',
  qti3: 'QTI 3.0',
  yaml: 'question bank',
} as const
export type QuestionFormat = keyof typeof formatNames

/** The file as a whole cannot be read: `reason` says why in plain words, `place` where. */
export type UnreadableFile = Refusal<
  'questions.file-unreadable',
  { readonly format: QuestionFormat | 'unknown'; readonly place: Place; readonly reason: string }
>

export type ReadResult = Ok<ReadSet> | UnreadableFile
