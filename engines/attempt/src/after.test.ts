import { instant } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import type { ClientEvent, EventContent } from './client-event.ts'
import { conditionsOf } from './conditions.ts'
import { answersShown, currentAnswers } from './current-answers.ts'
import { type Attempt, newAttempt } from './server/attempt.ts'
import type { StoredEvent, Worth } from './server/attempt-event.ts'
import { timeSpent } from './time-spent.ts'

const minute = 60_000
const log = (...steps: readonly (readonly [minutes: number, content: EventContent])[]): ClientEvent[] =>
  steps.map(([minutes, content], i) => ({
    id: `e${i}`,
    epoch: 1,
    sequence: i + 1,
    madeAt: instant(minutes * minute),
    content,
  }))
const visit = (question: string): EventContent => ({ kind: 'visit', question })
const answer = (option: string): EventContent => ({
  kind: 'answer',
  question: 'q1',
  response: { kind: 'single', option },
})

describe('time spent (Q4)', () => {
  test('runs from visit to visit, not while the page is away, and ends with the submit', () => {
    const events = log(
      [0, visit('q1')],
      [2, visit('q2')],
      [3, { kind: 'leave' }],
      [8, { kind: 'return' }],
      [9, visit('q1')],
      [10, { kind: 'submit', auto: false }],
    )
    const expected = [
      ['q1', 3 * minute],
      ['q2', 2 * minute],
    ]
    expect([...timeSpent(events, instant(30 * minute))]).toEqual(expected)
    expect([...timeSpent(events.toReversed(), instant(30 * minute))]).toEqual(expected)
  })
  test('ends when the writing ended, and a silent stretch counts for 20 minutes at most', () => {
    expect(timeSpent(log([0, visit('q1')]), instant(5 * minute)).get('q1')).toBe(5 * minute)
    expect(timeSpent(log([0, visit('q1')]), instant(300 * minute)).get('q1')).toBe(20 * minute)
  })
})

describe('conditions (Q4)', () => {
  const attempt: Attempt = {
    ...newAttempt({ limitMs: minute, windowEndsAt: null, graceMs: 0 }),
    startedAt: instant(0),
    epoch: 2,
  }
  const declared = { closedBook: true, honourCode: 'v1' }
  const conditions = (events: readonly ClientEvent[]) =>
    conditionsOf({ attempt, declared, events, questions: 10, seenBefore: 3 })
  test('tell what was declared, what was new, how often and how long the page was away', () => {
    const events = log([1, { kind: 'leave' }], [3, { kind: 'return' }], [4, { kind: 'leave' }], [5, visit('q1')])
    expect(conditions(events)).toEqual({
      timed: true,
      oneSitting: true,
      closedBook: true,
      firstExposure: 0.7,
      timesAway: 2,
      awayMs: 3 * minute,
      devices: 2,
    })
  })
  test('a pause of more than half an hour ends the sitting', () => {
    expect(conditions(log([1, visit('q1')], [31, visit('q2')])).oneSitting).toBe(true)
    expect(conditions(log([1, visit('q1')], [32, visit('q2')])).oneSitting).toBe(false)
  })
})

describe('current answers (I2)', () => {
  const stored = (event: ClientEvent, worth: Worth = 'counted'): StoredEvent => ({
    sequence: 1,
    event,
    receivedAt: instant(0),
    worth,
  })
  const [first, second] = log([0, answer('a')], [0, answer('b')])
  if (!first || !second) throw new Error('two events were expected')
  const chosen = (...events: StoredEvent[]) => currentAnswers(events).get('q1')?.response
  test('the highest (epoch, sequence) stands, in any order of arrival', () => {
    expect(chosen(stored(second), stored(first))).toEqual({ kind: 'single', option: 'b' })
    expect(chosen(stored({ ...first, epoch: 2 }), stored(second))).toEqual({ kind: 'single', option: 'a' })
    expect([...currentAnswers([stored(second)], currentAnswers([stored(first)]))]).toHaveLength(1)
  })
  test('what does not count does not stand', () => {
    expect(chosen(stored(first), stored(second, 'fenced'))).toEqual({ kind: 'single', option: 'a' })
    expect(chosen(stored(first), stored(second, 'late-counted'))).toEqual({ kind: 'single', option: 'b' })
  })
  test('the taker sees what their device still keeps on top of what is saved', () => {
    expect(answersShown(new Map([['q1', null]]), [first, second]).get('q1')).toEqual({ kind: 'single', option: 'b' })
  })
})
