import 'fake-indexeddb/auto'
import { type Id, instant, type PlainDate } from '@cadre/kernel'
import { describe, expect, it } from 'vitest'
import { openSealedStore, type SealedStore } from '../../lib/device/sealed-store.ts'
import type { Marked } from './deliver.ts'
import { type Answering, Desk } from './desk.ts'
import { KeptDay, slots } from './kept.ts'
import { type Delivery, Outbox } from './outbox.ts'
import type { QueuedEvent } from './queued-event.ts'

const minute = 60_000

/** A desk on a disk that can be full, with a server that takes everything while there is a network. */
function world() {
  const sealed = openSealedStore(`desk-${crypto.randomUUID()}`)
  const state = { full: false, network: true, now: 0 }
  const arrived: QueuedEvent[] = []
  const store: SealedStore = {
    ...sealed,
    put: (...kept) => (state.full ? Promise.reject(new Error('full')) : sealed.put(...kept)),
  }
  let ids = 0
  const newId = () => `id-${String((ids += 1)).padStart(6, '0')}`
  const kept = new KeptDay(store, 'somebody')
  const deliver = (_: string, events: readonly QueuedEvent[]): Promise<Delivery<Marked>> => {
    if (!state.network) return Promise.resolve({ kind: 'unreached' })
    arrived.push(...events)
    return Promise.resolve({ kind: 'taken', results: new Map() })
  }
  const now = () => instant(state.now)
  const open = async (): Promise<Desk> => {
    const desk = new Desk({
      organisationId: 'org_01J8Z3K4M5N6P7Q8R9S0T1V2W3' as Id<'org'>,
      kept,
      outbox: new Outbox({ store, vault: 'somebody', deliver, inTurn: (__, work) => work(), now, newId }),
      now,
      today: () => '2027-01-14' as PlainDate,
      newId,
      after: () => () => {},
    })
    await desk.open()
    return desk
  }
  return { state, kept, arrived, open }
}

const question = {
  versionId: 'qve_01J8Z3K4M5N6P7Q8R9S0T1V2W3' as Id<'qve'>,
  stem: 'What do you know?',
  item: { kind: 'text' as const },
  case: null,
}
const answering: Answering = {
  review: { questionId: 'qst_01J8Z3K4M5N6P7Q8R9S0T1V2W3' as Id<'qst'>, domain: 'One', question },
  response: { kind: 'text', text: 'all that I know' },
  rating: null,
  seconds: 5,
}

describe('the day of one person (S4)', () => {
  it('has an answer on disk before anything is said about it, and sends it when there is a network', async () => {
    const { state, arrived, open } = world()
    state.network = false
    const desk = await open()
    expect(await desk.answer(answering)).toEqual({ marked: null, answer: null })
    const again = await open()
    expect(again.outbox.state()).toMatchObject({ waiting: 1 })
    state.network = true
    await again.outbox.flush()
    expect(arrived.map(({ content }) => content)).toMatchObject([{ response: answering.response }])
  })

  it('says so when the disk keeps nothing of an answer', async () => {
    const { state, open } = world()
    const desk = await open()
    state.full = true
    await expect(desk.answer(answering)).rejects.toThrow('full')
    expect(desk.outbox.state()).toMatchObject({ waiting: 0, held: 'disk' })
  })

  it('keeps the clock running until its minutes are on disk', async () => {
    const { state, kept, open } = world()
    const desk = await open()
    await desk.startTimer({ cohortId: null, taskKey: null })
    state.now += 25 * minute
    state.full = true
    await expect(desk.stopTimer()).rejects.toThrow('full')
    expect(desk.state().timer).not.toBeNull()
    expect(await kept.get(slots.timer)).not.toBeNull()
    state.full = false
    expect(await (await open()).stopTimer()).toBe(25)
    expect(await kept.get(slots.timer)).toBeNull()
  })
})
