import { conditionsOf, isCounted, timeSpent, type Response, type StoredEvent } from '@cadre/attempt'
import { mark } from '@cadre/marking'
import { present, type Id } from '@cadre/kernel'
import type { Tx } from '../../../platform/db/transaction.ts'
import { answerKeyOf, recordOutcomes, versionsById, type FrozenQuestion, type Outcome } from '../../bank/index.ts'
import { correctAnswers, recordAnswers, type Answered } from '../../reviews/index.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { AttemptRecord } from '../domain/attempt-record.ts'
import { pointsOf } from '../domain/result.ts'
import { workOf } from '../domain/work.ts'
import { eventsOfAttempt } from '../store/attempt-events.ts'
import { findAssessment } from '../store/assessments.ts'
import { saveResult } from '../store/attempts.ts'
import { formQuestionsOf, type FormQuestion } from '../store/forms.ts'
import { insertMarking, type StoredMark } from '../store/markings.ts'

type Occasion = {
  readonly by: Id<'per'> | null
  readonly reason: string
  /** The version to mark each question by in place of the form's own: a regrade's. */
  readonly versions?: ReadonlyMap<Id<'qst'>, Id<'qve'>>
}

/** Marks a finalised attempt by its events and keys, and keeps the marking beside the earlier ones. */
export async function markAttempt(tx: Tx, record: AttemptRecord, { by, reason, versions }: Occasion): Promise<void> {
  const questions = await formQuestionsOf(tx, record.formId)
  const events = await eventsOfAttempt(tx, record.attemptId)
  const markedBy = questions.map((each) => ({ ...each, versionId: versions?.get(each.questionId) ?? each.versionId }))
  const texts = await versionsById(
    tx,
    markedBy.map(({ versionId }) => versionId),
  )
  const marks = marksOf(record, markedBy, { events, texts })
  const { points, outOf } = pointsOf(marks)
  const { attemptId, state } = record
  await insertMarking(tx, { attemptId, marking: state.gradings, by, reason, points, outOf, marks })
  await saveResult(tx, attemptId, { points, outOf, recorded: recordedOf(record, questions, events) })
  const answered = answeredOf(
    record,
    present(await findAssessment(tx, record.assessmentId), 'an attempt is at one'),
    marks,
  )
  if (versions !== undefined) return correctAnswers(tx, answered)
  await recordAnswers(tx, answered)
  await recordOutcomes(
    tx,
    marks.map((mark) => outcomeOf(mark, marks)),
  )
}

/** For the learning record: what was answered, and what was looked at and left open; what was never looked at says nothing. */
function answeredOf(record: AttemptRecord, assessment: Assessment, marks: readonly AttemptMark[]): Answered[] {
  const at = present(record.state.closedAt, 'a finalised attempt has closed')
  return marks
    .filter(({ response, secondsSpent }) => response !== null || secondsSpent > 0)
    .map(({ questionId, versionId, domain, correct, points, secondsSpent }) => ({
      personId: record.personId,
      certificationId: assessment.certificationId,
      questionId,
      versionId,
      domain,
      source: 'attempt',
      sourceId: record.attemptId,
      at,
      correct,
      points,
      seconds: secondsSpent,
      practiceExam: assessment.kind === 'practice-exam',
    }))
}

/** How one question was answered beside the others of the attempt, for the bank's statistics. */
function outcomeOf(mark: AttemptMark, marks: readonly AttemptMark[]): Outcome {
  const others = marks.filter(({ place }) => place !== mark.place)
  const sum = others.reduce((total, { points }) => total + points, 0)
  return {
    versionId: mark.versionId,
    right: mark.points / 100,
    rest: others.length === 0 ? null : sum / (100 * others.length),
    chosen: chosenIn(mark.response),
    seconds: mark.secondsSpent,
  }
}

function chosenIn(response: Response | null): readonly string[] {
  if (response?.kind === 'single') return [response.option]
  return response?.kind === 'multiple' ? response.options : []
}

type Material = {
  readonly events: readonly StoredEvent[]
  readonly texts: ReadonlyMap<Id<'qve'>, FrozenQuestion>
}
export type AttemptMark = StoredMark & Pick<FormQuestion, 'domain' | 'scored' | 'questionId'>

/** The marks that an attempt's counted answers get by the keys of these versions. */
export function marksOf(
  { state }: AttemptRecord,
  questions: readonly FormQuestion[],
  { events, texts }: Material,
): AttemptMark[] {
  const work = workOf(events)
  const until = present(state.closedAt, 'a finalised attempt has closed')
  const spent = timeSpent(
    events.filter(({ worth }) => isCounted(worth)).map(({ event }) => event),
    until,
  )
  return questions.map(({ place, questionId, versionId, domain, scored }) => {
    const response = work.get(place)?.response ?? null
    const marked = mark(answerKeyOf(present(texts.get(versionId), 'a form holds versions that are there')), response)
    return {
      place,
      questionId,
      versionId,
      domain,
      scored,
      response,
      points: marked.credit,
      correct: marked.correct,
      secondsSpent: Math.round((spent.get(place) ?? 0) / 1_000),
    }
  })
}

const recordedOf = (record: AttemptRecord, questions: readonly FormQuestion[], events: readonly StoredEvent[]) =>
  conditionsOf({
    attempt: record.state,
    declared: {
      closedBook: record.declared.closedBook,
      honourCode: record.declared.honourCodeVersion === null ? null : String(record.declared.honourCodeVersion),
    },
    events: events.map(({ event }) => event),
    questions: questions.filter(({ scored }) => scored).length,
    seenBefore: record.metBefore,
  })
