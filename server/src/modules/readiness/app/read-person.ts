import { notFound, type readOwnReadiness, type readPersonReadiness } from '@cadre/contracts'
import { isoOf, ok, refuse, type Id, type PlainDate } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { certificationsOf, factsOf, type Certification } from '../../catalogue/index.ts'
import { examPlansOf, findCohort, type ExamPlan } from '../../cohorts/index.ts'
import { directoryOf, isMember, todayOf } from '../../identity/index.ts'
import type { Belief } from '../domain/belief.ts'
import { pricesOf, type Costs } from '../domain/costs.ts'
import type { Forecast } from '../domain/forecast.ts'
import { findBelief } from '../store/beliefs.ts'
import { findCosts } from '../store/costs.ts'
import { frozenOf, standingsOf } from '../store/forecasts.ts'
import { mayReadPerson } from './access.ts'
import { dayOfPlan } from './exam-day.ts'
import { feeAmong } from './exam-scheme-of.ts'
import { extrasOf } from './extras-of.ts'
import { emptyView, forecastView, type ReadinessView } from './views.ts'

/** Frozen forecasts that a history shows: half a year of days. */
const mostHistory = 180

export const readMine: Handler<typeof readOwnReadiness> = async (reads) => {
  const { personId } = reads.scope
  return ok({ items: personId === null ? [] : await readinessOf(reads, personId) })
}

export const readOnePerson: Handler<typeof readPersonReadiness> = async (reads, { params }) => {
  const { personId, certificationId } = params
  if (!(await mayReadPerson(reads, params)) || !(await isMember(reads, personId))) return refuse(notFound.code)
  const [found] = await readinessOf(reads, personId, certificationId)
  return found ? ok(found) : refuse(notFound.code)
}

/** One view for each certification that the person prepares for or has answered questions of; or of the one that is asked for. */
async function readinessOf(reads: Reads, personId: Id<'per'>, asked?: Id<'crt'>): Promise<ReadinessView[]> {
  const [standings, plans, certifications, directory, today] = await Promise.all([
    standingsOf(reads, { personIds: [personId], certificationId: asked }),
    examPlansOf(reads, { personIds: [personId], certificationId: asked }),
    certificationsOf(reads),
    directoryOf(reads, [personId]),
    todayOf(reads),
  ])
  const costs = await findCosts(reads)
  const wanted = new Set(asked ? [asked] : [...plans, ...standings].map(({ certificationId }) => certificationId))
  const name = directory.get(personId)?.name ?? ''
  const views: ReadinessView[] = []
  for (const certification of certifications.filter(({ certificationId }) => wanted.has(certificationId))) {
    const { certificationId } = certification
    views.push(
      await viewOf(reads, {
        personId,
        name,
        certification,
        standing: standings.find((each) => each.certificationId === certificationId) ?? null,
        plan: plans.find((each) => each.certificationId === certificationId) ?? null,
        belief: await findBelief(reads, { personId, certificationId }),
        today,
        costs,
      }),
    )
  }
  return views.toSorted((a, b) => placeOf(a).localeCompare(placeOf(b)))
}

/** The next exam first; those that lie behind come last. */
const placeOf = ({ exam }: ReadinessView): string => `${exam?.over === true ? '1' : '0'} ${exam?.on ?? '9'}`

type Found = {
  readonly personId: Id<'per'>
  readonly name: string
  readonly certification: Certification
  readonly standing: Forecast | null
  readonly plan: ExamPlan | null
  readonly belief: Belief | null
  readonly today: PlainDate
  readonly costs: Costs | null
}

async function viewOf(reads: Reads, found: Found): Promise<ReadinessView> {
  const { personId, name, certification, standing, plan, belief, today, costs } = found
  const { certificationId, code } = certification
  const cohort = plan && (await findCohort(reads, plan.cohortId))
  const { examDay, over } = dayOfPlan(plan, today)
  const said = standing
    ? forecastView(standing, await frozenOf(reads, { personId, certificationId }, mostHistory), {
        prices: pricesOf(costs, feeAmong(await factsOf(reads, certificationId))),
        today,
        retiresOn: certification.retiresOn,
      })
    : emptyView()
  return {
    personId,
    name,
    certificationId,
    code,
    certificationName: certification.name,
    cohort: cohort && { cohortId: cohort.cohortId, name: cohort.name },
    exam: { ...examDay, over },
    lastAnswerAt: belief && isoOf(belief.lastAnswerAt),
    ...said,
    extras: cohort && !over ? await extrasOf(reads, cohort, said.domains) : [],
  }
}
