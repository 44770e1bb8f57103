import type { answerReviews, ParsedInput } from '@cadre/contracts'
import { dateIn, instant, ok, present, type Id } from '@cadre/kernel'
import { mark } from '@cadre/marking'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import {
  answerKeyOf,
  questionPlaces,
  recordExposures,
  reviewViewOf,
  versionsById,
  type FrozenQuestion,
} from '../../bank/index.ts'
import type { Answered } from '../domain/answer.ts'
import { madeAtWithin } from '../domain/made-at.ts'
import type { Memory } from '../domain/memory.ts'
import { nextDueAt } from '../domain/plan-reviews.ts'
import { answersToQuestions } from '../store/answers.ts'
import { offeredAmong } from '../store/harder.ts'
import { memoriesMoved } from '../store/memories.ts'
import { callerOf, type HeldBack } from './caller.ts'
import { ownPlaceOf } from './own-place.ts'
import { recordAnswers } from './record-answers.ts'

type Sent = ParsedInput<typeof answerReviews>['body']['answers'][number]
type Marked = { readonly sent: Sent; readonly version: FrozenQuestion; readonly answered: Answered }

/**
 * Marks reviews and harder questions, and adds them to the learning record. What cannot be taken is named and holds up nothing else: a queue that
 * waited for the network must always empty.
 */
export const answerAll =
  (heldBack: HeldBack): Handler<typeof answerReviews> =>
  async (tx, { body }) => {
    const personId = callerOf(tx)
    const marked = await markedOf(tx, { personId, answers: body.answers, held: await heldBack(tx, personId) })
    const answered = marked.map((each) => each.answered)
    const known = await knownAmong(tx, answered)
    await recordAnswers(tx, answered)
    // Seen once more; that a harder question was shown was kept when it was opened. The bank's statistics leave reviews out: who answers again has learned meanwhile, which says nothing of the item.
    const fresh = marked.filter(({ sent, answered: { source } }) => source === 'review' && !known.has(sent.id))
    await recordExposures(
      tx,
      personId,
      fresh.map(({ sent }) => sent.questionId),
    )
    const memories = await memoriesByQuestion(tx, answered)
    const { zone } = await ownPlaceOf(tx, personId)
    const bySent = new Map(marked.map((each) => [each.sent, each]))
    return ok({
      results: body.answers.map((sent) => {
        const each = bySent.get(sent)
        if (!each) return { id: sent.id, outcome: 'not-seen' as const, ...nothing }
        const memory = present(memories.get(each.answered.questionId), 'what was answered is remembered')
        return {
          id: sent.id,
          outcome: known.has(sent.id) ? ('known' as const) : ('recorded' as const),
          correct: each.answered.correct,
          points: each.answered.points,
          answer: reviewViewOf(each.version),
          nextOn: dateIn(zone, nextDueAt(memory)),
        }
      }),
    })
  }

const nothing = { correct: false, points: 0, answer: null, nextOn: null }

type Asked = {
  readonly personId: Id<'per'>
  readonly answers: readonly Sent[]
  readonly held: ReadonlySet<Id<'qst'>>
}

/** Only what this person has answered before or was offered, and by the version that they were shown. */
async function markedOf(tx: Tx, { personId, answers, held }: Asked): Promise<Marked[]> {
  const versions = await versionsById(
    tx,
    answers.map(({ versionId }) => versionId),
  )
  const places = await questionPlaces(
    tx,
    answers.map(({ questionId }) => questionId),
  )
  const asked = answers.flatMap(({ questionId }) => {
    const place = places.get(questionId)
    return place ? [{ personId, questionId, certificationId: place.certificationId }] : []
  })
  const seen = new Set((await memoriesMoved(tx, asked)).map(({ questionId }) => questionId))
  const offered = await offeredAmong(
    tx,
    personId,
    answers.map(({ questionId }) => questionId),
  )
  const earlier = await answersToQuestions(tx, asked)
  return answers.flatMap((sent) => {
    const { questionId, versionId } = sent
    const version = versions.get(versionId)
    const place = places.get(questionId)
    const shown = seen.has(questionId) || offered.has(questionId)
    if (!place || version?.questionId !== questionId || !shown || held.has(questionId)) return []
    // The same answer delivered again stays what it was.
    const isFirst = earlier.every((each) => each.questionId !== questionId || each.sourceId === sent.id)
    const source = isFirst && offered.has(questionId) ? 'practice' : 'review'
    return [{ sent, version, answered: { ...place, source, ...answeredBy(tx, { personId, sent, version }) } }]
  })
}

type Answering = { readonly personId: Id<'per'>; readonly sent: Sent; readonly version: FrozenQuestion }

function answeredBy(
  tx: Tx,
  { personId, sent, version }: Answering,
): Omit<Answered, 'certificationId' | 'domain' | 'source'> {
  const marked = mark(answerKeyOf(version), sent.response)
  return {
    personId,
    questionId: sent.questionId,
    versionId: sent.versionId,
    sourceId: sent.id,
    at: madeAtWithin(instant(Date.parse(sent.madeAt)), tx.now),
    correct: marked.correct,
    points: marked.credit,
    seconds: sent.seconds,
    ...(sent.rating !== null && { rating: sent.rating }),
    practiceExam: false,
  }
}

async function knownAmong(tx: Tx, answered: readonly Answered[]): Promise<ReadonlySet<string>> {
  const earlier = await answersToQuestions(tx, answered)
  return new Set(
    earlier.filter(({ source }) => source === 'review' || source === 'practice').map(({ sourceId }) => sourceId),
  )
}

async function memoriesByQuestion(tx: Tx, answered: readonly Answered[]): Promise<Map<Id<'qst'>, Memory>> {
  return new Map((await memoriesMoved(tx, answered)).map((memory) => [memory.questionId, memory]))
}
