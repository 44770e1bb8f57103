import { bookedExams, cohortsOf, seatCountsByCohort } from '../../cohorts/index.ts'
import { directoryOf } from '../../identity/index.ts'
import type { DriftSource } from '../app/source.ts'

/** Cohorts that are not cancelled, to their last day, and the exams their people have booked. */
export const cohortsAtStake: DriftSource = async (reads, certificationIds) => {
  const concerned = (await cohortsOf(reads)).filter(
    ({ certificationId, stage }) => certificationIds.has(certificationId) && stage !== 'cancelled',
  )
  const byId = new Map(concerned.map((cohort) => [cohort.cohortId, cohort]))
  const seats = await seatCountsByCohort(reads, [...byId.keys()])
  const booked = await bookedExams(reads)
  const directory = await directoryOf(
    reads,
    booked.map(({ personId }) => personId),
  )
  const cohorts = concerned.map(({ cohortId, certificationId, name, endsOn }) => ({
    certificationId,
    kind: 'cohort' as const,
    id: cohortId,
    title: name,
    people: seats.get(cohortId)?.held ?? 0,
    until: endsOn,
    guideVersion: null,
  }))
  const exams = booked.flatMap(({ cohortId, personId, date }) => {
    const cohort = byId.get(cohortId)
    if (!cohort) return []
    const title = `${directory.get(personId)?.name ?? ''}, ${cohort.name}`
    return [
      {
        certificationId: cohort.certificationId,
        kind: 'exam' as const,
        id: `${cohortId}/${personId}`,
        title,
        people: 1,
        until: date,
        guideVersion: null,
      },
    ]
  })
  return [...cohorts, ...exams]
}
