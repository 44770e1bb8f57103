import type { Id } from '@cadre/kernel'
import type { Paper } from '../../src/features/assessments/device/paper.ts'

export const assessment: Paper['assessment'] = {
  assessmentId: 'asm_01J8Z3K4M5N6P7Q8R9S0T1V2W3' as Id<'asm'>,
  title: 'Practice',
  kind: 'practice-exam',
  state: 'published',
  certificationId: 'crt_01J8Z3K4M5N6P7Q8R9S0T1V2W3' as Id<'crt'>,
  cohortId: null,
  questions: 65,
  minutes: 60,
  conditions: { timed: true, oneSitting: true, closedBook: true, calculator: false, notes: true },
  opensAt: null,
  closesAt: null,
  review: 'after-submit',
  attemptsAllowed: 1,
  honourCode: null,
  instructions: '',
}
