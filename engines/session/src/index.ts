export {
  type AttendanceProposal,
  attendanceRule,
  type AttendanceState,
  attendanceStates,
  proposeAttendance,
} from './attendance.ts'
export {
  type BlockKind,
  blockKinds,
  blockTitles,
  minuteMs,
  type PlannedBlock,
  usualBlock,
  usualTerms,
} from './block.ts'
export { type BlockClock, clockOf, type RunClock } from './clock.ts'
export { commandKinds, decide, rules, type RunCommand, type RunRefusal } from './decide.ts'
export { type Fit, fitRemaining, type FittedBlock, mostShare } from './fit.ts'
export { type LostObjective, owedAfter } from './lost.ts'
export { type PollCommand, pollCommands, type PollPhase, pollPhases, pollRules } from './poll.ts'
export { mostSilenceMs, presentMs, type Stay, withSign } from './presence.ts'
export { newRun, type Phase, phases, type Run, type RunBlock, spentOn } from './run.ts'
export { type Tally, tallyOf } from './tally.ts'
export { type BlockPattern, type BlockTiming, enoughRuns, overrunsOften, patternsAmong, timingOf } from './timing.ts'
