import type { listVouchers, readMyExams, ReplyOf, resultSources, voucherStates } from '@cadre/contracts'
import type { Tone } from '../../ui/theme/tokens.ts'

export type MyExam = ReplyOf<typeof readMyExams>['exams'][number]
export type ExamResult = MyExam['results'][number]
export type Voucher = ReplyOf<typeof listVouchers>['items'][number]
type Called = { readonly tone: Tone; readonly words: string }

export const voucherCalled: Readonly<Record<(typeof voucherStates)[number], Called>> = {
  stock: { tone: 'good', words: 'In stock' },
  assigned: { tone: 'calm', words: 'Assigned' },
  used: { tone: 'calm', words: 'Used' },
  expired: { tone: 'bad', words: 'Expired' },
  returned: { tone: 'calm', words: 'Returned' },
}

export const sourceCalled: Readonly<Record<(typeof resultSources)[number], string>> = {
  'score-report': 'Score report seen',
  'vendor-record': 'Vendor’s record',
  'own-word': 'Own word',
}

export const outcomeCalled = (passed: boolean): Called =>
  passed ? { tone: 'good', words: 'Passed' } : { tone: 'bad', words: 'Not passed' }

const ordinals = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth']
export const attemptCalled = (attempt: number): string => `${ordinals[attempt - 1] ?? `${attempt}th`} attempt`

export const domainText = ({ percent, meets }: ExamResult['byDomain'][number]): string => {
  const enough = meets === null ? null : meets ? 'enough' : 'not enough'
  return [percent === null ? null : `${percent}\u00a0%`, enough].filter((part) => part !== null).join(', ')
}
