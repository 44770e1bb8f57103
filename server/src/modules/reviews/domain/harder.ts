import type { Id } from '@cadre/kernel'
import { logistic, questionDifficulty, type Exam, type KnownQuestion } from '@cadre/psychometrics'

/** A domain in which somebody is ahead. */
export type AheadDomain = {
  readonly key: string
  readonly name: string
  /** Share of the domain's exam questions that they would answer right today. */
  readonly share: number
  /** Logits above the cut. */
  readonly ability: number
}
export type Candidate = KnownQuestion & { readonly questionId: Id<'qst'>; readonly domain: string }
export type Harder = {
  readonly questionId: Id<'qst'>
  readonly domain: AheadDomain
  /** Of answering it right. */
  readonly chance: number
}

/** As many wait at most, and as many are offered on a day: what is fresh in a bank is needed for practice exams too. */
export const mostHarder = 5
/** Questions of this rating on are hard by their author's word; others only by this many answers. */
export const [hardRating, hardByAnswers] = [4, 30]
/** Logits above the exam's average question: one step of an author's rating. */
const stepHarder = 0.35
/** Below even chances that are worse than this, a question teaches by luck. */
const leastChance = 0.3
/** Where being wrong is likely enough to learn from, and being right still earned. */
const bestChance = 0.6

/**
 * The harder questions for somebody who is ahead (K7): a step above what the exam asks on average and within reach, nearest to six in ten
 * first, in turn from each domain, so that no domain takes all.
 */
export function harderFor(
  candidates: readonly Candidate[],
  { ahead, exam, most }: { readonly ahead: readonly AheadDomain[]; readonly exam: Exam; readonly most: number },
): Harder[] {
  const queues = ahead
    .toSorted((a, b) => b.share - a.share)
    .map((domain) =>
      candidates
        .filter((candidate) => candidate.domain === domain.key)
        .flatMap((candidate): Harder[] => {
          const { b } = questionDifficulty(candidate, exam)
          const chance = candidate.guess + (1 - candidate.guess) * logistic(domain.ability - b)
          // The sum of a rating's steps is not exact in binary.
          const hard = b - exam.difficulty >= stepHarder - 1e-9 && chance >= leastChance
          return hard ? [{ questionId: candidate.questionId, domain, chance }] : []
        })
        .toSorted((a, b) => Math.abs(a.chance - bestChance) - Math.abs(b.chance - bestChance)),
    )
  const longest = Math.max(0, ...queues.map(({ length }) => length))
  return Array.from({ length: longest }, (_, turn) => queues.flatMap((queue) => queue[turn] ?? []))
    .flat()
    .slice(0, Math.max(0, most))
}
