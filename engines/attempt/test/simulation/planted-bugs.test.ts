import { describe, expect, test } from 'vitest'
import { type PlantedBug, plantedBugs } from './planted-bugs.ts'
import { run } from './run.ts'

/** A bug that hides longer would hide in CI. */
const mostSeeds = 1_000

const firstSeedThatFinds = ({ parts }: PlantedBug): number | null => {
  for (let seed = 1; seed <= mostSeeds; seed++) if (run(seed, parts).violation !== null) return seed
  return null
}

describe('planted bugs (R-14)', () => {
  test('there are two or more for each of the six root causes of lost answers', () => {
    const causes = Map.groupBy(plantedBugs, ({ rootCause }) => rootCause)
    causes.delete('this design')
    expect(causes.size).toBe(6)
    for (const bugs of causes.values()) expect(bugs.length).toBeGreaterThanOrEqual(2)
  })
  test.each(plantedBugs.map((bug) => [bug.name, bug] as const))('%s: found within 1,000 seeds', (_, bug) => {
    expect(firstSeedThatFinds(bug)).not.toBeNull()
  })
  test('the same seed makes the same world, to the last step of its trace', () => {
    for (const seed of [1, 7, 139]) expect(run(seed)).toEqual(run(seed))
  })
})
