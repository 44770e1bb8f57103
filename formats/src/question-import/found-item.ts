import type { Item } from '../question/index.ts'
import type { Note } from './fidelity.ts'

/** What a question of a file asks here; or why nothing here asks it. */
export type FoundItem = { readonly ok: true; readonly item: Item } | { readonly ok: false; readonly note: Note }

export const found = (item: Item): FoundItem => ({ ok: true, item })
export const none = (code: string, words: string): FoundItem => ({ ok: false, note: { code, words } })
