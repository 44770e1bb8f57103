import type { readCohortReadiness } from '@cadre/contracts'
import { ok } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { findCertification } from '../../catalogue/index.ts'
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
  const group = await groupOf(reads, cohort)
  const certification = await findCertification(reads, certificationId)
  const { deepDive, noDeepDive } = await deepDiveFor(reads, cohort, group.domains)
  return ok({
    certificationId,
    code: certification?.code ?? '',
    target: targetChance,
    people: group.people,
    domains: group.domains,
    progression: progressionOf(await weeklyChances(reads, cohort.cohortId), enoughAnswers),
    deepDive,
    noDeepDive,
    mayFill,
  })
}
