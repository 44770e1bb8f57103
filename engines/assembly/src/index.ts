export {
  type Between,
  type BandCount,
  type DomainCount,
  type EarlierForm,
  type FormSpec,
  type TypeCount,
} from './form/form-spec.ts'
export type { Question } from './form/question.ts'
export type { Constraint } from './form/constraint.ts'
export type { SetAsideReason } from './form/pool.ts'
export type { ToWrite } from './form/blanks.ts'
export type { Conflict, Unmet } from './form/conflict.ts'
export type { SetAside, Shortage, ShortageRefusal } from './form/shortage.ts'
export { drawForm, type Form, type FormEntry } from './form/draw-form.ts'
export { countsFromWeights } from './form/counts-from-weights.ts'
export { type Help, type LabPerson, linkBetween, type PairingRules, usualRules } from './pairing/link.ts'
export { type LabGroup, type LabPairing, pairForLabs, type PairingRefusal } from './pairing/pair-for-labs.ts'
export { type AtRisk, peopleAtRisk, type Reason, type Standing, type Support, usualAlarms } from './at-risk/at-risk.ts'
