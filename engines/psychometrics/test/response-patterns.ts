import { responseMatrix } from '../src/index.ts'

/** A row for each person from how often each pattern of five answers came, in binary order, item 1 first. */
export const personsOf = (counts: readonly number[]) =>
  responseMatrix(
    counts.flatMap((count, pattern) =>
      Array.from({ length: count }, () =>
        [4, 3, 2, 1, 0].map((bit) => ((pattern >> bit) & 1 ? (1 as const) : (0 as const))),
      ),
    ),
  )
