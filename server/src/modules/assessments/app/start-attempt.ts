import { createHash } from 'node:crypto'
import { applyAll, asOf, decide, newAttempt, type Attempt, type Command } from '@cadre/attempt'
import {
  formUnavailable,
  honourCodeFirst,
  noAttemptLeft,
  notFound,
  notOpenNow,
  type readPaper,
  type startAttempt,
  type takeOver,
} from '@cadre/contracts'
import { ok, present, refuse, type Id } from '@cadre/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { lastSeenBy, recordExposures } from '../../bank/index.ts'
import { isOpenAt, type Assessment } from '../domain/assessment.ts'
import type { AttemptRecord } from '../domain/attempt-record.ts'
import { findAssessment } from '../store/assessments.ts'
import { attemptsOf, findAttempt, insertAttempt } from '../store/attempts.ts'
import { formQuestionsOf } from '../store/forms.ts'
import { honourCodeOf } from '../store/honour-codes.ts'
import { extraMinutesByPerson } from '../store/time-grants.ts'
import { insertWriter } from '../store/writers.ts'
import { callerOf, isFor, ownAttempt, ownAttemptLocked } from './access.ts'
import { drawAndKeep } from './draw-form.ts'
import { paperOf } from './paper.ts'
import { settle, wakeSweeper } from './settle.ts'
import { isoOrNull, standingView } from './views.ts'

/** What is kept of a writer: its secret stays with the browser. */
export const writerOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

export const startOne: Handler<typeof startAttempt> = async (tx, { params, body }) => {
  const personId = callerOf(tx)
  const assessment = await findAssessment(tx, params.assessmentId)
  if (!assessment || !(await isFor(tx, assessment, personId))) return refuse(notFound.code)
  // Two starts of one person come one after the other; the second meets the first's attempt.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${assessment.assessmentId} ${personId}`}, 0))`.execute(
    tx.db,
  )
  const attempts = await attemptsOf(tx, { assessmentIds: [assessment.assessmentId], personId })
  const open = attempts.find(({ state }) => asOf(state, tx.now).phase === 'open')
  if (open) {
    const writes = open.state.writer === writerOf(body.writer)
    return ok({ writes, paper: await paperOf(tx, assessment, open) })
  }
  const begun = await begin(tx, assessment, { personId, used: attempts.length, ...body })
  if (!begun.ok) return begun
  return ok({ writes: true, paper: await paperOf(tx, assessment, begun.value) })
}

type Beginning = {
  readonly personId: Id<'per'>
  readonly used: number
  readonly writer: string
  readonly honourCode: number | null
  readonly closedBook: boolean
}

async function begin(tx: Tx, assessment: Assessment, beginning: Beginning) {
  const { opensAt, closesAt, attemptsAllowed } = assessment
  if (assessment.state === 'draft' || assessment.state === 'cancelled') return refuse(notFound.code)
  if (!isOpenAt(assessment, tx.now))
    return refuse(notOpenNow.code, { opensAt: isoOrNull(opensAt), closesAt: isoOrNull(closesAt) })
  if (beginning.used >= attemptsAllowed) return refuse(noAttemptLeft.code, { allowed: attemptsAllowed })
  const { version } = await honourCodeOf(tx)
  if (assessment.honourCode && beginning.honourCode !== version) return refuse(honourCodeFirst.code, { version })
  const formId = await formFor(tx, assessment, beginning.personId)
  if (!formId.ok) return refuse(formUnavailable.code)
  const started = await startedState(tx, assessment, beginning)
  if (started === null) return refuse(notOpenNow.code, { opensAt: isoOrNull(opensAt), closesAt: isoOrNull(closesAt) })
  return ok(await keep(tx, { assessment, beginning, formId: formId.value, state: started }))
}

const formFor = async (tx: Tx, assessment: Assessment, personId: Id<'per'>) =>
  assessment.draw.forms === 'each'
    ? drawAndKeep(tx, assessment, { takers: [personId] })
    : ok(present(assessment.formId, 'a published assessment has its form'))

