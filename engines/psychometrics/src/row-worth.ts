import type { AnswerLog } from './answers.ts'

/** What an answer says of an ability near the cut, per squared logit: p'² / (p (1 - p)) at P(right) = .7 with guessing .25. */
const answerInformation = 0.15

/**
 * How many independent answers each row is worth to a group's mean level, where a learner's answers share that learner's ability: 1 / (1 + sd² I (n - 1)) for each of n
 * answers, so that hundreds from one learner say little more of the group than dozens (random effects: DerSimonian and Laird, Controlled Clinical Trials 7, 1986).
 * @param personSd of ability within the group, logits.
 */
export function personsWorth(log: AnswerLog, rows: readonly number[], personSd: number): Float64Array {
  const counts = countsByLearner(log, rows)
  const alike = personSd ** 2 * answerInformation
  return independent(Float64Array.from(rows, (k) => 1 / (1 + alike * ((counts.get(log.learner[k] ?? 0) ?? 1) - 1))))
}

/**
 * The same for two sets of rows that are compared: each learner counts for the smaller of their two numbers in both, so that the people are the same.
 * Null where nobody is in both.
 */
export function sharedWorth(
  log: AnswerLog,
  some: readonly number[],
  others: readonly number[],
): [Float64Array, Float64Array] | null {
  const [ofSome, ofOthers] = [countsByLearner(log, some), countsByLearner(log, others)]
  if (![...ofSome.keys()].some((learner) => ofOthers.has(learner))) return null
  const both = (learner: number) => Math.min(ofSome.get(learner) ?? 0, ofOthers.get(learner) ?? 0)
  const weighed = (rows: readonly number[], counts: ReadonlyMap<number, number>) =>
    independent(Float64Array.from(rows, (k) => both(log.learner[k] ?? 0) / (counts.get(log.learner[k] ?? 0) ?? 1)))
  return [weighed(some, ofSome), weighed(others, ofOthers)]
}

/** Weights scaled so that they sum to the number of equally weighted answers they are as good as: (sum w)² / sum w² (Kish, *Survey Sampling*, 1965). */
function independent(weights: Float64Array): Float64Array {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const squares = weights.reduce((total, weight) => total + weight * weight, 0)
  return weights.map((weight) => (weight * sum) / squares)
}

function countsByLearner(log: AnswerLog, rows: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const k of rows) counts.set(log.learner[k] ?? 0, (counts.get(log.learner[k] ?? 0) ?? 0) + 1)
  return counts
}
