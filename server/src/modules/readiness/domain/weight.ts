import { recallAfter } from '@cadre/psychometrics'

/** Share right of a question met for the first time, as most people who prepare have it. */
const usualShare = 0.7

/**
 * What an answer tells of ability, as a share of what a first answer to the question would tell. A repeat is right by recall R or else
 * by ability, p* = R + (1 - R) p, so its Fisher information is (1 - R) p / (R + (1 - R) p) of a first answer's (design: science, 3).
 * @param daysSince days since the same question was answered before; null: never. p is taken as .7.
 */
export function weightOf(daysSince: number | null): number {
  if (daysSince === null) return 1
  const recall = recallAfter(daysSince)
  return ((1 - recall) * usualShare) / (recall + (1 - recall) * usualShare)
}
