import type { attendanceStates } from '@cadre/session'
import type { Tone } from '../../ui/theme/tokens.ts'

/** Sums of gains in weighted recall, in hundredths. */
export const pointsText = (value: number): string => `${value.toFixed(1)} points`

type Called = { readonly words: string; readonly tone: Tone }

export const attendanceCalled: Readonly<Record<(typeof attendanceStates)[number], Called>> = {
  present: { words: 'Present', tone: 'good' },
  partly: { words: 'Partly', tone: 'warn' },
  excused: { words: 'Excused', tone: 'calm' },
  absent: { words: 'Absent', tone: 'bad' },
}

export const outcomeCalled: Readonly<Record<'as-planned' | 'overran' | 'shortened' | 'left-out', Called>> = {
  'as-planned': { words: 'as planned', tone: 'good' },
  overran: { words: 'overran', tone: 'warn' },
  shortened: { words: 'cut short', tone: 'warn' },
  'left-out': { words: 'left out', tone: 'bad' },
}

export const pollPhaseCalled: Readonly<Record<'waiting' | 'open' | 'closed' | 'revealed', Called>> = {
  waiting: { words: 'not asked yet', tone: 'calm' },
  open: { words: 'open', tone: 'good' },
  closed: { words: 'closed', tone: 'calm' },
  revealed: { words: 'answer shown', tone: 'calm' },
}
