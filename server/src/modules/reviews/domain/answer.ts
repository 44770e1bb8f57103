import type { Id, Instant } from '@cadre/kernel'
import type { Rating } from '@cadre/memory'

/** Where a question was asked; `practice`: one that was offered as harder, met for the first time. */
export type AnswerSource = 'attempt' | 'live' | 'quiz' | 'review' | 'practice'

/** One question that a person answered, marked. */
export type Answered = {
  readonly personId: Id<'per'>
  readonly certificationId: Id<'crt'>
  readonly questionId: Id<'qst'>
  readonly versionId: Id<'qve'>
  /** Key of the domain, as the bank places the question. */
  readonly domain: string
  readonly source: AnswerSource
  /** The attempt, the session or the browser's event; the same one never answers a question twice. */
  readonly sourceId: string
  readonly at: Instant
  readonly correct: boolean
  /** Hundredths of the question, 0 to 100. */
  readonly points: number
  /** Spent on it. Null: not known. */
  readonly seconds: number | null
  /** How well it was known, in the person's own judgement. */
  readonly rating?: Rating | undefined
  /** Answered under the conditions of a practice exam. */
  readonly practiceExam: boolean
}

/** An answer as the record keeps it. */
export type RecordedAnswer = Omit<Answered, 'rating'> & {
  readonly rating: Rating
  /** Whether the rating is the person's own. */
  readonly selfRated: boolean
  /** Rises per person and certification in the order of commits, from 1; may have gaps. */
  readonly sequence: number
  /** 1, and one more with each correction. */
  readonly revision: number
}

/**
 * The rating that moves the memory. What was not fully right was not remembered: again (1), whatever the person says of it. What was
 * right counts as they judged it (1 for a guess), and as good (3) where they did not. Time decides nothing: on a form it holds
 * reading, coming back and being called away.
 */
export const ratingOf = ({ correct, rating }: Pick<Answered, 'correct' | 'rating'>): Rating =>
  correct ? (rating ?? 3) : 1

/** Whether a second marking of the same answer says something else. */
export const isCorrectedBy = (standing: RecordedAnswer, marked: Answered): boolean =>
  standing.correct !== marked.correct || standing.points !== marked.points || standing.versionId !== marked.versionId

/** Answers in the order in which they were given. */
export const inOrderGiven = <A extends Pick<RecordedAnswer, 'at' | 'sequence'>>(answers: readonly A[]): A[] =>
  answers.toSorted((a, b) => a.at - b.at || a.sequence - b.sequence)

/** What stands: of each answer the newest revision. */
export function standingOf(answers: readonly RecordedAnswer[]): RecordedAnswer[] {
  const newest = new Map<string, RecordedAnswer>()
  for (const answer of answers) {
    const key = answerKey(answer)
    if ((newest.get(key)?.revision ?? 0) < answer.revision) newest.set(key, answer)
  }
  return inOrderGiven([...newest.values()])
}

/** The natural key of an answer within its organisation. */
export const answerKey = ({
  personId,
  source,
  sourceId,
  questionId,
}: Pick<Answered, 'personId' | 'source' | 'sourceId' | 'questionId'>): string =>
  [personId, questionId, source, sourceId].join(' ')
