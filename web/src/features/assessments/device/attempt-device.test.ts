import { describe, expect, it } from 'vitest'
import { faults } from '../../../../test/attempt/network.ts'
import { said, shown, single } from '../../../../test/attempt/taker.ts'
import { World } from '../../../../test/attempt/world.ts'
import { openAttempt } from './open-attempt.ts'

describe('R-04: whatever the network does', () => {
  it.each(faults)('%s: nothing is lost or kept twice, and Saved is never said early', async (fault) => {
    const world = new World(1)
    const tab = await world.begin()
    await world.pass(1_000)
    world.fault = fault
    for (let place = 1; place <= 12; place++) {
      tab.device.record(single(place, 'a'))
      await world.pass(700)
      if (said(tab, world).kind === 'saved') expect(world.answers()).toEqual(shown(tab))
      else expect(fault).not.toBe('none')
    }
    world.fault = 'none'
    await world.pass(40_000)
    world.deliverLate()
    expect(said(tab, world).kind).toBe('saved')
    expect(world.answers()).toEqual(shown(tab))
    expect(Object.keys(world.answers())).toHaveLength(12)
    expect(new Set(world.stored.map(({ event }) => event.id)).size).toBe(world.stored.length)
  })

  it('waits as long as the server asks', async () => {
    const world = new World(2)
    const tab = await world.begin()
    world.fault = 'busy'
    tab.device.record(single(1, 'a'))
    await world.pass(100)
    world.fault = 'none'
    await world.pass(2_700)
    expect(world.saves).toBe(0)
    await world.pass(2_000)
    expect(world.answers()).toEqual({ 1: { kind: 'single', option: 'a' } })
  })
})

describe('R-03: ten minutes without a network, and the browser killed', () => {
  it('loses none of 120 edits and says how many answers are kept', async () => {
    const world = new World(3)
    const tab = await world.begin()
    await world.pass(3_000)
    world.fault = 'offline'
    for (let edit = 0; edit < 120; edit++) {
      tab.device.record(single(1 + (edit % 60), `o${edit}`))
      await world.pass(5_000)
      expect(said(tab, world).kind).toBe('offline')
    }
    expect(said(tab, world)).toEqual({ kind: 'offline', kept: 60, unkept: 0 })
    const before = shown(tab)
    world.kill(tab)
    const again = await openAttempt(world.opening(), null)
    if (!again) throw new Error('the paper was kept')
    expect(shown(again)).toEqual(before)
    expect(said(again, world).kind).not.toBe('saved')
    world.fault = 'none'
    await world.pass(20_000)
    expect(world.answers()).toEqual(before)
    expect(world.stored).toHaveLength(120)
    again.close()
  })
})

describe('where the taker was', () => {
  it('is known again after the browser was killed', async () => {
    const world = new World(5)
    const tab = await world.begin()
    tab.device.record(single(1, 'o1'))
    tab.device.record({ kind: 'visit', question: '7' })
    await world.pass(1_000)
    world.kill(tab)
    const again = await openAttempt(world.opening(), null)
    expect(again?.device.state().at).toBe('7')
    again?.close()
  })
})
