import { describe, expect, test } from 'vitest'
import { planOfBlueprint } from './plan-of-blueprint.ts'
import { shortCourse } from './plan.fixture.ts'

const plan = planOfBlueprint(shortCourse)
const task = (key: string) => plan.tasks.find((t) => t.key === key)
const at = (session: string, edge: 'start' | 'end', days = 0) => ({ session, edge, days, at: null })

describe('K2 what a calendar takes from a blueprint', () => {
  test('live sessions meet; each builds on the one before it in its module', () => {
    expect(plan.sessions.map((s) => [s.key, s.minutes, s.kind, s.after])).toEqual([
      ['s1', 90, 'session', []],
      ['s2', 90, 'session', []],
      ['s4', 90, 'session', ['s2']],
      ['s5', 90, 'session', []],
      ['s6', 180, 'practice-exam', []],
      ['s7', 90, 'session', []],
      ['s8', 90, 'session', []],
    ])
  })
  test('a self-paced session is work between the live sessions around it, and so is what hung on it', () => {
    expect(task('session/s3')).toMatchObject({ kind: 'self-paced', opens: at('s2', 'end'), due: at('s4', 'start') })
    expect(task('unit/drill')).toMatchObject({ kind: 'assignment', opens: at('s2', 'end'), due: at('s4', 'start') })
  })
  test('a checkpoint is in its session, or a week long after it; one after the exam has no place here', () => {
    expect(task('checkpoint/start')).toMatchObject({
      kind: 'checkpoint',
      opens: at('s1', 'start'),
      due: at('s1', 'end'),
    })
    expect(task('checkpoint/alone')).toMatchObject({ opens: at('s8', 'end'), due: at('s8', 'end', 7) })
    expect(task('checkpoint/later')).toBeUndefined()
  })
  test('the exam keeps its real length and the window of the blueprint', () => {
    expect(plan.exam).toMatchObject({ minutes: 90, retires: null })
    expect(plan.exam?.window).toEqual({ kind: 'after-last-session', fromDays: 3, toDays: 14 })
    const retired = { ...shortCourse, certification: { ...shortCourse.certification, retiredOn: '2026-03-31' } }
    expect(planOfBlueprint(retired).exam?.retires).toBe('2026-03-31')
  })
})
