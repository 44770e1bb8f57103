export { cohortSeenBy } from './app/access.ts'
export { calendarOf } from './app/calendar-of.ts'
export { contentOfCohort } from './app/cohort-content.ts'
export { compilePlan, type PlanRequest } from './app/compile-plan.ts'
export type { BookingRule } from './app/book-exam.ts'
export { examSeatsOf, examWindowOf, type ExamSeat } from './app/exam-seats.ts'
export { moveSeat, previewSeatMove, type SeatMoved } from './app/move-seat.ts'
export { keepPlan } from './app/plan-cohort.ts'
export { fillSession, refillSession, sessionsToFill } from './app/fill-session.ts'
export { sessionsOfCohort } from './app/sessions-of-cohort.ts'
export { sessionToRun, type SessionToRun } from './app/session-to-run.ts'
export { type Cohort, type CohortId, shownStage } from './domain/cohort.ts'
export { checkBeforeRetirement } from './domain/exam-booking.ts'
export { cohortRoutes } from './http.ts'
export { cohortsOf, cohortsOfPerson, findCohort, openCohortsOf, saveCohort } from './store/cohorts.ts'
export { holdSession, heldSessionsOf, progressByCohort } from './store/sessions.ts'
export {
  acceptExpectations,
  bookedExams,
  saveExam,
  saveSeat,
  seatCountsByCohort,
  seatsOfPerson,
} from './store/seats.ts'
export { examPlansOf, nextCohortWindow, type ExamPlan } from './store/exam-plans.ts'
export { holdsSeat } from './domain/seats.ts'
export { availabilityByPerson, saveAvailability } from './store/availability.ts'
export { cohortsLedBy, cohortsSeating, seatHoldersOf, participantsOf } from './store/part-in.ts'
export type { FeedSource } from './app/feeds.ts'
