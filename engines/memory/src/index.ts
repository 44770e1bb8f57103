export { type Clipped, defaultWeights, parseWeights, type Weights, type WeightsRefusal } from './weights.ts'
export { type MemoryState, type Rating, type Scheduler, schedulerOf } from './scheduler.ts'
export {
  type History,
  type HistoryRefusal,
  logLossOf,
  parseHistory,
  type Prediction,
  predictionsOf,
  replay,
  type Review,
} from './history.ts'
export { type ParameterFitter, type Parameters, parametersFor, reviewsBeforeFitting } from './fitting.ts'
export { type Optimiser, optimiserFitter, trainingSets } from './optimiser.ts'
export { type Goal, goalRecall, type Remembered, reviewValue } from './value.ts'
export {
  expectedRecall,
  minutesToTarget,
  type PlannedReview,
  planToday,
  type StudyItem,
  type TargetRefusal,
  type TodayPlan,
  weightedRecall,
} from './plan.ts'
export { type DueReview, smoothLoad, type SmoothedLoad } from './smoothing.ts'
export { calibrationByLateness, type LatenessRow, type TimedPrediction } from './calibration.ts'
export {
  type ChosenItem,
  openingQuiz,
  parseQuiz,
  type Quiz,
  type QuizItem,
  type QuizLearner,
  type QuizRefusal,
  type QuizRequest,
  type QuizValue,
} from './quiz.ts'
