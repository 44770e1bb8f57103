import type {
  deferralGroups,
  flagStates,
  listNeedingCare,
  noteReaders,
  obstacles,
  readCare,
  readOfficeHours,
  ReplyOf,
  stepKinds,
} from '@cadre/contracts'
import type { Tone } from '../../ui/theme/tokens.ts'

export type InNeed = ReplyOf<typeof listNeedingCare>['people'][number]
export type CareOfOne = ReplyOf<typeof readCare>
export type CarePlan = NonNullable<CareOfOne['plan']>
export type Step = CarePlan['steps'][number]
export type Reason = CareOfOne['reasons'][number]
export type Slot = ReplyOf<typeof readOfficeHours>['slots'][number]
export type Obstacle = (typeof obstacles)[number]
export type NoteReaders = (typeof noteReaders)[number]
type Called = { readonly tone: Tone; readonly words: string }

export const stateCalled: Readonly<Record<(typeof flagStates)[number], Called>> = {
  open: { tone: 'warn', words: 'Needs attention' },
  'in-care': { tone: 'calm', words: 'In care' },
  closed: { tone: 'calm', words: 'Closed' },
  cleared: { tone: 'good', words: 'On track' },
}
export const stateOf = (state: CareOfOne['state']): Called => stateCalled[state ?? 'cleared']

export const obstacleCalled: Readonly<Record<Obstacle, { readonly words: string; readonly ask: string }>> = {
  time: { words: 'Time', ask: 'Are the agreed hours there, or is something in the way?' },
  difficulty: { words: 'Difficulty', ask: 'Which topics stay unclear after practice?' },
  motivation: { words: 'Motivation', ask: 'What is the certificate worth to you just now?' },
}
export const readersCalled: Readonly<Record<NoteReaders, string>> = {
  author: 'Only I read this',
  carers: 'Trainers of the cohort and programme leads',
  person: 'Trainers, programme leads and the person',
}
export const stepCalled: Readonly<Record<(typeof stepKinds)[number], string>> = {
  material: 'Material',
  'office-hours': 'Office hours',
  practice: 'Practice',
  other: 'Something else',
}
export const groupCalled: Readonly<Record<(typeof deferralGroups)[number], string>> = {
  seats: 'Seats',
  work: 'Goes along',
  exam: 'Exam',
  fee: 'Fee',
  mail: 'Is sent',
}
