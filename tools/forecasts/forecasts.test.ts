import { describe, expect, test } from 'vitest'
import { generators } from './generators.ts'
import { verdictOn } from './verdict.ts'
import { forecastsByCohort, forecastsOn, type World } from './world.ts'

const worldOf = (generator: string, asked: { seed: number; learners: number; cohortSize: number }): World => {
  const generate = generators[generator]
  if (!generate) throw new Error(`there is no generator ${generator}`)
  return generate({ ...asked, changes: {} })
}
const oracleOf = ({ learners }: World) => learners.map(({ oracle }) => oracle)

describe('forecasts in worlds that break their model (R1)', { timeout: 120_000 }, () => {
  test('cohorts of five forecast alone have a Brier score of at most .16, where thirty have at most .15', () => {
    const scores = [5, 30].map((cohortSize) => {
      const world = worldOf('exposures', { seed: 101, learners: 240, cohortSize })
      return verdictOn(forecastsByCohort(world, 42), oracleOf(world)).raw.brier
    })
    expect(scores[0]).toBeLessThan(0.16)
    expect(scores[1]).toBeLessThan(0.15)
  })
  test.each(['exposures', 'rates', 'saturation'])(
    '%s: two weeks before the exam most of what can be known is',
    (generator) => {
      const world = worldOf(generator, { seed: 101, learners: 200, cohortSize: 5 })
      const { raw } = verdictOn(forecastsOn(world, 56), oracleOf(world))
      expect(raw.skill).toBeGreaterThan(0.5)
      expect(raw.slope).toBeGreaterThan(0.7)
      expect(raw.slope).toBeLessThan(1.45)
    },
  )
})
