import { saveState } from '@cadre/attempt'
import { openAttempt } from '../../src/features/assessments/device/open-attempt.ts'
import type { WorldParts } from './parts.ts'
import { edited, shown } from './taker.ts'
import { minute, World } from './world.ts'

/** What the targets say of ten minutes without a network. */
export type OfflineFault =
  | 'an edit that is lost'
  | 'a false Saved'
  | 'not told within 2 s'
  | 'a wrong number of kept answers'
  | 'not shown again after the browser was killed'

const edits = 120
/** Fewer than edits, so that answers are changed; of every kind. */
const places = 48
const offlineMs = 10 * minute

/**
 * 120 edits of questions of every kind in ten minutes without a network, in the middle and at the end of which the browser is
 * killed. @returns every target that was missed.
 */
export async function tenMinutesOffline(seed: number, parts?: WorldParts): Promise<ReadonlySet<OfflineFault>> {
  const world = new World(seed, parts)
  const faults = new Set<OfflineFault>()
  let tab = await world.begin()
  await world.pass(3_000)
  world.fault = 'offline'
  const meant: Record<string, unknown> = {}
  const says = () => saveState(tab.device.state().outbox, world.read().steady)
  const reopen = async () => {
    world.kill(tab)
    const again = await openAttempt(world.opening(), null)
    if (!again || !equal(shown(again), meant)) faults.add('not shown again after the browser was killed')
    if (again) tab = again
    await world.pass(2_000)
  }
  const killedAt = Math.floor(world.random.next() * edits)
  for (let edit = 0; edit < edits; edit++) {
    const content = edited(1 + Math.floor(world.random.next() * places), edit)
    tab.device.record(content)
    meant[content.question] = content.response
    await world.pass(2_000)
    const state = says()
    if (state.kind === 'saved') faults.add('a false Saved')
    else if (state.kind !== 'offline') faults.add('not told within 2 s')
    else if (state.kept + state.unkept !== Object.keys(meant).length) faults.add('a wrong number of kept answers')
    await world.pass(offlineMs / edits - 2_000)
    if (edit === killedAt) await reopen()
  }
  await reopen()
  if (says().kind === 'saved') faults.add('a false Saved')
  world.fault = 'none'
  await world.pass(40_000)
  if (!equal(world.answers(), meant)) faults.add('an edit that is lost')
  tab.close()
  return faults
}

/** Whatever the order of the questions. */
const equal = (one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean =>
  sorted(one) === sorted(other)
const sorted = (answers: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.entries(answers).toSorted(([a], [b]) => Number(a) - Number(b)))
