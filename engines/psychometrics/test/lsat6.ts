import { personsOf } from './response-patterns.ts'

/**
 * LSAT section 6: 1000 persons, five items, as response-pattern counts (Bock and Lieberman, Psychometrika 35, 1970, table 1).
 * Patterns in binary order, 00000 to 11111, item 1 first.
 */
export const lsat6Counts = [
  3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298,
]

export const lsat6 = personsOf(lsat6Counts)
