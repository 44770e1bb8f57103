import 'fake-indexeddb/auto'
import {
  applyAll,
  type ClientEvent,
  type Command,
  currentAnswers,
  decide,
  newAttempt,
  saveState,
  standingOf,
  type StoredEvent,
} from '@cadre/attempt'
import { type Id, instant, isoOf, pick, type Random, seededRandom } from '@cadre/kernel'
import { describe, expect, it } from 'vitest'
import { attemptCalls, type SendRequest } from '../../../api/attempt/attempt-calls.ts'
import { openSealedStore, type SealedStore } from '../../../lib/device/sealed-store.ts'
import { AttemptVault } from './attempt-vault.ts'
import { type Fresh, openAttempt, openWithPen, type Opened, type Opening } from './open-attempt.ts'
import type { Paper } from './paper.ts'

const attemptId = 'att_01J8Z3K4M5N6P7Q8R9S0T1V2W3' as Id<'att'>
const organisationId = 'org_01J8Z3K4M5N6P7Q8R9S0T1V2W3'
const startsAt = Date.parse('2027-01-14T09:00:00Z')
const minute = 60_000

const faults = ['none', 'offline', 'reply-lost', 'twice', 'late', 'portal', 'cut-off', 'busy', 'stranger'] as const
type Fault = (typeof faults)[number]

const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
const portal = (): Response =>
  new Response('<html>Welcome to the hotel</html>', { status: 200, headers: { 'content-type': 'text/html' } })
const busy = (): Response => new Response('', { status: 503, headers: { 'retry-after': '3' } })
const cutOff = async (reply: Response): Promise<Response> =>
  new Response((await reply.text()).slice(0, -9), { status: 200, headers: { 'content-type': 'application/json' } })

/** The server's half by the real core, one attempt in memory, and time and a network that do what a test asks. */
class World {
  now = startsAt
  fault: Fault = 'none'
  /** By how much the device's wall clock is wrong. */
  wallOffMs = 0
  saves = 0
  readonly stored: StoredEvent[] = []
  attempt = newAttempt({ limitMs: 60 * minute, windowEndsAt: null, graceMs: 0 })
  readonly random: Random
  readonly #database = `world-${crypto.randomUUID()}`
  readonly #epochs = new Map<string, number>()
  readonly #locks = new Set<string>()
  #timers: { at: number; run: () => void }[] = []
  #late: (() => void)[] = []
  #ids = 0
  #atDisk = 0

  constructor(seed: number) {
    this.random = seededRandom(seed)
  }

  decide(command: Command) {
    const decided = decide(this.attempt, command, instant(this.now))
    if (!decided.ok) return decided
    this.attempt = applyAll(this.attempt, decided.value.events)
    for (const event of decided.value.events) if (event.kind === 'stored') this.stored.push(...event.events)
    return decided
  }

  standing() {
    const { at, writer: _, ...rest } = standingOf(this.attempt, instant(this.now))
    const iso = (value: typeof rest.startedAt) => value && isoOf(value)
    const { startedAt, deadlineAt, closedAt, countsUntil } = rest
    return {
      ...rest,
      startedAt: iso(startedAt),
      deadlineAt: iso(deadlineAt),
      closedAt: iso(closedAt),
      countsUntil: iso(countsUntil),
      serverNow: isoOf(at),
    }
  }

  paper(): Paper {
    const answers = [...currentAnswers(this.stored)]
    const work = answers.map(([question, { response }]) => ({
      question,
      response,
      flagged: false,
      struck: [],
      note: '',
    }))
    return { attemptId, questions: [], work, standing: this.standing(), assessment: card, conditions: card.conditions }
  }

  fresh(): Fresh {
    const reading = this.read()
    return { paper: { organisationId, personId: 'per_1', paper: this.paper() }, sent: reading, received: reading }
  }

  read = () => ({ wall: this.now + this.wallOffMs, steady: this.now - startsAt })

