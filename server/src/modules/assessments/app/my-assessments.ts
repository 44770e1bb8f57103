import { asOf } from '@cadre/attempt'
import type { myAssessments } from '@cadre/contracts'
import { isoOf, ok } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { cohortsSeating } from '../../cohorts/index.ts'
import { isOpenAt, opensAfter, type Assessment } from '../domain/assessment.ts'
import type { AttemptRecord } from '../domain/attempt-record.ts'
import { percentOf } from '../domain/result.ts'
import { isReviewOpen } from '../domain/review-policy.ts'
import { assessmentsOf } from '../store/assessments.ts'
import { attemptCounts, attemptsOf } from '../store/attempts.ts'
import { honourCodeOf } from '../store/honour-codes.ts'
import { extraMinutesByPerson } from '../store/time-grants.ts'
import { callerOf } from './access.ts'
import { cardOf, isoOrNull } from './views.ts'

/** Published ones for the caller's cohorts or for everybody, and whatever they have begun. */
export const readMine: Handler<typeof myAssessments> = async (reads) => {
  const personId = callerOf(reads)
  const seated = new Set(await cohortsSeating(reads, personId))
  const attempts = Map.groupBy(await attemptsOf(reads, { personId }), ({ assessmentId }) => assessmentId)
  const mine = (await assessmentsOf(reads)).filter(
    ({ assessmentId, state, cohortId }) =>
      attempts.has(assessmentId) || (state === 'published' && (cohortId === null || seated.has(cohortId))),
  )
  const counts = await attemptCounts(reads)
  const honourCode = await honourCodeOf(reads)
  const extra = await extraMinutesByPerson(
    reads,
    mine.map(({ assessmentId }) => assessmentId),
  )
  const items = mine.map((assessment) => {
    const own = attempts.get(assessment.assessmentId) ?? []
    const live = counts.get(assessment.assessmentId)?.live ?? 0
    const minutes = assessment.minutes
    return {
      ...cardOf(assessment, honourCode),
      open: isOpenAt(assessment, reads.now),
      opensLater: opensAfter(assessment, reads.now),
      attemptsLeft: Math.max(0, assessment.attemptsAllowed - own.length),
      myMinutes: minutes === null ? null : minutes + (extra.get(assessment.assessmentId)?.get(personId) ?? 0),
      attempts: own.map((record) => attemptView(assessment, record, { live, now: reads.now })),
    }
  })
  return ok({ items })
}

function attemptView(
  assessment: Assessment,
  record: AttemptRecord,
  { live, now }: { live: number; now: AttemptRecord['startedAt'] },
) {
  const { phase, deadlineAt } = asOf(record.state, now)
  const reviewOpen = record.result !== null && phase === 'finalised' && isReviewOpen(assessment, live, now)
  return {
    attemptId: record.attemptId,
    startedAt: isoOf(record.startedAt),
    phase,
    deadlineAt: isoOrNull(deadlineAt),
    minutesLeft: phase === 'open' && deadlineAt !== null ? Math.ceil((deadlineAt - now) / 60_000) : null,
    reviewOpen,
    percent: reviewOpen && record.result ? percentOf(record.result) : null,
  }
}
