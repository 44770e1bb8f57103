export { type Ability, difficultyAt, eapAbility, type Item, mapAbility } from './ability.ts'
export {
  type AbilityState,
  type Answer,
  defaultDynamics,
  type Dynamics,
  elapse,
  type ItemState,
  observe,
  priorState,
} from './ability-state.ts'
export { absorb, advance, type Course } from './answer-log.ts'
export type { AnswerLog } from './answers.ts'
export { type AnchoredCalibration, type AnchoredItem, calibrateAnchored } from './anchored-calibration.ts'
export { calibrate } from './calibrate.ts'
export type {
  CalibratedItem,
  Calibration,
  CalibrationOptions,
  CalibrationRefusal,
  ItemNote,
  Model,
} from './calibration.ts'
export { type Advice, advise, type BookingOption, type ExamCosts, minutesToTarget, type StudyNeed } from './decision.ts'
export {
  type Choices,
  distractorTables,
  type ItemChoices,
  marked,
  type MiskeySuspect,
  type OptionStatistics,
} from './distractors.ts'
export { normalDraws } from './draws.ts'
export { evaluate, type Evaluation, type ReliabilityBand } from './evaluation.ts'
export { countsByWeight, type Exam, examOf } from './exam.ts'
export { type ForecastInput, forecastLearners, type LearnerForecast, outlookFor } from './forecast-learners.ts'
export {
  defaultGrowth,
  growthOfWeeks,
  type GrowthModel,
  type GrowthPath,
  levelAt,
  type WeekLevel,
} from './growth-path.ts'
export {
  enoughAnswers,
  type ItemFlag,
  type ItemStatistics,
  itemStatistics,
  type TestStatistics,
} from './item-statistics.ts'
export { type Belief, follow, type History, type ItemPrior, itemPriors } from './learner-history.ts'
export {
  type Forecaster,
  forecaster,
  forecastPass,
  noOutlook,
  type Outlook,
  type PassForecast,
} from './pass-forecast.ts'
export { practiceBaseline, type PracticeResult } from './practice-baseline.ts'
export { type KnownQuestion, questionDifficulty } from './question-difficulty.ts'
export { recallAfter, recallUnknown } from './recall.ts'
export { enoughOutcomes, recalibrate, recalibrated, type Recalibration } from './recalibration.ts'
export { type Missing, missingAsWrong, type ResponseMatrix, responseMatrix } from './response-matrix.ts'
export { addToLevel, emptyLevel, levelFrom, type LevelSums, sumLevels } from './running-level.ts'
export {
  type RunningItem,
  type RunningOption,
  type RunningOptionStatistics,
  type RunningStatistics,
  runningStatistics,
} from './running-statistics.ts'
export { logistic } from './logistic.ts'
export { passChance } from './score-distribution.ts'
export { brier, calibrationLine, logLoss, type Outcome } from './scoring.ts'
