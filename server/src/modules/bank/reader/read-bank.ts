import type { QuestionFormat } from '@cadre/formats/question-formats'
import type { QuestionSet } from '@cadre/formats/question'
import type { SetWords } from '../store/question-words.ts'

/** What became of one question of a file; `key` is its key in the set, null when it was not imported. */
export type Fidelity = {
  readonly outcome: 'exact' | 'approximated' | 'not-imported'
  readonly name: string
  readonly key: string | null
  readonly notes: readonly string[]
}

export type ReadBank =
  | {
      readonly ok: true
      readonly format: QuestionFormat
      /** Only what the bank can keep, with only images that it takes. */
      readonly set: QuestionSet
      readonly words: SetWords
      readonly fidelity: readonly Fidelity[]
      /** What the file calls itself, where it does; else it is known by its name. */
      readonly setKey: string | null
      readonly domain: string | null
    }
  | { readonly ok: false; readonly reason: string }
