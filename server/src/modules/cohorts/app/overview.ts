import type { readOverview } from '@cadre/contracts'
import { addDays, daysBetween, ok, type PlainDate } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { certificatesRunningOut, statusOn, type Certification } from '../../catalogue/index.ts'
import { todayOf } from '../../identity/index.ts'
import { shownStage, type Cohort, type ShownStage } from '../domain/cohort.ts'
import type { SeatCounts } from '../domain/seats.ts'
import { countFinished, openCohortsOf } from '../store/cohorts.ts'
import { doubleBookedTrainers } from '../store/sessions.ts'
import { knownOf, summaryOf } from './summaries.ts'

type Decision = {
  readonly kind: 'retired' | 'conflict' | 'waiting' | 'unprepared' | 'unconfirmed' | 'exam-window' | 'expiring'
  readonly words: string
  readonly cohortId: Cohort['cohortId'] | null
  readonly certificationId: Certification['certificationId'] | null
}

/** A certificate that runs out within this many days is worth a decision today. */
const expiringDays = 60
/** A cohort that begins within this many days and is not confirmed is late. */
const lateDays = 21

/** What needs a decision today, then a line for each cohort; a constant number of statements however many there are. */
export const readFirstScreen: Handler<typeof readOverview> = async (reads) => {
  const today = await todayOf(reads)
  const [cohorts, finished] = await Promise.all([openCohortsOf(reads, today), countFinished(reads, today)])
  const [known, runningOut, doubled] = await Promise.all([
    knownOf(reads, cohorts),
    certificatesRunningOut(reads, today, addDays(today, expiringDays)),
    doubleBookedTrainers(reads, reads.now),
  ])
  const { certifications, seats } = known
  const decisions: Decision[] = [
    ...cohorts.flatMap((cohort) => retirementOf(cohort, certifications.get(cohort.certificationId), today)),
    ...doubled.map(({ cohortId, words }): Decision => ({ kind: 'conflict', words, cohortId, certificationId: null })),
    ...cohorts.flatMap((cohort) => seatDecisions(cohort, seats.get(cohort.cohortId), today)),
    ...expiring(runningOut, certifications, today),
  ]
  const count = (...stages: ShownStage[]) =>
    cohorts.filter((cohort) => stages.includes(shownStage(cohort, today))).length
  return ok({
    today,
    decisions,
    cohorts: cohorts.map((cohort) => summaryOf(cohort, known, today)),
    totals: {
      running: count('running'),
      planned: count('draft', 'tentative', 'confirmed'),
      finished,
      people: cohorts.reduce((sum, { cohortId }) => sum + (seats.get(cohortId)?.held ?? 0), 0),
    },
  })
}

function retirementOf(cohort: Cohort, certification: Certification | undefined, today: PlainDate): Decision[] {
  const { cohortId, name, certificationId, stage, endsOn } = cohort
  if (
    !certification ||
    certification.retiresOn === null ||
    stage === 'cancelled' ||
    endsOn < today ||
    endsOn < certification.retiresOn
  )
    return []
  const { code, retiresOn } = certification
  const verb = statusOn(certification, today) === 'retired' ? 'retired' : 'retires'
  return [
    {
      kind: 'retired',
      words: `${code} ${verb} on ${retiresOn}: the exam dates of ${name} fall after it.`,
      cohortId,
      certificationId,
    },
  ]
}

function seatDecisions(
  { cohortId, name, stage, seats, startsOn, endsOn }: Cohort,
  counts: SeatCounts | undefined,
  today: PlainDate,
): Decision[] {
  const found: Decision[] = []
  const { held = 0, confirmed = 0, waiting = 0 } = counts ?? {}
  const free = seats - held
  const open = stage !== 'cancelled' && endsOn >= today
  if (open && waiting > 0)
    found.push({
      kind: 'waiting',
      words: `${waiting} waiting, ${free} ${free === 1 ? 'seat' : 'seats'} free in ${name}.`,
      cohortId,
      certificationId: null,
    })
  const soon = daysBetween(today, startsOn)
  if (soon >= 0 && soon <= lateDays && (stage === 'draft' || stage === 'tentative')) {
    found.push({
      kind: 'unconfirmed',
      words: `${name} begins in ${soon} days and is not confirmed.`,
      cohortId,
      certificationId: null,
    })
  }
  if (stage === 'confirmed' && soon >= 0 && soon <= 7 && confirmed < held) {
    found.push({
      kind: 'unconfirmed',
      words: `${held - confirmed} of ${held} have not accepted their seat in ${name}.`,
      cohortId,
      certificationId: null,
    })
  }
  return found
}

/** All certificates that run out are one decision, however many certifications they are of. */
function expiring(
  runningOut: ReadonlyMap<Certification['certificationId'], number>,
  certifications: ReadonlyMap<Certification['certificationId'], Certification>,
  today: PlainDate,
): Decision[] {
  const found = [...runningOut].map(([certificationId, count]) => {
    const code = certifications.get(certificationId)?.code ?? ''
    return { certificationId, count, code }
  })
  const [first, ...others] = found.toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
  if (!first) return []
  const count = found.reduce((sum, each) => sum + each.count, 0)
  const which = [first, ...others].map(({ code, count: each }) => (each === 1 ? code : `${each} ${code}`)).join(', ')
  const limit = addDays(today, expiringDays)
  const words = `${count} ${count === 1 ? 'certificate runs' : 'certificates run'} out before ${limit}: ${which}.`
  const certificationId = others.length === 0 ? first.certificationId : null
  return [{ kind: 'expiring', words, cohortId: null, certificationId }]
}
