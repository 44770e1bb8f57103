import { saveState } from '@cadre/attempt'
import { pick } from '@cadre/kernel'
import { type Opened, openAttempt } from '../../src/features/assessments/device/open-attempt.ts'
import { faults as networkFaults } from './network.ts'
import type { WorldParts } from './parts.ts'
import { edited, shown } from './taker.ts'
import { World } from './world.ts'

/** What the targets say of replies that are lost, doubled, cut off, late and of somebody else. */
export type NetworkFault = 'an answer that is lost' | 'an answer that is kept twice' | 'a false Saved'

const steps = 40

/** Answers while the network does something else each time, the browser is killed, and requests arrive late. @returns every target that was missed. */
export async function badNetwork(seed: number, parts?: WorldParts): Promise<ReadonlySet<NetworkFault>> {
  const world = new World(seed, parts)
  const faults = new Set<NetworkFault>()
  let tab = await world.begin()
  const saved = () => saveState(tab.device.state().outbox, world.read().steady).kind === 'saved'
  const lookAtSaved = () => void (saved() && !isThere(world, tab) && faults.add('a false Saved'))
  for (let step = 0; step < steps; step++) {
    world.fault = pick(world.random, networkFaults)
    tab.device.record(edited(1 + Math.floor(world.random.next() * 9), step))
    await world.pass(world.random.next() * 4_000)
    lookAtSaved()
    if (world.random.next() < 0.15) world.deliverLate()
    if (world.random.next() < 0.15) {
      const before = JSON.stringify(shown(tab))
      world.kill(tab)
      const again = await openAttempt(world.opening(), null)
      if (!again || JSON.stringify(shown(again)) !== before) faults.add('an answer that is lost')
      if (again) tab = again
    }
  }
  world.fault = 'none'
  await world.pass(60_000)
  world.deliverLate()
  lookAtSaved()
  if (!saved() || !isThere(world, tab)) faults.add('an answer that is lost')
  const ids = world.stored.map(({ event }) => event.id)
  if (new Set(ids).size < ids.length) faults.add('an answer that is kept twice')
  tab.close()
  return faults
}

/** The server has what the screen shows. */
function isThere(world: World, tab: Opened): boolean {
  const held: Readonly<Record<string, unknown>> = world.answers()
  return Object.entries(shown(tab)).every(
    ([place, response]) => JSON.stringify(held[place]) === JSON.stringify(response),
  )
}
