export { recordOutcomes } from './app/read-statistics.ts'
export { seedQuestions } from './app/shipped-questions.ts'
export { excerptOf, plainWords } from './domain/plain-words.ts'
export type { Outcome } from './domain/outcome-sums.ts'
export type { QuestionId, QuestionVersionId } from './domain/question.ts'
export type { BankItem, FrozenQuestion, QuestionText } from './domain/question-text.ts'
export { answerKeyOf, reviewViewOf, takerViewOf, type TakerItem } from './domain/views.ts'
export { bankRoutes } from './http.ts'
export { bankRecurring, bankTasks } from './jobs.ts'
export { maybeHard, type HardnessFacts } from './store/hard-questions.ts'
export { itemFactsOf, type ItemFacts } from './store/item-facts.ts'
export { enemyPairsAmong } from './store/enemies.ts'
export {
  exposureCounts,
  lastSeenBy,
  liveVersionsOf,
  livePoolOf,
  questionPlaces,
  questionsByGuide,
  recordExposures,
  recordSeenBy,
  seenSince,
  type PoolQuestion,
} from './store/pool.ts'
export { versionsById } from './store/versions.ts'