/** The core's decision to start, after the time that was granted before; null: the window is over. */
async function startedState(tx: Tx, assessment: Assessment, beginning: Beginning): Promise<Attempt | null> {
  const granted = (await extraMinutesByPerson(tx, [assessment.assessmentId]))
    .get(assessment.assessmentId)
    ?.get(beginning.personId)
  const fresh = newAttempt({
    limitMs: assessment.minutes === null ? null : assessment.minutes * 60_000,
    windowEndsAt: assessment.closesAt,
    graceMs: assessment.graceSeconds * 1_000,
  })
  const commands: Command[] = [
    ...(granted === undefined || granted === 0
      ? []
      : [{ kind: 'accommodate', extraMs: granted * 60_000, reason: 'granted before the start' } as const]),
    {
      kind: 'start',
      writer: writerOf(beginning.writer),
      declared: {
        closedBook: beginning.closedBook,
        honourCode: beginning.honourCode === null ? null : String(beginning.honourCode),
      },
    },
  ]
  let state = fresh
  for (const command of commands) {
    const decided = decide(state, command, tx.now)
    if (!decided.ok) return null
    state = applyAll(state, decided.value.events)
  }
  return state
}

type Kept = { assessment: Assessment; beginning: Beginning; formId: Id<'frm'>; state: Attempt }

async function keep(tx: Tx, { assessment, beginning, formId, state }: Kept): Promise<AttemptRecord> {
  const { personId, writer, honourCode, closedBook, used } = beginning
  const questions = await formQuestionsOf(tx, formId)
  const seen = await lastSeenBy(tx, [personId])
  const attemptId = await insertAttempt(tx, {
    assessmentId: assessment.assessmentId,
    formId,
    personId,
    number: used + 1,
    declared: { honourCodeVersion: honourCode, closedBook },
    metBefore: questions.filter(({ questionId, scored }) => scored && seen.has(questionId)).length,
    state,
  })
  await insertWriter(tx, attemptId, state.epoch, writerOf(writer))
  await recordExposures(
    tx,
    personId,
    questions.map(({ questionId }) => questionId),
  )
  await wakeSweeper(tx, attemptId, state)
  tx.record({ operation: 'assessments.start', subject: attemptId, detail: { assessmentId: assessment.assessmentId } })
  tx.changed('assessments', assessment.assessmentId)
  return present(await findAttempt(tx, attemptId), 'it was just stored')
}

const assessmentOf = async (tx: Parameters<typeof findAssessment>[0], record: AttemptRecord) =>
  present(await findAssessment(tx, record.assessmentId), 'an attempt has its assessment')

export const readOwnPaper: Handler<typeof readPaper> = async (reads, { params }) => {
  const own = await ownAttempt(reads, params.attemptId)
  return own.ok ? ok(await paperOf(reads, await assessmentOf(reads, own.value), own.value)) : own
}

export const takeOverOne: Handler<typeof takeOver> = async (tx, { params, body }) => {
  const own = await ownAttemptLocked(tx, params.attemptId)
  if (!own.ok) return own
  const decided = decide(own.value.state, { kind: 'take', writer: writerOf(body.writer), from: body.from }, tx.now)
  if (!decided.ok) return refusedView(decided)
  const settled = await settle(tx, own.value, decided.value)
  return ok({ paper: await paperOf(tx, await assessmentOf(tx, settled), settled) })
}

type CoreRefusal = Exclude<ReturnType<typeof decide>, { ok: true }>

/** The core's refusal of a take-over in the contract's words; the others cannot come from it. */
function refusedView(refusal: CoreRefusal) {
  if (refusal.code === 'attempt.fenced')
    return refuse('attempt.fenced', {
      standing: standingView(refusal.details.standing),
      known: [...refusal.details.known],
    })
  if (refusal.code === 'attempt.over' || refusal.code === 'attempt.voided')
    return refuse(refusal.code, { standing: standingView(refusal.details.standing) })
  throw new Error(`a take-over was refused with ${refusal.code}`)
}
