import type { Note } from '../question-import/fidelity.ts'
import type { Item } from '../question/index.ts'

/** What became of one question of a tool's own sheet. */
export type Made = { readonly item: Item } | { readonly why: Note }

export const none = (code: string, words: string): Made => ({ why: { code, words } })

/** A cell as a note names it. */
export const shown = (text: string): string => `"${text.slice(0, 40).toWellFormed()}"`
