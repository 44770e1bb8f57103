import type { Id } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { examPlansOf } from '../../cohorts/index.ts'
import { todayOf } from '../../identity/index.ts'
import type { AheadOfExam } from '../../reviews/index.ts'
import { examFrom } from '../domain/exam-scheme.ts'
import { levelAt } from '../domain/extras.ts'
import { findBelief } from '../store/beliefs.ts'
import { standingsOf } from '../store/forecasts.ts'
import { dayOfPlan } from './exam-day.ts'
import { examOfCertification } from './exam-scheme-of.ts'
import { shareOf } from './views.ts'

/** The exams that lie ahead of a person, with the domains in which they are beyond what sessions are for (K7); none: no exam is told of. */
export async function aheadOf(reads: Reads, personId: Id<'per'>): Promise<AheadOfExam[]> {
  const today = await todayOf(reads)
  const plans = await examPlansOf(reads, { personIds: [personId] })
  const found: AheadOfExam[] = []
  for (const { certificationId, detail } of await standingsOf(reads, { personIds: [personId] })) {
    const plan = plans.find((each) => each.certificationId === certificationId) ?? null
    const above = detail.domains.filter((domain) => levelAt(shareOf(domain) ?? 0) === 'advanced')
    if (above.length === 0 || dayOfPlan(plan, today).over) continue
    const belief = await findBelief(reads, { personId, certificationId })
    const known = await examOfCertification(reads, certificationId)
    if (!belief || !known) continue
    found.push({
      certificationId,
      exam: examFrom(known.scheme),
      domains: above.map(({ key, name, share }) => ({
        key,
        name,
        share,
        ability: belief.mean[belief.domains.indexOf(key)] ?? 0,
      })),
      placeOf: known.placeOf,
    })
  }
  return found
}
