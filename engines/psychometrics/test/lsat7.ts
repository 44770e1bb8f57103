import { personsOf } from './response-patterns.ts'

/**
 * LSAT section 7: 1000 persons, five items, as response-pattern counts (Bock and Lieberman, Psychometrika 35, 1970, table 1).
 * Patterns in binary order, 00000 to 11111, item 1 first.
 */
const lsat7Counts = [
  12, 19, 1, 7, 3, 19, 3, 17, 10, 5, 3, 7, 7, 23, 8, 28, 7, 39, 11, 34, 14, 51, 15, 90, 6, 25, 7, 35, 18, 136, 32, 308,
]

export const lsat7 = personsOf(lsat7Counts)
