import type { readCohortReadiness } from '@cadre/contracts'
import { weightedDomains } from '@cadre/formats/blueprint'
import { ok } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { factsOf, findCertification, type CertificationId } from '../../catalogue/index.ts'
import { sessionsToFill } from '../../cohorts/index.ts'
import { defaultCosts } from '../domain/costs.ts'
import { enoughAnswers, targetChance } from '../domain/forecast.ts'
import { progressionOf } from '../domain/progression.ts'
import { findCosts } from '../store/costs.ts'
import { weeklyChances } from '../store/forecasts.ts'
import { cohortOpenTo } from './access.ts'
import { feeAmong } from './exam-scheme-of.ts'
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
    trainerHour: await trainerHour(reads, certificationId),
    people,
    domains,
    progression: progressionOf(weeks, enoughAnswers),
    deepDive,
    noDeepDive,
    mayFill,
  })
}

/** The organisation's own price before the default, which stands in the currency of the exam's fee. */
async function trainerHour(reads: Reads, certificationId: CertificationId) {
  const costs = await findCosts(reads)
  if (costs) return { minor: costs.trainerHourMinor, currency: costs.currency, from: 'organisation' as const }
  const fee = feeAmong(await factsOf(reads, certificationId))
  return fee && { minor: defaultCosts.trainerHourMinor, currency: fee.currency, from: 'default' as const }
}
