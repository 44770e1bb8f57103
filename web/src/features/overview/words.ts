import type { decisionKinds } from '@cadre/contracts'

export type DecisionKind = (typeof decisionKinds)[number]
type Called = { readonly tone: 'warn' | 'bad' | 'calm'; readonly words: string; readonly act: string }

/** How grave each kind of decision is, what it is called, and where it is taken. */
export const decisionCalled: Readonly<Record<DecisionKind, Called>> = {
  retired: { tone: 'bad', words: 'Retired', act: 'See who is affected' },
  conflict: { tone: 'warn', words: 'Conflict', act: 'Look at the calendar' },
  waiting: { tone: 'calm', words: 'Waiting', act: 'Look at the seats' },
  unprepared: { tone: 'warn', words: 'Not prepared', act: 'Look at the session' },
  unconfirmed: { tone: 'warn', words: 'Not confirmed', act: 'Confirm it' },
  'exam-window': { tone: 'bad', words: 'Exam window', act: 'Look at the exam dates' },
  expiring: { tone: 'calm', words: 'Expiring', act: 'See the certificates' },
}
