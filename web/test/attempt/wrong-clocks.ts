import { remainingMs, serverTime } from '@cadre/attempt'
import type { WorldParts } from './parts.ts'
import { typed } from './taker.ts'
import { minute, World } from './world.ts'

/** What the targets say of clocks that are wrong. */
export type ClockFault = 'a time that is off by more than 2 s' | 'closed early' | 'never a time again' | 'open too long'

const day = 24 * 60 * minute
/** The grace of the device's last word, and what a poll takes. */
const closesWithinMs = 6_000

/**
 * An hour's exam on a device whose wall clock is a day off, steps to and fro, and that sleeps. @returns every target that was missed.
 */
export async function wrongClocks(seed: number, parts?: WorldParts): Promise<ReadonlySet<ClockFault>> {
  const world = new World(seed, parts)
  const faults = new Set<ClockFault>()
  world.wallOffMs = seed % 2 === 0 ? day : -day
  const tab = await world.begin()
  await world.pass(1_000)
  const deadline = () => world.attempt.deadlineAt ?? Infinity
  const look = (): boolean => {
    const { outbox, clock } = tab.device.state()
    const time = serverTime(clock, world.read())
    const shown = remainingMs(outbox.standing.deadlineAt, time)
    const truth = Math.max(0, deadline() - world.now)
    if (time.certain && shown !== null && Math.abs(shown - truth) > 2_000)
      faults.add('a time that is off by more than 2 s')
    const over = world.attempt.phase !== 'open' || outbox.pending.some(({ event }) => event.content.kind === 'submit')
    if (over && world.now < deadline()) faults.add('closed early')
    return time.certain
  }
  for (let step = 0; world.now < deadline() - 3 * minute; step++) {
    const chance = world.random.next()
    if (chance < 0.15) world.wallOffMs = (world.random.next() - 0.5) * 2 * day
    else if (chance < 0.25) world.sleep(Math.min(4 * minute, deadline() - world.now - 3 * minute))
    look()
    // Somebody who reads says nothing to the server for minutes.
    if (step % 4 === 0) tab.device.record(typed(1 + (step % 5), `step ${step}`))
    await world.pass(20)
    look()
    await world.pass(4_000 + world.random.next() * 40_000)
    if (!look()) faults.add('never a time again')
  }
  await world.pass(Math.max(0, deadline() - world.now) - 1)
  look()
  await world.pass(1 + closesWithinMs)
  if (tab.device.state().outbox.standing.phase === 'open') faults.add('open too long')
  tab.close()
  return faults
}
