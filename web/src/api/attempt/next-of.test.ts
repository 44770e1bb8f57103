import type { Id } from '@cadre/kernel'
import { describe, expect, it } from 'vitest'
import { byUrgency, minutesFor, type Mine, type MyAttempt, nextOf } from './next-of.ts'

const base: Mine = {
  assessmentId: 'asm_01J8Z3K4M5N6P7Q8R9S0T1V2W3' as Id<'asm'>,
  title: 'Practice exam',
  kind: 'practice-exam',
  state: 'published',
  certificationId: 'crt_01J8Z3K4M5N6P7Q8R9S0T1V2W3' as Id<'crt'>,
  cohortId: null,
  questions: 65,
  minutes: 130,
  conditions: { timed: true, oneSitting: true, closedBook: true, calculator: false, notes: true },
  opensAt: null,
  closesAt: null,
  review: 'after-close',
  attemptsAllowed: 1,
  honourCode: 1,
  instructions: '',
  attemptsLeft: 1,
  open: true,
  opensLater: false,
  myMinutes: 130,
  attempts: [],
}
const attempt = (over: Partial<MyAttempt>): MyAttempt => ({
  attemptId: 'att_01J8Z3K4M5N6P7Q8R9S0T1V2W3' as Id<'att'>,
  startedAt: '2027-01-14T08:00:00Z',
  phase: 'finalised',
  deadlineAt: null,
  minutesLeft: null,
  reviewOpen: false,
  percent: null,
  ...over,
})

describe('the one next action', () => {
  it.each<[string, Partial<Mine>, string]>([
    [
      'an open attempt comes before everything',
      { attempts: [attempt({ phase: 'open' })], attemptsLeft: 3 },
      'continue',
    ],
    ['what is open and untaken is started', {}, 'start'],
    [
      'a review is read when no attempt is left',
      { attemptsLeft: 0, attempts: [attempt({ reviewOpen: true })] },
      'review',
    ],
    ['a review that is not open is waited for', { attemptsLeft: 0, attempts: [attempt({})] }, 'wait'],
    [
      'a review that never opens is not waited for',
      { attemptsLeft: 0, review: 'never', attempts: [attempt({})] },
      'nothing',
    ],
    ['what opens later is waited for', { open: false, opensLater: true, opensAt: '2027-01-20T09:00:00Z' }, 'wait'],
    ['what has closed is over', { open: false, closesAt: '2027-01-10T09:00:00Z' }, 'nothing'],
  ])('%s', (_, over, kind) => expect(nextOf({ ...base, ...over }).kind).toBe(kind))

  it('of an attempt under way has the minutes that are left, not those of the whole', () => {
    const underWay = { ...base, attempts: [attempt({ phase: 'open', minutesLeft: 12 })] }
    expect(minutesFor(underWay, nextOf(underWay))).toBe(12)
    expect(minutesFor(base, nextOf(base))).toBe(130)
  })
  it('orders by urgency, then by what closes first', () => {
    const late = { ...base, title: 'late', closesAt: '2027-02-01T00:00:00Z' }
    const soon = { ...base, title: 'soon', closesAt: '2027-01-15T00:00:00Z' }
    const running = { ...base, title: 'running', attempts: [attempt({ phase: 'open' })] }
    const titles = [base, late, soon, running].toSorted(byUrgency).map(({ title }) => title)
    expect(titles).toEqual(['running', 'soon', 'late', 'Practice exam'])
  })
})