  #serve(path: string, init: RequestInit): Response {
    const epochOfWriter = this.#epochs.get(new Headers(init.headers).get('cadre-writer') ?? '')
    if (epochOfWriter === undefined) return json(404, { code: 'request.not-found', details: {}, detail: '' })
    if (path.endsWith('/standing')) return json(200, this.standing())
    this.saves += 1
    const { epoch, events } = JSON.parse(typeof init.body === 'string' ? init.body : '') as {
      epoch: number
      events: (ClientEvent & { madeAt: string })[]
    }
    const sent = events.map((event): ClientEvent => ({ ...event, epoch, madeAt: instant(Date.parse(event.madeAt)) }))
    const known = new Set(
      this.stored.map(({ event }) => event.id).filter((id) => sent.some((event) => event.id === id)),
    )
    const decided = this.decide({ kind: 'save', events: sent, known })
    if (decided.ok) return json(200, { receipts: decided.value.receipts, standing: this.standing() })
    return json(409, { code: decided.code, details: { standing: this.standing(), known: [...known] }, detail: '' })
  }

  send: SendRequest = async (path, init) => {
    const serve = () => this.#serve(path, init)
    switch (this.fault) {
      case 'offline':
        throw new TypeError('no network')
      case 'portal':
        return portal()
      case 'busy':
        return busy()
      case 'stranger':
        return json(200, { receipts: [], ok: true })
      case 'reply-lost':
        serve()
        throw new TypeError('the reply was lost')
      case 'late':
        this.#late.push(serve)
        throw new TypeError('it took too long')
      case 'cut-off':
        return cutOff(serve())
      case 'twice':
        serve()
        return serve()
      case 'none':
        return serve()
    }
  }

  /** The real store; whatever is on its way to the disk is waited for before time goes on. */
  #store(): SealedStore {
    const store = openSealedStore(this.#database)
    const counted =
      <A extends unknown[], T>(act: (...args: A) => Promise<T>) =>
      (...args: A): Promise<T> => {
        this.#atDisk += 1
        return act(...args).finally(() => (this.#atDisk -= 1))
      }
    return {
      put: counted(store.put),
      get: counted(store.get),
      names: counted(store.names),
      remove: counted(store.remove),
      wipe: counted(store.wipe),
    }
  }

  vault = (): AttemptVault => new AttemptVault(this.#store(), attemptId)

  async #quiet(): Promise<void> {
    do for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve))
    while (this.#atDisk > 0)
  }

  opening(send: SendRequest = this.send): Opening {
    return {
      vault: this.vault(),
      claim: (name) => {
        if (this.#locks.has(name)) return Promise.resolve(null)
        this.#locks.add(name)
        return Promise.resolve(() => void this.#locks.delete(name))
      },
      newWriter: () => `writer-${(this.#ids += 1)}-of-the-world-of-this-test`,
      lookOn: () => Promise.resolve(standingOf(this.attempt, instant(this.now))),
      parts: {
        read: this.read,
        random: this.random,
        newId: () => `event-${(this.#ids += 1)}`,
        after: (ms, run) => {
          const timer = { at: this.now + ms, run }
          this.#timers.push(timer)
          return () => void (this.#timers = this.#timers.filter((each) => each !== timer))
        },
        ...attemptCalls({ organisationId, attemptId }, send),
      },
    }
  }

  async begin(): Promise<Opened> {
    const opening = this.opening()
    const writer = opening.newWriter()
    this.decide({ kind: 'start', writer, declared: { closedBook: true, honourCode: null } })
    this.#epochs.set(writer, 1)
    return openWithPen(opening, this.fresh(), writer)
  }

  takeOver({ device }: Opened): void {
    const { writer, standing } = device.state().outbox
    const taken = this.decide({ kind: 'take', writer, from: standing.epoch })
    if (!taken.ok) throw new Error(taken.code)
    this.#epochs.set(writer, this.attempt.epoch)
    device.takePen(standingOf(this.attempt, instant(this.now)), new Map())
  }

  /** The browser ends without a word: timers and locks go, the disk stays. */
  kill({ close }: Opened): void {
    close()
    this.#timers = []
    this.#locks.clear()
  }

  /** Lets time pass, and everything that time or a reply wakes. */
  async pass(ms: number): Promise<void> {
    const until = this.now + ms
    await this.#quiet()
    for (;;) {
      const next = this.#timers.toSorted((a, b) => a.at - b.at)[0]
      if (!next || next.at > until) break
      this.#timers = this.#timers.filter((each) => each !== next)
      this.now = Math.max(this.now, next.at)
      next.run()
      await this.#quiet()
    }
    this.now = until
  }

  /** What was delayed arrives now, after everything that was sent since. */
  deliverLate(): void {
    for (const serve of this.#late.splice(0)) serve()
  }

  answers = () => Object.fromEntries([...currentAnswers(this.stored)].map(([place, { response }]) => [place, response]))
}

const card: Paper['assessment'] = {
  assessmentId: 'asm_01J8Z3K4M5N6P7Q8R9S0T1V2W3' as Id<'asm'>,
  title: 'Practice',
  kind: 'practice-exam',
  state: 'published',
  certificationId: 'crt_01J8Z3K4M5N6P7Q8R9S0T1V2W3' as Id<'crt'>,
  cohortId: null,
  questions: 65,
  minutes: 60,
  conditions: { timed: true, oneSitting: true, closedBook: true, calculator: false, notes: true },
  opensAt: null,
  closesAt: null,
  review: 'after-submit',
  attemptsAllowed: 1,
  honourCode: null,
  instructions: '',
}

const single = (place: number, option: string) =>
  ({ kind: 'answer', question: String(place), response: { kind: 'single', option } }) as const
const typed = (place: number, text: string) =>
  ({ kind: 'answer', question: String(place), response: { kind: 'text', text } }) as const
const shown = ({ device }: Opened) =>
  Object.fromEntries([...device.state().work].flatMap(([place, { response }]) => (response ? [[place, response]] : [])))
const said = ({ device }: Opened, world: World) => saveState(device.state().outbox, world.read().steady)

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

  it.each([11, 12, 13, 14, 15, 16, 17, 18])(
    'a storm with restarts ends with every answer on the server (seed %i)',
    async (seed) => {
      const world = new World(seed)
      let tab = await world.begin()
      for (let step = 0; step < 40; step++) {
        world.fault = pick(world.random, faults)
        const place = 1 + Math.floor(world.random.next() * 9)
        tab.device.record(place < 7 ? single(place, `o${step}`) : typed(place, `text ${step}`))
        await world.pass(world.random.next() * 4_000)
        if (said(tab, world).kind === 'saved') expect(world.answers()).toEqual(shown(tab))
        if (world.random.next() < 0.15) world.deliverLate()
        if (world.random.next() < 0.15) {
          const before = shown(tab)
          world.kill(tab)
          const again = await openAttempt(world.opening(), null)
          expect(again && shown(again)).toEqual(before)
          if (again) tab = again
        }
      }
      world.fault = 'none'
      await world.pass(60_000)
      world.deliverLate()
      expect(said(tab, world).kind).toBe('saved')
      expect(world.answers()).toEqual(shown(tab))
      tab.close()
    },
  )
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
    expect(tab.device.state()).toMatchObject({ submitted: true, wiped: true })
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
    expect(tab.device.state()).toMatchObject({ submitted: true, wiped: true })
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
