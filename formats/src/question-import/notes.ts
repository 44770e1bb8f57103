import type { Note } from './fidelity.ts'

/** Gathers notes, each kind once; a second of the same code with other words is kept. */
export type Notes = { readonly add: (code: string, words: string) => void; readonly list: () => readonly Note[] }

/** At most this many a question: a report is read by people. */
const most = 20

export function collectNotes(): Notes {
  const notes = new Map<string, Note>()
  return {
    add: (code, words) => {
      if (notes.size < most) notes.set(`${code} ${words}`, { code, words })
    },
    list: () => [...notes.values()],
  }
}
