import { describe, expect, test } from 'vitest'
import { generators } from './generators.ts'
import { brierOfCohorts } from './judge.ts'
import { scoreOf } from './score.ts'
import { forecastsOn, type World } from './world.ts'

const worldOf = (generator: string, asked: { seed: number; learners: number; cohortSize: number }): World => {
  const generate = generators[generator]
  if (!generate) throw new Error(`there is no generator ${generator}`)
  return generate({ ...asked, changes: {} })
}

describe('forecasts in worlds that break their model (R1)', { timeout: 120_000 }, () => {
  test('cohorts of five forecast alone have a Brier score of at most .16, where thirty have at most .15', () => {
    const scores = [5, 30].map((cohortSize) => {
      const asked = { seeds: [101], weeks: [6] }
      const [week] = brierOfCohorts((seed) => worldOf('exposures', { seed, learners: 240, cohortSize }), asked)
      return week?.brier
    })
    expect(scores[0]).toBeLessThan(0.16)
    expect(scores[1]).toBeLessThan(0.15)
  })
  test.each(['exposures', 'rates', 'saturation'])(
    '%s: two weeks before the exam most of what can be known is',
    (generator) => {
      const world = worldOf(generator, { seed: 101, learners: 200, cohortSize: 5 })
      const { skill, slope } = scoreOf(forecastsOn(world, 8))
      expect(skill).toBeGreaterThan(0.5)
      expect(slope).toBeGreaterThan(0.7)
      expect(slope).toBeLessThan(1.45)
    },
  )
})
