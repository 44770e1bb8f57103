import type { readCohortReadiness } from '@cadre/contracts'
import { ok } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { findCertification } from '../../catalogue/index.ts'
import { weightedDomains } from '../../blueprints/index.ts'
import { sessionsToFill } from '../../cohorts/index.ts'
import { enoughAnswers, targetChance } from '../domain/forecast.ts'
import { progressionOf } from '../domain/progression.ts'
import { weeklyChances } from '../store/forecasts.ts'
import { cohortOpenTo } from './access.ts'
import { groupOf } from './group.ts'
import { deepDiveFor } from './propose-deep-dive.ts'

export const readOneCohort: Handler<typeof readCohortReadiness> = async (reads, { params }) => {
  const open = await cohortOpenTo(reads, params.cohortId)
  if (!open.ok) return open
  const { cohort, mayFill } = open.value
  const { certificationId } = cohort
  const [plan, certification, weeks] = await Promise.all([
    sessionsToFill(reads, cohort),
    findCertification(reads, certificationId),
    weeklyChances(reads, cohort.cohortId),
  ])
  const { people, domains } = await groupOf(reads, cohort, weightedDomains(plan.domains))
  const { deepDive, noDeepDive } = deepDiveFor(plan, domains)
  return ok({
    certificationId,
    code: certification?.code ?? '',
    target: targetChance,
    people,
    domains,
    progression: progressionOf(weeks, enoughAnswers),
    deepDive,
    noDeepDive,
    mayFill,
  })
}
