import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openSealedStore } from '../../lib/device/sealed-store.ts'
import { Outbox, type Delivery } from './outbox.ts'
import type { QueuedEvent } from './queued-event.ts'

const study = (id: string): QueuedEvent => ({
  kind: 'study',
  content: { id, cohortId: null, taskKey: null, startedAt: '2027-01-01T00:00:00Z', minutes: 5, note: '' },
})
const mark = (taskKey: string): QueuedEvent => ({
  kind: 'mark',
  content: { cohortId: 'coh_01J8Z3K4M5N6P7Q8R9S0T1V2W3', taskKey, state: 'done' },
})
const nameOf = ({ kind, content }: QueuedEvent) => (kind === 'mark' ? content.taskKey : content.id)

type Weather = 'fine' | 'no network' | 'reply lost' | 'signed out'

/** A server that remembers, and a network that does what a test asks. */
function world() {
  const arrived: string[] = []
  let weather: Weather = 'fine'
  let ids = 0
  const parts = {
    store: openSealedStore(`outbox-${crypto.randomUUID()}`),
    vault: 'somebody',
    claim: async () => () => {},
    now: () => 1_000,
    newId: () => String(ids++).padStart(6, '0'),
    deliver: async (_: string, events: readonly QueuedEvent[]): Promise<Delivery<string>> => {
      if (weather === 'no network') return { kind: 'unreached' }
      if (weather === 'signed out') return { kind: 'signed-out' }
      if (events.some((event) => nameOf(event) === 'poison')) return { kind: 'refused' }
      for (const event of events) if (!arrived.includes(nameOf(event))) arrived.push(nameOf(event))
      if (weather === 'reply lost') return { kind: 'unreached' }
      return { kind: 'taken', results: new Map(events.map((event) => [nameOf(event), 'ok'])) }
    },
  }
  return { arrived, open: () => new Outbox<string>(parts), turn: (to: Weather) => void (weather = to) }
}

describe('work that waits for a network (S4)', () => {
  it('arrives once, in order, whatever the network does and however often the page is loaded anew', async () => {
    const step = fc.oneof(
      fc.constantFrom<Weather>('fine', 'no network', 'reply lost', 'signed out'),
      fc.constantFrom('study' as const, 'mark' as const, 'load anew' as const, 'flush' as const),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { arrived, open, turn } = world()
        const made: string[] = []
        let outbox = open()
        for (const [index, each] of steps.entries()) {
          const name = `event-${index}`
          if (each === 'study' || each === 'mark') {
            await outbox.add(each === 'study' ? study(name) : mark(name))
            made.push(name)
          } else if (each === 'load anew') outbox = open()
          else if (each === 'flush') await outbox.flush()
          else turn(each)
        }
        turn('fine')
        await outbox.flush()
        expect(arrived).toEqual(made)
        expect(outbox.state()).toEqual({ waiting: 0, refused: 0, held: null })
      }),
      { numRuns: 30 },
    )
  })
  it('says what stands in the way, and keeps everything meanwhile', async () => {
    const { open, turn } = world()
    const outbox = open()
    turn('no network')
    await outbox.add(study('one'))
    await outbox.flush()
    expect(outbox.state()).toEqual({ waiting: 1, refused: 0, held: 'unreached' })
    turn('signed out')
    await outbox.flush()
    expect(outbox.state()).toMatchObject({ waiting: 1, held: 'signed-out' })
    turn('fine')
    expect(await outbox.flush()).toEqual(new Map([['one', 'ok']]))
  })
  it('puts aside what the server refuses for good, and goes on with the rest', async () => {
    const { arrived, open } = world()
    const outbox = open()
    await outbox.add(mark('poison'))
    await outbox.add(study('after'))
    await outbox.flush()
    expect(arrived).toEqual(['after'])
    expect(outbox.state()).toEqual({ waiting: 0, refused: 1, held: null })
  })
})
