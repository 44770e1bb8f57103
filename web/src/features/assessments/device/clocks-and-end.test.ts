import { describe, expect, it } from 'vitest'
import { single, typed } from '../../../../test/attempt/taker.ts'
import { minute, World } from '../../../../test/attempt/world.ts'
import { openAttempt } from './open-attempt.ts'

describe('R-06: clocks', () => {
  it.each([24 * 60 * minute, -24 * 60 * minute])(
    'a device whose clock is wrong by %i ms hands in at the deadline, not before',
    async (off) => {
      const world = new World(6)
      world.wallOffMs = off
      const tab = await world.begin()
      tab.device.record(single(1, 'a'))
      await world.pass(30 * minute)
      world.wallOffMs = -off
      await world.pass(29 * minute + 58_000)
      expect(world.attempt.phase).toBe('open')
      await world.pass(6_000)
      expect(tab.device.state().outbox.standing.phase).not.toBe('open')
      expect(tab.device.state().wiped).toBe(true)
    },
  )

  it('a device that is offline at the deadline says its last word all the same, and hands it in later', async () => {
    const world = new World(10)
    const tab = await world.begin()
    await world.pass(59 * minute)
    world.fault = 'offline'
    tab.device.record(single(1, 'a'))
    await world.pass(2 * minute)
    expect(tab.device.state().outbox.pending.at(-1)?.event.content).toEqual({ kind: 'submit', auto: true })
    expect(tab.device.state().submitted).toBe(false)
    world.fault = 'none'
    await world.pass(20_000)
    expect(tab.device.state()).toMatchObject({ submitted: true, timeUp: true, wiped: true })
    expect(world.stored.map(({ event }) => event.content.kind)).toEqual(['answer', 'submit'])
  })

  it('extra time is seen within 5 s and nothing closes before it', async () => {
    const world = new World(7)
    const tab = await world.begin()
    await world.pass(59 * minute)
    world.decide({ kind: 'accommodate', extraMs: 10 * minute, reason: 'a fire drill' })
    await world.pass(5_000)
    expect(tab.device.state().outbox.standing.extraMs).toBe(10 * minute)
    await world.pass(9 * minute)
    expect(world.attempt.phase).toBe('open')
  })
})

describe('the end', () => {
  it('is said when the server names the last word, and then nothing is left on the device', async () => {
    const world = new World(8)
    const tab = await world.begin()
    tab.device.record(single(1, 'a'))
    await world.pass(1_000)
    world.fault = 'reply-lost'
    tab.device.record({ kind: 'submit', auto: false })
    await world.pass(200)
    expect(tab.device.state().submitted).toBe(false)
    world.fault = 'none'
    await world.pass(20_000)
    expect(tab.device.state()).toMatchObject({ submitted: true, timeUp: false, wiped: true })
    expect(await world.vault().paper()).toBeNull()
    expect(world.attempt.cause).toBe('submitted')
  })

  it('leaves the record of another tab that still has something', async () => {
    const world = new World(9)
    const first = await world.begin()
    const second = await openAttempt(world.opening(), world.fresh())
    if (!second) throw new Error('there is a paper')
    await world.pass(1_000)
    world.takeOver(second)
    first.device.record(typed(1, 'not yet handed in'))
    await world.pass(4_000)
    second.device.record({ kind: 'submit', auto: false })
    await world.pass(4_000)
    expect(second.device.state().wiped).toBe(true)
    world.kill(first)
    const again = await openAttempt(world.opening(), world.fresh())
    expect(again?.device.state().outbox.pending.map(({ event }) => event.content)).toEqual([
      typed(1, 'not yet handed in'),
    ])
  })
})
