import { instant } from '@cadre/kernel'
import { organisationOf } from '../../../platform/db/tenant.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import {
  answerKey,
  inOrderGiven,
  isCorrectedBy,
  ratingOf,
  standingOf,
  type Answered,
  type RecordedAnswer,
} from '../domain/answer.ts'
import { isLookDue, type Fit } from '../domain/fit.ts'
import { remember, rememberAll, schedulerBy, type Memory } from '../domain/memory.ts'
import { answersToQuestions, insertAnswers } from '../store/answers.ts'
import { fitsOf } from '../store/fits.ts'
import { learnerKey, lockLearners, saveSequences, type Learner } from '../store/learners.ts'
import { memoriesMoved, saveMemories } from '../store/memories.ts'

/** Tasks that follow new answers; each gets `{ organisationId, personId, certificationId }`, one waiting job a learner. */
const answerFollowers: readonly string[] = ['readiness.follow']
/**
 * Answers come in runs, and everybody's exam ends at once: what follows is worked out this long after the first of a run,
 * for all that came meanwhile, and leaves the server to those who hand in.
 */
const followAfterMs = 15_000

/**
 * Adds answers to the learning record, moves the memory of each question and sets off what follows, all in the caller's
 * transaction. An answer that is there already is left as it is.
 */
export const recordAnswers = (tx: Tx, answers: readonly Answered[]): Promise<void> =>
  addToRecord(tx, answers, () => false)

/**
 * After a regrade: where a marking says something else than the record, the record gets a correction that stands from then on, and the
 * memory of the question is replayed. Nothing is changed in place.
 */
export const correctAnswers = (tx: Tx, answers: readonly Answered[]): Promise<void> =>
  addToRecord(tx, answers, isCorrectedBy)

async function addToRecord(tx: Tx, answers: readonly Answered[], replaces: typeof isCorrectedBy): Promise<void> {
  const learners = [...new Map(answers.map((answer) => [learnerKey(answer), answer])).values()]
  if (learners.length === 0) return
  const sequences = await lockLearners(tx, learners)
  const before = new Map(sequences)
  const history = await answersToQuestions(tx, answers)
  const added = newAmong(answers, { history, sequences, replaces })
  if (added.length === 0) return
  await insertAnswers(tx, added)
  const moved = learners.filter((learner) => added.some((answer) => learnerKey(answer) === learnerKey(learner)))
  await saveSequences(
    tx,
    moved.map((learner) => ({ ...learner, sequence: sequences.get(learnerKey(learner)) ?? 0 })),
  )
  const memories = await memoriesMoved(tx, added)
  const fits = await fitsOf(tx, [...new Set(moved.map(({ personId }) => personId))])
  await saveMemories(tx, memoriesAfter(added, { history, memories, fits }))
  for (const learner of moved) {
    await follow(tx, learner)
    const key = learnerKey(learner)
    if (isLookDue(before.get(key) ?? 0, sequences.get(key) ?? 0)) await lookAtFit(tx, learner)
  }
}

type Standing = {
  readonly history: readonly RecordedAnswer[]
  /** By learner; rises with every answer that is added. */
  readonly sequences: Map<string, number>
  readonly replaces: typeof isCorrectedBy
}

/** What the record does not say yet, numbered in the order in which it was given. */
function newAmong(answers: readonly Answered[], { history, sequences, replaces }: Standing): RecordedAnswer[] {
  const standing = new Map(standingOf(history).map((answer) => [answerKey(answer), answer]))
  const added: RecordedAnswer[] = []
  for (const answer of answers.toSorted((a, b) => a.at - b.at)) {
    const before = standing.get(answerKey(answer))
    if (before && !replaces(before, answer)) continue
    const sequence = (sequences.get(learnerKey(answer)) ?? 0) + 1
    sequences.set(learnerKey(answer), sequence)
    const recorded: RecordedAnswer = {
      ...answer,
      rating: ratingOf(answer),
      selfRated: answer.rating !== undefined,
      sequence,
      revision: (before?.revision ?? 0) + 1,
    }
    standing.set(answerKey(answer), recorded)
    added.push(recorded)
  }
  return added
}

type Known = {
  readonly history: readonly RecordedAnswer[]
  readonly memories: readonly Memory[]
  readonly fits: ReadonlyMap<Answered['personId'], Fit>
}

const questionKey = ({ personId, questionId }: Pick<Answered, 'personId' | 'questionId'>) => `${personId} ${questionId}`

/** A step for what is newest; a replay for a correction, and for an answer that arrives after a later one. */
function memoriesAfter(added: readonly RecordedAnswer[], { history, memories, fits }: Known): Memory[] {
  const before = new Map(memories.map((memory) => [questionKey(memory), memory]))
  const earlier = Map.groupBy(history, questionKey)
  return [...Map.groupBy(added, questionKey)].flatMap(([key, answers]) => {
    const memory = before.get(key) ?? null
    const by = schedulerBy(answers[0] && fits.get(answers[0].personId)?.weights)
    const goesOn = answers.every(({ at, revision }) => revision === 1 && at >= (memory?.lastAt ?? at))
    const after = goesOn
      ? inOrderGiven(answers).reduce<Memory | null>((known, answer) => remember(known, answer, by), memory)
      : rememberAll(standingOf([...(earlier.get(key) ?? []), ...answers]), by)
    return after ? [after] : []
  })
}

async function follow(tx: Tx, { personId, certificationId }: Learner): Promise<void> {
  for (const task of answerFollowers)
    await tx.enqueue({
      task,
      payload: { organisationId: organisationOf(tx), personId, certificationId },
      key: `${task} ${organisationOf(tx)} ${personId} ${certificationId}`,
      runAt: instant(tx.now + followAfterMs),
      keepsTime: true,
    })
}

const lookAtFit = (tx: Tx, { personId }: Learner): Promise<void> =>
  tx.enqueue({
    task: 'reviews.fit',
    payload: { organisationId: organisationOf(tx), personId },
    key: `reviews.fit ${organisationOf(tx)} ${personId}`,
  })
