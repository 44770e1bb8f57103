import { isoOf, type PlainDate } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { certificationsOf, type Certification } from '../../catalogue/index.ts'
import { directoryOf, type DirectoryEntry } from '../../identity/index.ts'
import { shownStage, weekOn, weeksOf, type Cohort, type PersonKey } from '../domain/cohort.ts'
import type { Progress } from '../domain/progress.ts'
import type { SeatCounts } from '../domain/seats.ts'
import { seatCountsByCohort } from '../store/seats.ts'
import { progressByCohort } from '../store/sessions.ts'

/** Everything that lines about these cohorts need, in four statements however many there are. */
export async function knownOf(reads: Reads, cohorts: readonly Cohort[]): Promise<Known> {
  const cohortIds = cohorts.map(({ cohortId }) => cohortId)
  const trainerIds = cohorts.flatMap((cohort) => cohort.trainerIds)
  const [certifications, directory, progress, seats] = await Promise.all([
    certificationsOf(reads),
    directoryOf(reads, trainerIds),
    progressByCohort(reads, cohortIds, reads.now),
    seatCountsByCohort(reads, cohortIds),
  ])
  return {
    certifications: new Map(certifications.map((each) => [each.certificationId, each])),
    directory,
    progress,
    seats,
  }
}
/** By the ids of certification, person and cohort. */
type Known = {
  readonly certifications: ReadonlyMap<Cohort['certificationId'], Certification>
  readonly directory: ReadonlyMap<PersonKey, DirectoryEntry>
  readonly progress: ReadonlyMap<string, Progress>
  readonly seats: ReadonlyMap<string, SeatCounts>
}

export async function summariesOf(reads: Reads, cohorts: readonly Cohort[], today: PlainDate) {
  const known = await knownOf(reads, cohorts)
  return cohorts.map((cohort) => summaryOf(cohort, known, today))
}

export function summaryOf(cohort: Cohort, { certifications, directory, progress, seats }: Known, today: PlainDate) {
  const { cohortId, name, certificationId, zone, startsOn, endsOn, trainerIds } = cohort
  const done = progress.get(cohortId)
  const counts = seats.get(cohortId)
  return {
    cohortId,
    name,
    code: certifications.get(certificationId)?.code ?? '',
    certificationId,
    stage: shownStage(cohort, today),
    zone,
    startsOn,
    endsOn,
    weeks: weeksOf(cohort),
    week: weekOn(cohort, today),
    sessionsDone: done?.done ?? 0,
    sessions: done?.sessions ?? 0,
    nextSession: done?.next ? { ...done.next, start: isoOf(done.next.start), end: isoOf(done.next.end) } : null,
    seats: cohort.seats,
    confirmed: counts?.confirmed ?? 0,
    waiting: counts?.waiting ?? 0,
    trainers: trainerIds.map((id) => directory.get(id)?.name ?? ''),
  }
}
