import { describe, expect, it } from 'vitest'
import { soundParts } from '../../../../test/attempt/parts.ts'
import { said, shown, typed } from '../../../../test/attempt/taker.ts'
import { World } from '../../../../test/attempt/world.ts'
import type { SealedStore } from '../../../lib/device/sealed-store.ts'
import { openAttempt } from './open-attempt.ts'

/** What a disk may give instead of what a tab wrote. */
const given: readonly (readonly [string, SealedStore['get']])[] = [
  ['fails', () => Promise.reject(new Error('the disk failed'))],
  ['cannot be read', () => Promise.resolve(undefined)],
  ['is of a newer version of this page', () => Promise.resolve({ version: 99 })],
]

describe('what a closed tab left', () => {
  it.each(given)('is there the next time when it %s now', async (_, instead) => {
    let fails = false
    const world = new World(6, {
      ...soundParts,
      store: (store) => ({
        ...store,
        get: (vault, name) => (fails && name.startsWith('tab ') ? instead(vault, name) : store.get(vault, name)),
      }),
    })
    const tab = await world.begin()
    await world.pass(1_000)
    world.fault = 'offline'
    tab.device.record(typed(1, 'all of an hour'))
    await world.pass(1_000)
    world.kill(tab)
    fails = true
    const blind = await openAttempt(world.opening(), null)
    expect(blind && said(blind, world).kind).toBe('read-only')
    await world.pass(1_000)
    if (blind) world.kill(blind)
    fails = false
    const again = await openAttempt(world.opening(), null)
    expect(again && shown(again)).toEqual({ 1: { kind: 'text', text: 'all of an hour' } })
    again?.close()
  })

  it('stays where it is when the next tab cannot copy it', async () => {
    let full = false
    const world = new World(7, {
      ...soundParts,
      store: (store) => ({
        ...store,
        put: (...kept) => (full ? Promise.reject(new Error('full')) : store.put(...kept)),
      }),
    })
    const first = await world.begin()
    const second = await openAttempt(world.opening(), world.fresh())
    if (!second) throw new Error('there is a paper')
    await world.pass(1_000)
    world.fault = 'offline'
    first.device.record(typed(1, 'of the first'))
    await world.pass(500)
    world.takeOver(second)
    await world.pass(500)
    world.kill(first)
    world.kill(second)
    full = true
    const third = await openAttempt(world.opening(), null)
    await world.pass(500)
    if (third) world.kill(third)
    full = false
    const fourth = await openAttempt(world.opening(), null)
    expect(fourth?.device.state().outbox.leftovers.map(({ event }) => event.content)).toEqual([
      typed(1, 'of the first'),
    ])
    fourth?.close()
  })
})
