import { describe, expect, it } from 'vitest'
import { said, typed } from '../../../../test/attempt/taker.ts'
import { World } from '../../../../test/attempt/world.ts'
import { openAttempt } from './open-attempt.ts'

describe('R-05: two tabs', () => {
  it('tells the tab that lost the pen within 3 s, and keeps its text for the taker to choose', async () => {
    const world = new World(4)
    const first = await world.begin()
    await world.pass(1_000)
    const second = await openAttempt(world.opening(), world.fresh())
    if (!second) throw new Error('there is a paper')
    expect(said(second, world).kind).toBe('read-only')
    world.takeOver(second)
    await world.pass(3_000)
    expect(said(first, world).kind).toBe('read-only')
    first.device.record(typed(1, 'typed too late'))
    second.device.record(typed(1, 'typed here'))
    await world.pass(5_000)
    expect(world.answers()).toEqual({ 1: { kind: 'text', text: 'typed here' } })
    expect(said(first, world)).toEqual({ kind: 'read-only', kept: 1, unkept: 0 })
    world.takeOver(first)
    const [left] = first.device.state().outbox.leftovers
    expect(left?.event.content).toEqual(typed(1, 'typed too late'))
    if (left) first.device.putBack(left)
    await world.pass(3_000)
    expect(world.answers()).toEqual({ 1: { kind: 'text', text: 'typed too late' } })
    expect(said(first, world).kind).toBe('saved')
  })

  it('gives what two closed tabs left to the next one, the pen of the newest with it', async () => {
    const world = new World(5)
    const first = await world.begin()
    const second = await openAttempt(world.opening(), world.fresh())
    if (!second) throw new Error('there is a paper')
    await world.pass(1_000)
    world.fault = 'offline'
    first.device.record(typed(1, 'of the first'))
    await world.pass(500)
    world.takeOver(second)
    second.device.record(typed(2, 'of the second'))
    await world.pass(500)
    world.kill(first)
    world.kill(second)
    world.fault = 'none'
    const third = await openAttempt(world.opening(), world.fresh())
    await world.pass(5_000)
    expect(world.answers()).toEqual({ 2: { kind: 'text', text: 'of the second' } })
    expect(third?.device.state().outbox.leftovers.map(({ event }) => event.content)).toEqual([typed(1, 'of the first')])
  })
})
