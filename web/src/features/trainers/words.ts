import type { listTrainers, ReplyOf } from '@cadre/contracts'

export type Trainer = ReplyOf<typeof listTrainers>['items'][number]
export type Eligibility = Trainer['eligibility'][number]
export type CriterionName = Eligibility['criteria'][number]['criterion']

export const criterionCalled: Readonly<Record<CriterionName, string>> = {
  certificate: 'Certificate',
  score: 'Score',
  'hands-on': 'Hands-on months',
  willing: 'Willing',
  capacity: 'Time for it',
  'explains-well': 'Explains well',
}

/** Met, not met, or not known: three marks, three words. */
export const metCalled = (met: boolean | null): { tone: 'good' | 'bad' | 'calm'; words: string } => {
  if (met === null) return { tone: 'calm', words: 'Not known' }
  return met ? { tone: 'good', words: 'Met' } : { tone: 'bad', words: 'Not met' }
}
