import type {
  certificationLevels,
  certificationStatuses,
  confidences,
  deliveryModes,
  factKeys,
  resourceKinds,
  ReplyOf,
  certification,
} from '@cadre/contracts'
import type { Tone } from '../../ui/theme/tokens.ts'

export type Detail = ReplyOf<typeof certification>
export type FactGroup = Detail['facts'][number]
export type RecordedFact = FactGroup['facts'][number]
export type FactKey = (typeof factKeys)[number]
export type Guide = Detail['guideVersions'][number]
export type Domain = Guide['domains'][number]
export type Level = (typeof certificationLevels)[number]
export type Status = (typeof certificationStatuses)[number]
export type Confidence = (typeof confidences)[number]
export type Mode = (typeof deliveryModes)[number]
export type ResourceKind = (typeof resourceKinds)[number]

export const levelWords: Readonly<Record<Level, string>> = {
  foundation: 'Foundation',
  associate: 'Associate',
  professional: 'Professional',
  specialty: 'Specialty',
}

export const statusWords: Readonly<Record<Status, string>> = {
  active: 'Active',
  retiring: 'Retiring',
  retired: 'Retired',
}
export const statusTones: Readonly<Record<Status, Tone>> = { active: 'good', retiring: 'warn', retired: 'bad' }

export const factWords: Readonly<Record<FactKey, string>> = {
  'questions-total': 'Questions in all',
  'questions-scored': 'Questions scored',
  minutes: 'Time',
  'pass-mark': 'Pass mark',
  fee: 'Fee',
  'validity-months': 'Valid for',
  'item-types': 'Kinds of question',
  retirement: 'Retirement',
  'guide-change': 'Change of the guide',
  retake: 'Retakes',
}

export const confidenceWords: Readonly<Record<Confidence, string>> = {
  high: 'well supported',
  medium: 'one second-hand source',
  low: 'check before relying on it',
  conflict: 'sources disagree',
}
export const confidenceTones: Readonly<Record<Confidence, Tone>> = {
  high: 'good',
  medium: 'calm',
  low: 'warn',
  conflict: 'warn',
}

export const modeWords: Readonly<Record<Mode, string>> = {
  internal: 'Run it yourselves',
  external: 'Buy it from outside',
  hybrid: 'Do both: buy the course, run practice yourselves',
}

export const resourceWords: Readonly<Record<ResourceKind, string>> = {
  'exam-guide': 'Exam guide',
  'learning-path': 'Learning path',
  course: 'Course',
  documentation: 'Documentation',
  whitepaper: 'White paper',
  'practice-exam': 'Practice exam',
  other: 'Other',
}

/** A map of words as the choices of a field. */
export const choicesOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))
