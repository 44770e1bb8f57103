import { actAtRandom, sweep } from './actions.ts'
import { crash, reload } from './device.ts'
import { check, checkCalm, newWatch, Violation } from './invariants.ts'
import { type Parts, soundParts } from './parts.ts'
import { calm, look, newWorld, pass, tick, type World } from './world.ts'

export type Outcome = {
  readonly seed: number
  readonly steps: number
  readonly violation: string | null
  readonly trace: readonly string[]
}

const stormSteps = 70
const calmSteps = 60

/** One world from one seed: a storm of actions and faults, then calm; every law checked after every step. */
export function run(seed: number, parts: Parts = soundParts): Outcome {
  const world = newWorld(seed, parts)
  const watch = newWatch()
  let steps = 0
  try {
    for (; steps < stormSteps; steps++) {
      actAtRandom(world)
      pass(world, 50 + Math.floor(world.random.next() * 1_400))
      for (const device of world.devices) tick(world, device)
      check(world, watch)
    }
    settleDown(world)
    for (; steps < stormSteps + calmSteps; steps++) {
      if (steps % 4 === 0) world.devices.forEach((device) => look(world, device))
      pass(world, 2_000)
      for (const device of world.devices) tick(world, device)
      sweep(world)
      check(world, watch)
      if (steps > stormSteps + 8 && isQuiet(world)) break
    }
    checkCalm(world, watch)
  } catch (error) {
    if (!(error instanceof Violation)) throw error
    return { seed, steps, violation: error.message, trace: world.trace }
  }
  return { seed, steps, violation: null, trace: world.trace }
}

/** The network comes back and pages are opened again; what a browser believes about its network stays as it is. */
function settleDown(world: World): void {
  world.weather = calm
  for (const device of world.devices) {
    device.online = true
    if (device.alive && !device.old) continue
    crash(device, world.disk.ids)
    reload(device, world.parts, world.now)
  }
}

/** Nothing is left to happen. */
const isQuiet = ({ disk, devices, wire }: World): boolean =>
  ['finalised', 'voided'].includes(disk.row.phase) &&
  wire.length === 0 &&
  devices.every(({ outbox }) => outbox === null || outbox.pending.length === 0)
