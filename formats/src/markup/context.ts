import type { Notes } from '../question-import/notes.ts'

/** What a text's surroundings know: where notes go, and which image or file an address means (null: none that we have). */
export type MarkupContext = { readonly notes: Notes; readonly media: (address: string) => string | null }

export type MarkupState = MarkupContext & {
  /** Two dollar signs in one text would be read as maths. */
  readonly dollars: boolean
}
