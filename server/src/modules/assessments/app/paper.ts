import { standingOf } from '@cadre/attempt'
import type { attemptPaper } from '@cadre/contracts'
import { seededRandom, seedFrom } from '@cadre/kernel'
import type { z } from 'zod'
import type { Reads } from '../../../platform/db/transaction.ts'
import { domainCalled } from '../../blueprints/index.ts'
import { takerViewOf, versionsById } from '../../bank/index.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { AttemptRecord } from '../domain/attempt-record.ts'
import { workOf } from '../domain/work.ts'
import { eventsOfAttempt } from '../store/attempt-events.ts'
import { formQuestionsOf } from '../store/forms.ts'
import { honourCodeOf } from '../store/honour-codes.ts'
import { cardOf, standingView } from './views.ts'

/**
 * All that a taker needs to work without a network (I8: built from taker views alone). Options are shuffled by the attempt
 * and the version, so that a reload shows the same order.
 */
export async function paperOf(
  reads: Reads,
  assessment: Assessment,
  { attemptId, formId, state }: AttemptRecord,
): Promise<z.input<typeof attemptPaper>> {
  const questions = await formQuestionsOf(reads, formId)
  const versions = await versionsById(
    reads,
    questions.map(({ versionId }) => versionId),
  )
  const work = workOf(await eventsOfAttempt(reads, attemptId))
  // The real exam names no domains.
  const called = assessment.conditions.closedBook ? null : await domainCalled(reads)
  const nameOf = (domain: string): string | null => called && called(assessment.certificationId, domain)
  return {
    attemptId,
    assessment: cardOf(assessment, await honourCodeOf(reads)),
    conditions: assessment.conditions,
    questions: questions.flatMap(({ place, versionId, domain }) => {
      const version = versions.get(versionId)
      if (!version) return []
      const random = seededRandom(seedFrom(`${attemptId} ${versionId}`))
      return [{ place, domain: nameOf(domain), ...takerViewOf(version, random) }]
    }),
    work: [...work.values()].map((each) => ({ ...each, struck: [...each.struck] })),
    standing: standingView(standingOf(state, reads.now)),
  }
}
