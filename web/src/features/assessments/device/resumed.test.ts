import { describe, expect, it } from 'vitest'
import { shown, single, typed } from '../../../../test/attempt/taker.ts'
import { World } from '../../../../test/attempt/world.ts'
import { isOver } from './attempt-device.ts'
import { type Fresh, openAttempt } from './open-attempt.ts'

/** As when an answers file was brought meanwhile. */
function withBrought(fresh: Fresh): Fresh {
  const { paper } = fresh.paper
  const brought = { question: '3', response: single(3, 'c').response, flagged: false, struck: [], note: '' }
  return { ...fresh, paper: { ...fresh.paper, paper: { ...paper, work: [...paper.work, brought] } } }
}

describe('a page that is loaded again', () => {
  it('shows what the server has with what is unsent on top, and what the server says now, before anything is sent', async () => {
    const world = new World(10)
    const tab = await world.begin()
    tab.device.record(single(1, 'a'))
    await world.pass(2_000)
    world.fault = 'offline'
    tab.device.record(typed(2, 'unsent'))
    await world.pass(1_000)
    world.kill(tab)
    world.decide({ kind: 'close' })
    const again = await openAttempt(world.opening(), withBrought(world.fresh()))
    if (!again) throw new Error('there is a paper')
    expect(shown(again)).toEqual({
      1: single(1, 'a').response,
      2: typed(2, 'unsent').response,
      3: single(3, 'c').response,
    })
    expect(isOver(again.device.state().outbox)).toBe(true)
    again.close()
  })
})
