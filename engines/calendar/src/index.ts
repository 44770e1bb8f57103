export { type Advice, recommended } from './advice.ts'
export {
  type Alternative,
  type AlternativeChange,
  alternativesTo,
  disruptionBetween,
  weightOfConflicts,
} from './alternatives.ts'
export type {
  Calendar,
  ExamDate,
  ExamSuggestion,
  PlannedSession,
  PlannedTask,
  PlanRefusal,
  Reminder,
  SkippedHoliday,
  TrainerWeek,
} from './calendar.ts'
export { applyEdit, type Applied, previewEdit } from './change.ts'
export { compileCalendar } from './compile.ts'
export { deriveCalendar } from './derive.ts'
export { type Conflict, conflictKey, type ConflictKind, type ExamProblem, type Role, weightOf } from './conflict.ts'
export type { Consequence, ConsequenceKind, WhenHeld } from './consequence.ts'
export { consequencesOf } from './consequences.ts'
export type { Edit, EditRefusal, InsertedSession, Move, Restore } from './edit.ts'
export type {
  Anchor,
  Away,
  Booking,
  ExamBooking,
  ExamTarget,
  ExamWindow,
  Holiday,
  Person,
  PlanInput,
  PlanSession,
  PlanTask,
  SessionKind,
  Trainer,
  WeeklySlot,
  WeeklyWindow,
} from './plan.ts'
export {
  sessionEvents,
  type SessionEvent,
  type SessionState,
  sessionStates,
  sessionTransitions,
  takesPlace,
} from './session-state.ts'
export { disambiguationOf, type Disambiguation, instantOf, localAt } from './zone-offsets.ts'
export { dateOf, localOf, type LocalMs, timeOf } from './civil.ts'
export { type Place, suggestPlaces } from './suggest-places.ts'
