import type { Standing } from '@cadre/attempt'
import type { assessmentCard, attemptStanding } from '@cadre/contracts'
import { isoOf, type Instant } from '@cadre/kernel'
import type { z } from 'zod'
import type { Assessment } from '../domain/assessment.ts'
import type { HonourCode } from '../domain/honour-code.ts'

export const isoOrNull = (at: Instant | null): string | null => (at === null ? null : isoOf(at))

/** The standing without its writer: who holds the pen is nobody's to know but their own. */
export const standingView = (standing: Standing): z.input<typeof attemptStanding> => ({
  phase: standing.phase,
  epoch: standing.epoch,
  startedAt: isoOrNull(standing.startedAt),
  deadlineAt: isoOrNull(standing.deadlineAt),
  extraMs: standing.extraMs,
  closedAt: isoOrNull(standing.closedAt),
  cause: standing.cause,
  countsUntil: isoOrNull(standing.countsUntil),
  sequence: standing.sequence,
  serverNow: isoOf(standing.at),
})

export const cardOf = (assessment: Assessment, honourCode: HonourCode): z.input<typeof assessmentCard> => ({
  assessmentId: assessment.assessmentId,
  title: assessment.title,
  kind: assessment.kind,
  state: assessment.state,
  certificationId: assessment.certificationId,
  cohortId: assessment.cohortId,
  questions: assessment.draw.scored + assessment.draw.unscored,
  minutes: assessment.minutes,
  conditions: assessment.conditions,
  opensAt: isoOrNull(assessment.opensAt),
  closesAt: isoOrNull(assessment.closesAt),
  review: assessment.review,
  attemptsAllowed: assessment.attemptsAllowed,
  honourCode: assessment.honourCode ? honourCode.version : null,
  instructions: assessment.instructions,
})
