import { saveState } from '@cadre/attempt'
import { describe, expect, it } from 'vitest'
import { nothing } from '../../../api/attempt/wire.ts'
import { bench } from '../../../../test/attempt/bench.ts'
import { typed } from '../../../../test/attempt/taker.ts'
import { askBeforeClosing } from './ask-before-closing.ts'
import { restoredTab } from './tab-record.ts'

/** A device that runs, whose first write is done. */
async function running() {
  const on = bench()
  on.device.start()
  on.writes.shift()?.end()
  await on.settled()
  const kept = () => {
    const { outbox } = on.device.state()
    return { durable: outbox.durable, kept: outbox.pending.map((each) => each.kept) }
  }
  return { ...on, kept }
}

describe('what is said to be kept', () => {
  it('is what the disk has, not what was typed while it wrote', async () => {
    const { device, writes, sent, settled, kept } = await running()
    device.record(typed(1, 'one'))
    device.record(typed(2, 'two'))
    const [first] = writes
    expect(first?.record.outbox.events.map(({ content }) => content)).toEqual([typed(1, 'one')])
    expect(kept()).toEqual({ durable: true, kept: [false, false] })
    first?.end()
    await settled()
    expect(kept()).toEqual({ durable: true, kept: [true, false] })
    expect(sent.flatMap(({ events }) => events.map(({ content }) => content))).toEqual([typed(1, 'one')])
    writes[1]?.end()
    await settled()
    expect(kept()).toEqual({ durable: true, kept: [true, true] })
  })

  it.each([
    ['refuses', true],
    ['does not answer within 3 s', false],
  ])('is nothing where the disk %s, and what was typed is sent all the same', async (_, refuses) => {
    const { device, writes, sent, pass, settled, kept } = await running()
    device.record(typed(1, 'one'))
    if (refuses) writes[0]?.fail()
    else await pass(2_900)
    await settled()
    if (!refuses) expect(sent).toEqual([])
    await pass(200)
    expect(kept()).toEqual({ durable: false, kept: [false] })
    expect(sent.flatMap(({ events }) => events.map(({ content }) => content))).toEqual([typed(1, 'one')])
    await pass(2_000)
    expect(saveState(device.state().outbox, 5_100)).toMatchObject({ kind: 'problem', problem: { kind: 'not-kept' } })
  })
})

describe('typing', () => {
  it('is on disk at once and waits for more of it before it is sent, by itself', async () => {
    const { device, writes, sent, pass, settled } = await running()
    device.record(typed(1, 'on'), 600)
    expect(writes).toHaveLength(1)
    writes.shift()?.end()
    await settled()
    await pass(599)
    expect(sent).toEqual([])
    await pass(1)
    expect(sent).toHaveLength(1)
  })
})

describe('half of an emoji', () => {
  it('is on screen as it was typed, and neither holds up what is sent nor hides what is kept', async () => {
    const { device, writes, settled, sent } = await running()
    device.record(typed(1, 'Z\u00fcrich \ud83d'))
    expect(device.state().work.get('1')?.response).toEqual({ kind: 'text', text: 'Z\u00fcrich \ud83d' })
    const write = writes.shift()
    write?.end()
    await settled()
    const content = typed(1, 'Z\u00fcrich \ufffd')
    expect(sent.flatMap(({ events }) => events)).toMatchObject([{ content }])
    const restored = restoredTab(write?.record, { wall: 0, steady: 0 })
    expect(restored?.work.get('1')?.response).toEqual(content.response)
  })
})

describe('what a reload finds', () => {
  it('is what the server took, put back and threw away, as soon as it happened', async () => {
    const { device, standing, writes, sent, settled } = await running()
    const onDisk = async () => {
      const write = writes.shift()
      write?.end()
      await settled()
      const { events, leftovers, epoch } = write?.record.outbox ?? {}
      return { epoch, events: events?.length, leftovers: leftovers?.length }
    }
    device.record(typed(1, 'one'))
    expect(await onDisk()).toEqual({ epoch: 1, events: 1, leftovers: 0 })
    const taken = { ...standing, epoch: 2, sequence: standing.sequence + 1 }
    device.takePen(taken, new Map())
    expect(await onDisk()).toEqual({ epoch: 2, events: 0, leftovers: 1 })
    const [left] = device.state().outbox.leftovers
    if (left) device.putBack(left)
    expect(await onDisk()).toEqual({ epoch: 2, events: 1, leftovers: 0 })
    const receipts = sent[1]?.events.map(({ id }) => ({ id, outcome: 'counted' as const })) ?? []
    const acknowledgement = { receipts, standing: taken, at: taken.at }
    sent[1]?.reply({ ...nothing, status: 200, isJson: true, acknowledgement })
    await settled()
    expect(await onDisk()).toEqual({ epoch: 2, events: 0, leftovers: 0 })
  })

  it('is everything until nothing waits for a choice any more, also after the end', async () => {
    const { device, standing, writes, wipes, refuseToWipe, settled } = await running()
    const write = async (): Promise<void> => {
      writes.shift()?.end()
      await settled()
    }
    device.record(typed(1, 'in the dark'))
    await write()
    const taken = { ...standing, epoch: 2, sequence: standing.sequence + 1 }
    device.takePen(taken, new Map())
    await write()
    device.acknowledge(new Set(), { ...taken, phase: 'finalised', sequence: taken.sequence + 1 })
    await write()
    expect({ wipes: wipes(), wiped: device.state().wiped }).toEqual({ wipes: 0, wiped: false })
    refuseToWipe(true)
    for (const { event } of device.state().outbox.leftovers) device.throwAway(event.id)
    await write()
    expect({ wipes: wipes(), wiped: device.state().wiped }).toEqual({ wipes: 1, wiped: false })
    refuseToWipe(false)
    device.acknowledge(new Set(), device.state().outbox.standing)
    await write()
    expect({ wipes: wipes(), wiped: device.state().wiped }).toEqual({ wipes: 2, wiped: true })
  })
})

describe('before the page is closed', () => {
  const asked = (page: EventTarget): boolean => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }))

  it('the browser asks while something that was typed is on its way to the disk, and not after', async () => {
    const { device, writes, settled } = await running()
    const page = new EventTarget()
    const stop = askBeforeClosing(device, page)
    expect(asked(page)).toBe(false)
    device.record(typed(1, 'the newest letters'))
    expect(asked(page)).toBe(true)
    writes[0]?.end()
    await settled()
    expect(asked(page)).toBe(false)
    stop()
    device.record(typed(1, 'nobody asks any more'))
    expect(asked(page)).toBe(false)
  })

  it('nobody forgets to ask as long as the disk keeps nothing and the server has not got it', async () => {
    const { device, writes, settled } = await running()
    const page = new EventTarget()
    askBeforeClosing(device, page)
    device.record(typed(1, 'one'))
    writes[0]?.fail()
    await settled()
    expect(asked(page)).toBe(true)
    const { outbox } = device.state()
    device.acknowledge(new Set(outbox.pending.map(({ event }) => event.id)), outbox.standing)
    expect(asked(page)).toBe(false)
  })

  it('nobody asks about a look away', async () => {
    const { device } = await running()
    const page = new EventTarget()
    askBeforeClosing(device, page)
    device.record({ kind: 'leave' })
    expect(asked(page)).toBe(false)
  })
})
