import { present, type PlainDate } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Cohort, PersonKey } from '../domain/cohort.ts'
import { windowOf } from '../domain/exam-booking.ts'
import { holdsSeat, type Seat } from '../domain/seats.ts'
import { announcedCohorts, decidedOf } from '../store/cohorts.ts'
import { seatsOfPerson } from '../store/seats.ts'

export type ExamSeat = {
  readonly cohort: Cohort
  readonly exam: Seat['exam']
  readonly window: { readonly from: PlainDate; readonly to: PlainDate } | null
}

/** When a cohort's people should sit the exam; null: its blueprint does not say. */
export async function examWindowOf(reads: Reads, { cohortId, endsOn }: Cohort): Promise<ExamSeat['window']> {
  const { plan } = present(await decidedOf(reads, cohortId), 'a cohort has its plan')
  return windowOf(plan.exam, endsOn)
}

/** Where a person holds a seat, with when they sit the exam and when that cohort should. */
export async function examSeatsOf(reads: Reads, personId: PersonKey): Promise<ExamSeat[]> {
  const seats = await seatsOfPerson(reads, personId)
  const held = [...seats].flatMap(([cohortId, seat]) => (holdsSeat(seat) ? [cohortId] : []))
  const found: ExamSeat[] = []
  for (const cohort of await announcedCohorts(reads, held)) {
    const exam = seats.get(cohort.cohortId)?.exam ?? null
    found.push({ cohort, exam, window: await examWindowOf(reads, cohort) })
  }
  return found
}
