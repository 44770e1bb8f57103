export { calendarOf } from './app/calendar-of.ts'
export { compilePlan, type PlanRequest } from './app/compile-plan.ts'
export { keepPlan } from './app/plan-cohort.ts'
export { sessionsOfCohort } from './app/sessions-of-cohort.ts'
export type { Cohort, CohortId } from './domain/cohort.ts'
export { holdsSeat } from './domain/seats.ts'
export { cohortRoutes } from './http.ts'
export { cohortsOf, cohortsOfPerson, saveCohort } from './store/cohorts.ts'
export {
  acceptExpectations,
  bookedExams,
  saveExam,
  saveSeat,
  seatCountsByCohort,
  seatsOfPerson,
} from './store/seats.ts'
export { availabilityByPerson, saveAvailability } from './store/availability.ts'
export { cohortsLedBy, cohortsSeating, seatHoldersOf } from './store/part-in.ts'
