export { checkedOptions, type OptionRefusal, type SimulationOptions, usualOptions } from './options.ts'
export type { ExamResult } from './exam.ts'
export type { SimulatedQuestion } from './question-bank.ts'
export {
  type SimulatedCohort,
  type SimulatedLearner,
  type SimulatedProgramme,
  type SimulatedTrainer,
  simulateProgramme,
} from './simulate.ts'
export type { Participation, Setting, SimulatedAnswer } from './take-part.ts'
export type { SessionKind, SimulatedSession, Timetable } from './timetable.ts'
