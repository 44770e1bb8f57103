export {
  clopperPearson,
  type Interval,
  type IntervalMethod,
  intervalOf,
  jeffreys,
  parseProportion,
  type Proportion,
  type ProportionRefusal,
  wilson,
} from './proportion.ts'
export { type Difference, differenceOf } from './difference.ts'
export {
  designEffect,
  perArmToTell,
  powerToTell,
  type SampleSizeRefusal,
  type StillMissing,
  stillMissing,
} from './sample-size.ts'
export { funnelLimits, type FunnelVerdict, funnelVerdict } from './funnel.ts'
export { cusum, type CusumPoint, cusumRunLength, cusumScore, cusumThreshold, type RiskedOutcome } from './cusum.ts'
export { type Followed, kaplanMeier, medianSurvival, survivalAt, type SurvivalStep } from './survival.ts'
export { type LogRank, logRank } from './log-rank.ts'
export { type RateSummary } from './mixture.ts'
export { type PooledRates, poolRates } from './pool.ts'
export { type CohortResult, type PooledByTrainer, poolByTrainer } from './pool-by-trainer.ts'
export { type Formula, type FormulaRefusal, parseFormula } from './roi/formula.ts'
export { type Quantity } from './roi/quantity.ts'
export {
  type Grade,
  type Isolation,
  type Ledger,
  type LedgerInput,
  type LedgerRefusal,
  type LineInput,
  parseLedger,
  type TieInput,
} from './roi/ledger.ts'
export { type LineReturn, type Returns, returnsOf, type Spread } from './roi/returns.ts'
export { type Swing } from './roi/tornado.ts'
export { type Finding, reconcile, type Reconciliation } from './roi/reconcile.ts'
export { type BeforeAfter, ledgerOfClaims } from './roi/before-after.ts'
export {
  parseStudy,
  type RetentionAnswer,
  type RetentionLearner,
  type RetentionStudy,
  type StudyRefusal,
} from './retention/study.ts'
export {
  type FormatRetention,
  retentionByFormat,
  type RetentionOptions,
  type RetentionVerdict,
} from './retention/by-format.ts'
export { type Belief } from './retention/design.ts'
