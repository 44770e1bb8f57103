import { seededRandom } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import type { StoredEvent } from './events-after.ts'
import { Feed, type Listener, type Reader } from './feed.ts'

const numbered = (seq: number): StoredEvent => ({ seq, topic: seq % 2 === 0 ? 'even' : 'odd', name: 'n', data: seq })

/** A table of events that gives three a time, so that catching up takes several reads. */
function tableOf(count: number) {
  const table = { events: Array.from({ length: count }, (_, n) => numbered(n + 1)), head: count, reads: 0 }
  const reader: Reader = {
    newest: async () => table.head,
    after: async (seq) => {
      table.reads += 1
      const events = table.events.filter((event) => event.seq > seq).slice(0, 3)
      return { events, whole: events[0] === undefined ? table.head === seq : events[0].seq === seq + 1 }
    },
  }
  const commit = () => table.events.push(numbered(++table.head))
  return { table, reader, commit }
}

function ear(topic?: string) {
  const heard: (number | 'reset')[] = []
  const listener: Listener = {
    hears: (event) => topic === undefined || event.topic === topic,
    send: (events) => heard.push(...events.map(({ seq }) => seq)),
    reset: () => heard.push('reset'),
  }
  return { heard, listener }
}
const open = () => true

describe('a feed', () => {
  test('tells a newcomer to ask for everything, and then what comes', async () => {
    const { reader, commit } = tableOf(4)
    const feed = new Feed(reader)
    const { heard, listener } = ear()
    await feed.add(listener, null, open)
    commit()
    await feed.pull()
    expect(heard).toEqual(['reset', 5])
  })
  test('goes on after the last event somebody heard, from however far back', async () => {
    const { reader } = tableOf(20)
    const { heard, listener } = ear()
    await new Feed(reader).add(listener, 9, open)
    expect(heard).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20])
  })
  test('says when events are no longer kept, or a number was never given out', async () => {
    const { reader, table } = tableOf(20)
    table.events.splice(0, 12)
    const [late, early, wrong] = [ear(), ear(), ear()]
    const feed = new Feed(reader)
    await feed.add(late.listener, 12, open)
    await feed.add(early.listener, 5, open)
    await feed.add(wrong.listener, 21, open)
    expect(late.heard).toEqual([13, 14, 15, 16, 17, 18, 19, 20])
    expect([early.heard, wrong.heard]).toEqual([['reset'], ['reset']])
  })
  test('tells a listener its topic only', async () => {
    const { reader } = tableOf(6)
    const { heard, listener } = ear('even')
    await new Feed(reader).add(listener, 0, open)
    expect(heard).toEqual([2, 4, 6])
  })
  test('reads an event once, however many listen', async () => {
    const { reader, commit, table } = tableOf(0)
    const feed = new Feed(reader)
    const ears = Array.from({ length: 500 }, () => ear())
    for (const { listener } of ears) await feed.add(listener, 0, open)
    table.reads = 0
    commit()
    await feed.pull()
    expect(ears.every(({ heard }) => heard.join() === '1')).toBe(true)
    expect(table.reads).toBeLessThanOrEqual(2)
  })
  test('starts anew when the table no longer continues what it knows', async () => {
    const { reader, table } = tableOf(9)
    const feed = new Feed(reader)
    const { heard, listener } = ear()
    await feed.add(listener, 9, open)
    Object.assign(table, { events: [], head: 3 })
    await feed.pull()
    expect(heard).toEqual(['reset'])
  })
  test('tells every listener each event once and in order, whoever comes and goes meanwhile', async () => {
    const random = seededRandom(7)
    const { reader, commit, table } = tableOf(5)
    const feed = new Feed(reader)
    const arrivals = Array.from({ length: 60 }, async (_, n) => {
      for (let ticks = Math.floor(random.next() * 40); ticks > 0; ticks--) await Promise.resolve()
      const from = Math.floor(random.next() * (table.head + 1))
      const mine = ear()
      const leaves = n % 5 === 0
      await feed.add(mine.listener, from, () => !leaves)
      return { ...mine, from, leaves }
    })
    for (let n = 0; n < 80; n++) {
      commit()
      const told = feed.pull()
      if (n % 3 === 0) await told
    }
    const arrived = await Promise.all(arrivals)
    await feed.pull()
    for (const { heard, from, leaves } of arrived) {
      const whole = Array.from({ length: table.head - from }, (_, n) => from + n + 1)
      expect(heard).toEqual(leaves ? whole.slice(0, heard.length) : whole)
    }
  })
})
