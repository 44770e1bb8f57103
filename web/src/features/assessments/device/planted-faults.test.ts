import { describe, expect, test } from 'vitest'
import { badNetwork } from '../../../../test/attempt/bad-network.ts'
import { soundParts, type WorldParts } from '../../../../test/attempt/parts.ts'
import {
  plantedClocks,
  plantedNetwork,
  plantedOffline,
  type PlantedPart,
  plantedTwoTabs,
} from '../../../../test/attempt/planted-parts.ts'
import { tenMinutesOffline } from '../../../../test/attempt/ten-minutes-offline.ts'
import { twoTabs } from '../../../../test/attempt/two-tabs.ts'
import { wrongClocks } from '../../../../test/attempt/wrong-clocks.ts'

const seeds = Array.from({ length: 8 }, (_, at) => 100 + at)
type Scenario<Fault> = (seed: number, parts?: WorldParts) => Promise<ReadonlySet<Fault>>

async function all<Fault>(scenario: Scenario<Fault>): Promise<Fault[]> {
  const faults = new Set<Fault>()
  for (const seed of seeds) for (const fault of await scenario(seed)) faults.add(fault)
  return [...faults]
}

/** The first seed whose world shows this fault of a planted bug; a bug that hides longer would hide in CI. */
async function firstSeed<Fault>(scenario: Scenario<Fault>, [, fault, part]: PlantedPart<Fault>) {
  for (const seed of seeds) if ((await scenario(seed, { ...soundParts, ...part })).has(fault)) return seed
  return null
}

/** What holds for each scenario, and that each of its planted bugs shows. */
function holds<Fault>(scenario: Scenario<Fault>, words: string, planted: readonly PlantedPart<Fault>[]): void {
  test.each([words])('%s', async () => {
    expect(await all(scenario)).toEqual([])
  })
  test.each(planted.map((each) => [...each] as const))('%s: found as %s', async (...each) => {
    expect(await firstSeed(scenario, each)).not.toBeNull()
  })
}

describe('R-03: ten minutes without a network, and the browser killed twice', () => {
  holds(tenMinutesOffline, 'lose none of 120 edits of every kind, and Saved is never said', plantedOffline)
})
describe('R-04: a storm of lost, doubled, late, cut off and strange replies, and the browser killed', () => {
  holds(badNetwork, 'ends with every answer on the server, once', plantedNetwork)
})
describe('R-05: two tabs that take the pen from each other', () => {
  holds(twoTabs, 'overwrite nothing in silence, are told within 3 s and keep their text', plantedTwoTabs)
})
describe('R-06: clocks that are off by a day, step and sleep', () => {
  holds(wrongClocks, 'change neither the time shown nor the end', plantedClocks)
})
