import type { readOverview } from '@cadre/contracts'
import { addDays, daysBetween, ok, type PlainDate } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import {
  certificatesOf,
  certificationsOf,
  statusOn,
  type Certificate,
  type Certification,
} from '../../catalogue/index.ts'
import { todayOf } from '../../identity/index.ts'
import type { Cohort } from '../domain/cohort.ts'
import { cohortsOf } from '../store/cohorts.ts'
import { seatCountsByCohort, type SeatCounts } from '../store/seats.ts'
import { doubleBookedTrainers } from '../store/sessions.ts'
import { summariser } from './summaries.ts'

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
  const cohorts = await cohortsOf(reads)
  const summarise = await summariser(reads, today)
  const summaries = cohorts.map(summarise)
  const certifications = new Map((await certificationsOf(reads)).map((each) => [each.certificationId, each]))
  const seats = await seatCountsByCohort(reads)
  const certificates = await certificatesOf(reads, null)
  const doubled = await doubleBookedTrainers(reads, reads.now)
  const decisions: Decision[] = [
    ...cohorts.flatMap((cohort) => retirementOf(cohort, certifications.get(cohort.certificationId), today)),
    ...doubled.map(({ cohortId, words }): Decision => ({ kind: 'conflict', words, cohortId, certificationId: null })),
    ...cohorts.flatMap((cohort) => seatDecisions(cohort, seats.get(cohort.cohortId), today)),
    ...expiring(certificates, certifications, today),
  ]
  const open = summaries.filter(({ stage }) => stage !== 'finished' && stage !== 'cancelled')
  const count = (...stages: string[]) => summaries.filter(({ stage }) => stages.includes(stage)).length
  return ok({
    today,
    decisions,
    cohorts: open,
    totals: {
      running: count('running'),
      planned: count('draft', 'tentative', 'confirmed'),
      finished: count('finished'),
      people: open.reduce((sum, { cohortId }) => sum + (seats.get(cohortId)?.held ?? 0), 0),
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

function expiring(
  certificates: readonly Certificate[],
  certifications: ReadonlyMap<Certification['certificationId'], Certification>,
  today: PlainDate,
): Decision[] {
  const limit = addDays(today, expiringDays)
  const soon = certificates.filter(({ expiresOn }) => expiresOn !== null && expiresOn >= today && expiresOn <= limit)
  return [...Map.groupBy(soon, ({ certificationId }) => certificationId)].map(([certificationId, of]): Decision => {
    const code = certifications.get(certificationId)?.code ?? ''
    return {
      kind: 'expiring',
      words: `${of.length} ${code} ${of.length === 1 ? 'certificate runs' : 'certificates run'} out before ${limit}.`,
      cohortId: null,
      certificationId,
    }
  })
}
