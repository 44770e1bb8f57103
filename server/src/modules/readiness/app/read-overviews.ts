import type { readMyPeoplesReadiness, readReadinessOverview } from '@cadre/contracts'
import { ok, type Id } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { certificationsOf } from '../../catalogue/index.ts'
import { cohortsLedBy, examPlansOf, openCohortsOf, seatCountsByCohort } from '../../cohorts/index.ts'
import { reportsTo, todayOf } from '../../identity/index.ts'
import type { Verdict } from '../domain/forecast.ts'
import { standingsOf, verdictsByCohort } from '../store/forecasts.ts'

/** Each open cohort's people by verdict: three statements however many cohorts, people and answers there are. */
export const readAllCohorts: Handler<typeof readReadinessOverview> = async (reads) => {
  const cohortIds = await cohortsOpenTo(reads)
  const [counted, seats] = await Promise.all([verdictsByCohort(reads, cohortIds), seatCountsByCohort(reads, cohortIds)])
  const byCohort = new Map(counted.map((each) => [`${each.cohortId} ${each.verdict}`, each.people]))
  return ok({
    cohorts: cohortIds.map((cohortId) => {
      const of = (verdict: Verdict) => byCohort.get(`${cohortId} ${verdict}`) ?? 0
      const [onTrack, needsTime, considerDeferring] = [of('on-track'), of('needs-time'), of('consider-deferring')]
      const held = seats.get(cohortId)?.held ?? 0
      const notKnown = Math.max(of('not-known'), held - onTrack - needsTime - considerDeferring)
      return { cohortId, onTrack, needsTime, considerDeferring, notKnown }
    }),
  })
}

async function cohortsOpenTo(reads: Reads<OrganisationScope>): Promise<Id<'coh'>[]> {
  const { permissions, personId } = reads.scope
  if (permissions.has('readiness.read'))
    return (await openCohortsOf(reads, await todayOf(reads))).map(({ cohortId }) => cohortId)
  return personId === null ? [] : cohortsLedBy(reads, personId)
}

/** A manager's people with one word each; no number, no domain, no answer (P4). */
export const readReports: Handler<typeof readMyPeoplesReadiness> = async (reads) => {
  const { personId } = reads.scope
  const people = personId === null ? [] : await reportsTo(reads, personId)
  if (people.length === 0) return ok({ people: [] })
  const personIds = people.map((person) => person.personId)
  const [plans, standings, certifications] = await Promise.all([
    examPlansOf(reads, { personIds }),
    standingsOf(reads, { personIds }),
    certificationsOf(reads),
  ])
  const codes = new Map(certifications.map(({ certificationId, code }) => [certificationId, code]))
  return ok({
    people: plans.map(({ personId: person, certificationId, cohortId }) => ({
      personId: person,
      certificationId,
      code: codes.get(certificationId) ?? '',
      cohortId,
      verdict:
        standings.find((each) => each.personId === person && each.certificationId === certificationId)?.verdict ??
        ('not-known' as const),
    })),
  })
}
