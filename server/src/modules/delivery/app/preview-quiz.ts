import { notFound, notTheTrainer, type previewQuiz } from '@cadre/contracts'
import { ok, refuse, seededRandom, seedFrom } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { contentOfCohort, sessionToRun } from '../../cohorts/index.ts'
import { todayOf } from '../../identity/index.ts'
import { planOfSession } from '../domain/plan-of-session.ts'
import { stillOwed } from '../store/owed.ts'
import { runOfCohortSession } from '../store/runs.ts'
import { mayLead } from './access.ts'
import { quizFor } from './build-quiz.ts'

/**
 * The opening quiz as it would be chosen today, and what the choice is worth beside others (S3); of a session that was opened, what
 * its own was worth. Nothing is kept: what people answer until then changes it.
 */
export const previewOne: Handler<typeof previewQuiz> = async (reads, { params: { cohortId, sessionKey } }) => {
  const found = await sessionToRun(reads, cohortId, sessionKey)
  if (!found) return refuse(notFound.code)
  if (!mayLead(reads, found.leads)) return refuse(notTheTrainer.code)
  const run = await runOfCohortSession(reads, cohortId, sessionKey)
  if (run) return ok({ opened: true, value: run.quizValue, questions: [] })
  const { cohort, session } = found
  const content = await contentOfCohort(reads, cohort)
  const { plan } = planOfSession(content, session.key, session.minutes)
  const owed = (await stillOwed(reads, cohortId)).map(({ objective }) => objective)
  const random = seededRandom(seedFrom(`${cohortId} ${sessionKey} ${await todayOf(reads)}`))
  const { quiz } = await quizFor(reads, found, { plan, owed, random })
  const names = new Map(plan.domains.map(({ key, name }) => [key, name]))
  return ok({
    opened: false,
    value: quiz.value,
    questions: quiz.questions.map(({ domain, why }) => ({ domain: names.get(domain) ?? domain, why })),
  })
}
