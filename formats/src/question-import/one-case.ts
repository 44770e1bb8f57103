import type { Notes } from './notes.ts'

/** Whether capitals count, of answers that may each say so for itself: a question here says it once. */
export function oneCase(minded: readonly boolean[], notes: Notes): boolean {
  if (new Set(minded).size > 1)
    notes.add('case', 'capital and small letters differed in some of its answers only; now they differ in all of them')
  return minded.includes(true)
}
