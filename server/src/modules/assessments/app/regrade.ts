import { createHash } from 'node:crypto'
import { decide, applyAll } from '@cadre/attempt'
import { regradeStale, type previewRegrade, type regrade } from '@cadre/contracts'
import { ok, refuse, type Id } from '@cadre/kernel'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { liveVersionsOf, versionsById } from '../../bank/index.ts'
import { directoryOf } from '../../identity/index.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { AttemptRecord } from '../domain/attempt-record.ts'
import { pointsOf } from '../domain/result.ts'
import { eventsOfAttempt } from '../store/attempt-events.ts'
import { attemptsOf, lockAttempt, saveAttempt } from '../store/attempts.ts'
import { formQuestionsOf } from '../store/forms.ts'
import { newestMarks } from '../store/markings.ts'
import { assessmentLocked, assessmentRun, callerOf } from './access.ts'
import { saved } from './keep-assessments.ts'
import { markAttempt, marksOf } from './mark-attempt.ts'

type Changed = { attemptId: AttemptRecord['attemptId']; name: string; before: number; after: number; outOf: number }
type Plan = {
  readonly preview: string
  readonly questions: { place: string; title: string; from: number; to: number }[]
  readonly changes: Changed[]
  readonly unchanged: number
  /** Attempts whose marks would change in any way, totals or not. */
  readonly touched: readonly AttemptRecord[]
  readonly versions: ReadonlyMap<Id<'qst'>, Id<'qve'>>
}

/** What marking by the newest live versions would change. Nothing happens by itself: an edit of a question never moves a result. */
async function planOf(reads: Reads, assessment: Assessment): Promise<Plan> {
  const records = (await attemptsOf(reads, { assessmentIds: [assessment.assessmentId] })).filter(
    ({ state, result }) => state.phase === 'finalised' && result !== null,
  )
  const directory = await directoryOf(
    reads,
    records.map(({ personId }) => personId),
  )
  const plan = { questions: new Map<string, Plan['questions'][number]>(), changes: [] as Changed[] }
  const versions = new Map<Id<'qst'>, Id<'qve'>>()
  const touched: AttemptRecord[] = []
  for (const record of records) {
    const again = await markedAgain(reads, record)
    for (const [questionId, versionId] of again.versions) versions.set(questionId, versionId)
    for (const question of again.questions) plan.questions.set(question.title + question.place, question)
    if (again.versions.size === 0) continue
    touched.push(record)
    const before = record.result?.points ?? 0
    const { points, outOf } = again.totals
    const name = directory.get(record.personId)?.name ?? 'Somebody who left'
    if (points !== before) plan.changes.push({ attemptId: record.attemptId, name, before, after: points, outOf })
  }
  const said = JSON.stringify([
    plan.changes,
    [...versions],
    touched.map(({ attemptId, state }) => [attemptId, state.gradings]),
  ])
  return {
    preview: createHash('sha256').update(said).digest('hex'),
    questions: [...plan.questions.values()],
    changes: plan.changes,
    unchanged: records.length - plan.changes.length,
    touched,
    versions,
  }
}

/** One attempt marked by the newest keys, without keeping it; `versions` only where they differ from what it was marked by. */
async function markedAgain(reads: Reads, record: AttemptRecord) {
  const form = await formQuestionsOf(reads, record.formId)
  const marks = new Map((await newestMarks(reads, [record.attemptId])).get(record.attemptId)?.map((m) => [m.place, m]))
  const live = await liveVersionsOf(
    reads,
    form.map(({ questionId }) => questionId),
  )
  const changed = form.flatMap((question) => {
    const to = live.get(question.questionId)
    const from = marks.get(question.place)?.versionId
    return to !== undefined && from !== undefined && to !== from ? [{ ...question, from, to }] : []
  })
  const versions = new Map(changed.map(({ questionId, to }) => [questionId, to]))
  const markedBy = form.map((question) => ({
    ...question,
    versionId: versions.get(question.questionId) ?? marks.get(question.place)?.versionId ?? question.versionId,
  }))
  const texts = await versionsById(reads, [
    ...markedBy.map(({ versionId }) => versionId),
    ...changed.map(({ from }) => from),
  ])
  const events = changed.length === 0 ? [] : await eventsOfAttempt(reads, record.attemptId)
  return {
    versions,
    totals: changed.length === 0 ? { points: 0, outOf: 0 } : pointsOf(marksOf(record, markedBy, { events, texts })),
    questions: changed.map(({ place, from, to }) => ({
      place,
      title: texts.get(to)?.text.title || (texts.get(to)?.text.stem ?? '').slice(0, 80),
      from: texts.get(from)?.number ?? 0,
      to: texts.get(to)?.number ?? 0,
    })),
  }
}

export const previewOne: Handler<typeof previewRegrade> = async (reads, { params }) => {
  const found = await assessmentRun(reads, params.assessmentId)
  if (!found.ok) return found
  const { preview, questions, changes, unchanged } = await planOf(reads, found.value)
  return ok({ preview, questions, changes, unchanged })
}

export const regradeOne: Handler<typeof regrade> = async (tx, { params, body }) => {
  const found = await assessmentLocked(tx, params.assessmentId)
  if (!found.ok) return found
  const plan = await planOf(tx, found.value)
  if (plan.preview !== body.preview) return refuse(regradeStale.code)
  for (const { attemptId } of plan.touched) await regradeAttempt(tx, attemptId, { ...body, versions: plan.versions })
  tx.record({
    operation: 'assessments.regrade',
    subject: params.assessmentId,
    detail: { reason: body.reason, attempts: plan.touched.length, changes: plan.changes },
  })
  await saved(tx, params.assessmentId)
  return ok({ changes: plan.changes })
}

type Again = { readonly reason: string; readonly versions: Plan['versions'] }

async function regradeAttempt(
  tx: Parameters<typeof callerOf>[0] & Tx,
  attemptId: AttemptRecord['attemptId'],
  again: Again,
) {
  const record = await lockAttempt(tx, attemptId)
  const decided = record && decide(record.state, { kind: 'regrade', reason: again.reason }, tx.now)
  if (!record || !decided?.ok) return
  const settled = { ...record, state: applyAll(record.state, decided.value.events) }
  await saveAttempt(tx, attemptId, settled.state, { saved: false })
  await markAttempt(tx, settled, { by: callerOf(tx), ...again })
}
