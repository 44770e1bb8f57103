import { asOf, decide } from '@cadre/attempt'
import { notFound, timeRefused, type closeAttempt, type grantTime, type watchAssessment } from '@cadre/contracts'
import { isoOf, ok, refuse, type Id } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { directoryOf, isMember } from '../../identity/index.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { AttemptRecord } from '../domain/attempt-record.ts'
import { progressOf } from '../store/attempt-events.ts'
import { attemptsOf, findAttempt, lockAttempt } from '../store/attempts.ts'
import { extraMinutesByPerson, insertGrant } from '../store/time-grants.ts'
import { assessmentLocked, assessmentRun, callerOf } from './access.ts'
import { takersOf } from './draw-form.ts'
import { settle } from './settle.ts'
import { isoOrNull } from './views.ts'

/** Everybody it is for, everybody who was given time and everybody who began, each with their newest attempt. */
async function takersSeen(reads: Reads, assessment: Assessment, also: readonly Id<'per'>[] = []) {
  const attempts = await attemptsOf(reads, { assessmentIds: [assessment.assessmentId] })
  const newest = new Map(attempts.map((record) => [record.personId, record]))
  const extra = (await extraMinutesByPerson(reads, [assessment.assessmentId])).get(assessment.assessmentId)
  const given = [...(extra ?? [])].flatMap(([personId, minutes]) => (minutes > 0 ? [personId] : []))
  const people = [...new Set([...(await takersOf(reads, assessment)), ...newest.keys(), ...given, ...also])]
  const directory = await directoryOf(reads, people)
  const progress = await progressOf(reads, assessment.assessmentId)
  const viewOf = (personId: Id<'per'>, record: AttemptRecord | null) => {
    const state = record && asOf(record.state, reads.now)
    const done = record && progress.get(record.attemptId)
    return {
      personId,
      name: directory.get(personId)?.name ?? 'Somebody who left',
      attemptId: record?.attemptId ?? null,
      phase: state?.phase ?? null,
      cause: state?.cause ?? null,
      answered: done?.answered ?? 0,
      lastSavedAt: isoOrNull(record?.lastSavedAt ?? null),
      deadlineAt: isoOrNull(state?.deadlineAt ?? null),
      extraMinutes: state ? Math.round(state.extraMs / 60_000) : (extra?.get(personId) ?? 0),
      focusLost: done?.focusLost ?? 0,
      lateEvents: done?.late ?? 0,
    }
  }
  return people
    .map((personId) => viewOf(personId, newest.get(personId) ?? null))
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

async function takerSeen(reads: Reads, assessment: Assessment, personId: Id<'per'>) {
  const seen = (await takersSeen(reads, assessment, [personId])).find((each) => each.personId === personId)
  return seen ? ok(seen) : refuse(notFound.code)
}

export const watchOne: Handler<typeof watchAssessment> = async (reads, { params }) => {
  const found = await assessmentRun(reads, params.assessmentId)
  if (!found.ok) return found
  return ok({ serverNow: isoOf(reads.now), items: await takersSeen(reads, found.value) })
}

/** Extra minutes in all, not more of them: saying it twice is the same. A live attempt's deadline moves at once (I4). */
export const grantOne: Handler<typeof grantTime> = async (tx, { params, body }) => {
  const found = await assessmentLocked(tx, params.assessmentId)
  if (!found.ok) return found
  const { assessmentId } = found.value
  const { personId } = params
  if (!(await isMember(tx, personId))) return refuse(notFound.code)
  const newest = (await attemptsOf(tx, { assessmentIds: [assessmentId], personId })).at(-1)
  const record = newest && (await lockAttempt(tx, newest.attemptId))
  const phase = record && asOf(record.state, tx.now)
  if (record && phase && (phase.phase === 'open' || (phase.phase === 'closed' && phase.cause === 'timed-out'))) {
    const extraMs = body.extraMinutes * 60_000 - record.state.extraMs
    const decided = decide(record.state, { kind: 'accommodate', extraMs, reason: body.reason }, tx.now)
    if (!decided.ok) return refuse(timeRefused.code)
    await settle(tx, record, decided.value)
  } else if (record && found.value.attemptsAllowed <= record.number) return refuse(timeRefused.code)
  const standing = (await extraMinutesByPerson(tx, [assessmentId])).get(assessmentId)?.get(personId) ?? 0
  if (standing === body.extraMinutes) return takerSeen(tx, found.value, personId)
  await insertGrant(tx, { assessmentId, personId, by: callerOf(tx), ...body })
  tx.record({ operation: 'assessments.grant-time', subject: assessmentId, detail: { personId, ...body } })
  return takerSeen(tx, found.value, personId)
}

export const closeOneAttempt: Handler<typeof closeAttempt> = async (tx, { params, body }) => {
  const seen = await findAttempt(tx, params.attemptId)
  const found = seen ? await assessmentLocked(tx, seen.assessmentId) : refuse(notFound.code)
  if (!found.ok) return found
  const record = await lockAttempt(tx, params.attemptId)
  if (!record) return refuse(notFound.code)
  const decided = decide(record.state, { kind: 'close' }, tx.now)
  if (decided.ok) await settle(tx, record, decided.value)
  tx.record({ operation: 'assessments.close-attempt', subject: record.attemptId, detail: { reason: body.reason } })
  return takerSeen(tx, found.value, record.personId)
}
