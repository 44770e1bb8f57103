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
  const requests: string[][] = []
  let weather: Weather = 'fine'
  let ids = 0
  let turn: Promise<unknown> = Promise.resolve()
  let holding: Promise<void> | null = null
  let begin = (): void => {}
  const parts = {
    store: openSealedStore(`outbox-${crypto.randomUUID()}`),
    vault: 'somebody',
    inTurn: <T>(_: string, work: () => Promise<T>) => {
      const done = turn.then(work)
      turn = done.catch(() => {})
      return done
    },
    now: () => 1_000,
    newId: () => String(ids++).padStart(6, '0'),
    deliver: async (_: string, events: readonly QueuedEvent[]): Promise<Delivery<string>> => {
      requests.push(events.map(nameOf))
      begin()
      await holding
      if (weather === 'no network') return { kind: 'unreached' }
      if (weather === 'signed out') return { kind: 'signed-out' }
      if (events.some((event) => nameOf(event) === 'poison')) return { kind: 'refused' }
      for (const event of events) if (!arrived.includes(nameOf(event))) arrived.push(nameOf(event))
      if (weather === 'reply lost') return { kind: 'unreached' }
      return { kind: 'taken', results: new Map(events.map((event) => [nameOf(event), 'ok'])) }
    },
  }
  /** Requests take until `go` is called; `began`: the first is on its way. */
  const hold = () => {
    const [until, start] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    holding = until.promise
    begin = start.resolve
    return { go: until.resolve, began: start.promise }
  }
  return { arrived, requests, hold, open: () => new Outbox<string>(parts), turn: (to: Weather) => void (weather = to) }
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
  it('puts aside that one alone, wherever it stands among many of its kind', async () => {
    for (const at of [0, 3, 6]) {
      const { arrived, open } = world()
      const outbox = open()
      const names = ['a', 'b', 'c', 'd', 'e', 'f']
      for (const name of names.toSpliced(at, 0, 'poison')) await outbox.add(mark(name))
      await outbox.flush()
      expect(arrived).toEqual(names)
      expect(outbox.state()).toEqual({ waiting: 0, refused: 1, held: null })
    }
  })
  it('is delivered by one tab after the other, each thing once', async () => {
    const { open, hold, requests } = world()
    const [one, other] = [open(), open()]
    await one.add(mark('begun'))
    const { go, began } = hold()
    const first = one.flush()
    await began
    await other.add(mark('done'))
    const second = other.flush()
    // Long enough for a tab that does not wait to send as well.
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
    go()
    await Promise.all([first, second])
    expect(requests).toEqual([['begun'], ['done']])
    expect(other.state()).toEqual({ waiting: 0, refused: 0, held: null })
  })
})
