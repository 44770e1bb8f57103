import { isoOf, type PlainDate } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { certificationsOf } from '../../catalogue/index.ts'
import { directoryOf } from '../../identity/index.ts'
import { shownStage, weekOn, weeksOf, type Cohort } from '../domain/cohort.ts'
import { seatCountsByCohort } from '../store/seats.ts'
import { nextByCohort, progressByCohort } from '../store/sessions.ts'

export type Summarise = (cohort: Cohort) => ReturnType<typeof summary>
type Known = {
  readonly today: PlainDate
  readonly codes: ReadonlyMap<string, string>
  readonly names: ReadonlyMap<string, string>
  readonly progress: Awaited<ReturnType<typeof progressByCohort>>
  readonly next: Awaited<ReturnType<typeof nextByCohort>>
  readonly seats: Awaited<ReturnType<typeof seatCountsByCohort>>
}

/** Everything that lines about cohorts need, in five statements however many cohorts there are. */
export async function summariser(reads: Reads, today: PlainDate): Promise<Summarise> {
  const codes = new Map(
    (await certificationsOf(reads)).map(({ certificationId, code }) => [String(certificationId), code]),
  )
  const names = new Map([...(await directoryOf(reads))].map(([personId, { name }]) => [String(personId), name]))
  const progress = await progressByCohort(reads, reads.now)
  const next = await nextByCohort(reads, reads.now)
  const seats = await seatCountsByCohort(reads)
  return (cohort) => summary(cohort, { today, codes, names, progress, next, seats })
}

function summary(cohort: Cohort, { today, codes, names, progress, next, seats }: Known) {
  const { cohortId, name, certificationId, zone, startsOn, endsOn, trainerIds } = cohort
  const done = progress.get(cohortId)
  const upcoming = next.get(cohortId)
  const counts = seats.get(cohortId)
  return {
    cohortId,
    name,
    code: codes.get(certificationId) ?? '',
    certificationId,
    stage: shownStage(cohort, today),
    zone,
    startsOn,
    endsOn,
    weeks: weeksOf(cohort),
    week: weekOn(cohort, today),
    sessionsDone: done?.done ?? 0,
    sessions: done?.sessions ?? 0,
    nextSession: upcoming
      ? { key: upcoming.key, title: upcoming.title, start: isoOf(upcoming.start), end: isoOf(upcoming.end) }
      : null,
    seats: cohort.seats,
    confirmed: counts?.confirmed ?? 0,
    waiting: counts?.waiting ?? 0,
    trainers: trainerIds.map((id) => names.get(id) ?? ''),
  }
}
