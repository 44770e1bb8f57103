import { createHash } from 'node:crypto'
import type { Id } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { excerptOf, liveVersionsOf, versionsById } from '../../bank/index.ts'
import { directoryOf } from '../../identity/index.ts'
import type { Assessment, FormId } from '../domain/assessment.ts'
import type { AttemptRecord } from '../domain/attempt-record.ts'
import { pointsOf } from '../domain/result.ts'
import { isReviewOpen } from '../domain/review-policy.ts'
import { eventsOfAttempt } from '../store/attempt-events.ts'
import { attemptCounts, attemptsOf } from '../store/attempts.ts'
import { formQuestionsOf, type FormQuestion } from '../store/forms.ts'
import { newestMarks } from '../store/markings.ts'
import { marksOf } from './mark-attempt.ts'

type Changed = {
  attemptId: AttemptRecord['attemptId']
  name: string
  before: number
  after: number
  outOf: number
  told: boolean
}
type Corrected = { place: string; title: string; from: number; to: number }
/** An attempt with a question whose key is newer than its marks, and the version to mark each question by. */
type Touched = {
  readonly record: AttemptRecord
  readonly markedBy: readonly FormQuestion[]
  readonly corrected: readonly { readonly place: string; readonly from: Id<'qve'>; readonly to: Id<'qve'> }[]
}
export type Plan = {
  readonly preview: string
  readonly questions: Corrected[]
  readonly changes: Changed[]
  readonly unchanged: number
  /** Attempts whose marks would change in any way, totals or not. */
  readonly touched: readonly Touched[]
  /** The takers of those. */
  readonly directory: Awaited<ReturnType<typeof directoryOf>>
}

/** What marking by the newest live versions would change. Nothing happens by itself: an edit of a question never moves a result. */
export async function planOf(reads: Reads, assessment: Assessment): Promise<Plan> {
  const records = (await attemptsOf(reads, { assessmentIds: [assessment.assessmentId] })).filter(
    ({ state, result }) => state.phase === 'finalised' && result !== null,
  )
  const touched = await touchedAmong(reads, records)
  const texts = await versionsById(
    reads,
    touched.flatMap(({ markedBy, corrected }) => [
      ...markedBy.map((q) => q.versionId),
      ...corrected.map((c) => c.from),
    ]),
  )
  const directory = await directoryOf(
    reads,
    touched.map(({ record }) => record.personId),
  )
  const live = (await attemptCounts(reads)).get(assessment.assessmentId)?.live ?? 0
  const open = isReviewOpen(assessment, live, reads.now)
  const changes: Changed[] = []
  for (const { record, markedBy } of touched) {
    const events = await eventsOfAttempt(reads, record.attemptId)
    const { points, outOf } = pointsOf(marksOf(record, markedBy, { events, texts }))
    const before = record.result?.points ?? 0
    const taker = directory.get(record.personId)
    const told = open && taker?.status === 'active'
    const name = taker?.name ?? 'Somebody who left'
    if (points !== before) changes.push({ attemptId: record.attemptId, name, before, after: points, outOf, told })
  }
  const questions = new Map<string, Corrected>()
  for (const { place, from, to } of touched.flatMap(({ corrected }) => corrected)) {
    const text = texts.get(to)?.text
    const said = { place, title: text ? excerptOf(text) : '', from: texts.get(from)?.number ?? 0 }
    questions.set(place + from + to, { ...said, to: texts.get(to)?.number ?? 0 })
  }
  return {
    preview: fingerprint(touched, changes),
    questions: [...questions.values()],
    changes,
    unchanged: records.length - changes.length,
    touched,
    directory,
  }
}

/** Holds as long as the same attempts would be marked by the same versions, to the same points. */
const fingerprint = (touched: readonly Touched[], changes: readonly Changed[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        changes,
        touched.map(({ record, corrected }) => [record.attemptId, record.state.gradings, corrected]),
      ]),
    )
    .digest('hex')

/** A question that was corrected before and not since stays with the version that it was last marked by. */
async function touchedAmong(reads: Reads, records: readonly AttemptRecord[]): Promise<Touched[]> {
  const marks = await newestMarks(
    reads,
    records.map(({ attemptId }) => attemptId),
  )
  const forms = new Map<FormId, readonly FormQuestion[]>()
  for (const { formId } of records) if (!forms.has(formId)) forms.set(formId, await formQuestionsOf(reads, formId))
  const asked = new Set([...forms.values()].flatMap((form) => form.map(({ questionId }) => questionId)))
  const live = await liveVersionsOf(reads, [...asked])
  return records.flatMap((record) => {
    const by = new Map(marks.get(record.attemptId)?.map(({ place, versionId }) => [place, versionId]))
    const last = (forms.get(record.formId) ?? []).map((question) => ({
      ...question,
      versionId: by.get(question.place) ?? question.versionId,
    }))
    const corrected = last.flatMap(({ place, questionId, versionId: from }) => {
      const to = live.get(questionId)
      return to !== undefined && by.has(place) && to !== from ? [{ place, from, to }] : []
    })
    const newer = new Map(corrected.map(({ place, to }) => [place, to]))
    const markedBy = last.map((question) => ({
      ...question,
      versionId: newer.get(question.place) ?? question.versionId,
    }))
    return corrected.length === 0 ? [] : [{ record, markedBy, corrected }]
  })
}
