import { expectOk, parsePlainDate } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { type MaturityFacts, maturitySteps, phaseOf } from './maturity.ts'

const today = expectOk(parsePlainDate('2027-01-11'))
const nothing: MaturityFacts = {
  overview: { today, decisions: [], cohorts: [], totals: { running: 0, planned: 0, finished: 0, people: 0 } },
  certifications: [],
  blueprints: [],
  trainers: [],
}
const done = (facts: MaturityFacts): string[] =>
  maturitySteps(facts)
    .filter((step) => step.done)
    .map(({ words }) => words)

describe('the maturity path (E7)', () => {
  test('nothing is ticked in an empty organisation, and it is a pilot', () => {
    expect(done(nothing)).toEqual([])
    expect(phaseOf(nothing)).toBe('pilot')
  })

  test('what was not read counts as not there, never as done', () => {
    expect(done({ ...nothing, certifications: null, blueprints: null, trainers: null })).toEqual([])
  })

  test('finished cohorts tick the start and the finish', () => {
    const totals = { running: 0, planned: 0, finished: 2, people: 9 }
    expect(done({ ...nothing, overview: { ...nothing.overview, totals } })).toEqual([
      'Start the first cohort',
      'Finish a cohort',
    ])
  })

  test('every step says how far it is', () => {
    expect(maturitySteps(nothing).map(({ found }) => found)).toContain('0 of 3')
  })
})
