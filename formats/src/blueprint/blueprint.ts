import type { Checkpoint } from './checkpoint.ts'
import type { OrganisationLayer } from './organisation-layer.ts'

/**
 * A training blueprint as `parseBlueprint` hands it out: complete (defaults filled in), consistent (every key that is
 * named exists, minutes and questions add up, sessions are in teaching order) and plain data, so it survives JSON.
 *
 * Keys are short names chosen by the author, unique within their list, and how the parts refer to each other. They stay
 * the same between versions of a blueprint; that is what lets two versions be compared.
 */
export type Blueprint = {
  readonly key: string
  readonly title: string
  /** The author's own version of this blueprint, counted from 1. */
  readonly version: number
  readonly summary: string
  readonly certification: CertificationReference
  /** Exam domains in the order of the exam guide, with their official weights. */
  readonly domains: readonly Domain[]
  /** Length of the programme in weeks; every session's week is within it. */
  readonly weeks: number
  /** How a session or unit is delivered unless it says otherwise. */
  readonly format: DeliveryFormat
  /** Hours one participant needs in all: live sessions and self-paced work. */
  readonly studyHours: StudyHours
  readonly examWindow: ExamWindow
  readonly modules: readonly Module[]
  /** In teaching order: weeks never fall. */
  readonly sessions: readonly Session[]
  readonly labs: readonly Lab[]
  readonly materials: readonly Material[]
  readonly checkpoints: readonly Checkpoint[]
  readonly selfPaced: readonly SelfPacedUnit[]
  readonly organisation: OrganisationLayer
}

export type CertificationReference = {
  readonly vendor: string
  readonly code: string
  readonly name: string
  readonly level: Level
  /** Version of the exam guide that the domains and objectives were taken from. */
  readonly guideVersion: string
  /** The real exam, so that a full practice exam can be planned at real length. */
  readonly exam: { readonly questions: number; readonly minutes: number; readonly note?: string }
  /** `YYYY-MM-DD` after which the exam can no longer be taken; absent while none is announced. */
  readonly retiredOn?: string
}

export const levels = ['foundation', 'associate', 'professional', 'specialty'] as const
export type Level = (typeof levels)[number]

export const deliveryFormats = ['instructor-led', 'self-paced', 'blended'] as const
export type DeliveryFormat = (typeof deliveryFormats)[number]

/** Official weight in percent of the scored exam: one number, or the range that the vendor publishes. */
export type Domain = {
  readonly key: string
  readonly name: string
  readonly weight: number | readonly [low: number, high: number]
}

export type StudyHours = { readonly min: number; readonly max: number }

/** When the real exam should be sat, in days after the last session, and the week by which it should be booked. */
export type ExamWindow = { readonly bookByWeek: number; readonly firstDay: number; readonly lastDay: number }

export type Module = {
  readonly key: string
  readonly title: string
  readonly summary?: string
  readonly objectives: readonly Objective[]
}

/** What a participant can do afterwards. `task` names the published task statement it serves, as in `1.2`. */
export type Objective = {
  readonly key: string
  readonly domain: string
  readonly task?: string
  readonly text: string
}

export const sessionKinds = ['orientation', 'session', 'review', 'deep-dive', 'practice-exam', 'preparation'] as const
export type SessionKind = (typeof sessionKinds)[number]

export type Session = {
  readonly key: string
  /** 1 to `weeks`. */
  readonly week: number
  readonly title: string
  /** `session` teaches new material and counts towards coverage by sessions; the other kinds do not. */
  readonly kind: SessionKind
  /** Always the sum of the blocks' minutes. */
  readonly minutes: number
  readonly format: DeliveryFormat
  readonly module?: string
  readonly objectives: readonly string[]
  /** How the minutes split among domains, by domain key; the rest (never negative) belongs to no domain. */
  readonly domainMinutes: Readonly<Record<string, number>>
  readonly blocks: readonly Block[]
  readonly materials: readonly string[]
  /** Keys of comparisons, pitfalls and project examples of the organisation's layer to bring up. */
  readonly discuss: readonly string[]
}

export const blockKinds = [
  'opening-review',
  'core-instruction',
  'hands-on-lab',
  'practice-and-discussion',
  'closing',
  'briefing',
  'assessment',
  'review',
  'break',
] as const
export type BlockKind = (typeof blockKinds)[number]

export type Block = {
  readonly kind: BlockKind
  readonly minutes: number
  /** Key of the lab done in this block. */
  readonly lab?: string
  /** What the trainer says, asks or shows, in order. */
  readonly notes: readonly string[]
}

export const materialKinds = [
  'exam-guide',
  'learning-path',
  'course',
  'documentation',
  'whitepaper',
  'practice-exam',
  'video',
  'tool',
] as const
export type MaterialKind = (typeof materialKinds)[number]

export type Material = {
  readonly key: string
  readonly title: string
  /** `https://…` */
  readonly url: string
  readonly kind: MaterialKind
  readonly domain?: string
  /** For whom it is kept besides; named for nobody, it is for everyone. */
  readonly audience?: (typeof labAudiences)[number]
  readonly note?: string
}

export const labAudiences = ['everyone', 'foundations', 'advanced'] as const
/** `foundations` closes gaps that the diagnostic shows; `advanced` is for those who are ahead. */
export type LabAudience = (typeof labAudiences)[number]

export type Lab = {
  readonly key: string
  readonly title: string
  readonly goal: string
  readonly domain: string
  readonly objectives: readonly string[]
  readonly minutes: number
  readonly audience: LabAudience
  /** What must be there before the lab starts: accounts, permissions, files. */
  readonly needs: readonly string[]
  readonly steps: readonly LabStep[]
  /** What is true when the lab has worked. */
  readonly outcomes: readonly string[]
  readonly cleanUp?: string
  /** The last dry run; absent until somebody has run the lab as written. */
  readonly tested?: LabTest
}

export type LabStep = { readonly do: string; readonly expect?: string }
/** @param on `YYYY-MM-DD` */
export type LabTest = { readonly on: string; readonly by: string; readonly note?: string }

export const selfPacedKinds = ['study', 'practice-questions', 'lab', 'practice-exam', 'application'] as const
export type SelfPacedKind = (typeof selfPacedKinds)[number]

/** Work between sessions. It opens after session `after` (at the start of the programme when absent) and is due before `dueBefore`. */
export type SelfPacedUnit = {
  readonly key: string
  readonly title: string
  readonly kind: SelfPacedKind
  readonly minutes: number
  readonly after?: string
  readonly dueBefore: string
  readonly instructions: string
  readonly objectives: readonly string[]
  readonly domainMinutes: Readonly<Record<string, number>>
  readonly materials: readonly string[]
  readonly lab?: string
}
