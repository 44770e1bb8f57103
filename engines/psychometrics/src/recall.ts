/**
 * Chance that an answer to a question seen before is simply remembered, by days since it was last seen:
 * R = strength · (1 + days / 4)^-.5, a power law (Wixted and Ebbesen, Psychological Science 2, 1991).
 * @param strength chance on the same day; default .7. Limits: one curve for everybody; use the memory engine's R where it is known.
 */
export const recallAfter = (days: number, strength = 0.7): number => strength / Math.sqrt(1 + Math.max(0, days) / 4)

/** R for a question marked as repeated whose earlier sight is not in the data. */
export const recallUnknown = 0.4

/** R for people who remember more or less than the curve says; never certain, since a wrong answer must stay possible. */
export const recallScaled = (recall: number, strength: number): number => Math.min(0.95, strength * recall)
