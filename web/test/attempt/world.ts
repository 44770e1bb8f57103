import 'fake-indexeddb/auto'
import {
  applyAll,
  type ClientEvent,
  type Command,
  currentAnswers,
  newAttempt,
  standingOf,
  type StoredEvent,
} from '@cadre/attempt'
import { type Id, instant, isoOf, type Random, seededRandom } from '@cadre/kernel'
import { attemptCalls, type SendRequest } from '../../src/api/attempt/attempt-calls.ts'
import { AttemptVault } from '../../src/features/assessments/device/attempt-vault.ts'
import {
  type Fresh,
  type Opened,
  type Opening,
  openWithPen,
} from '../../src/features/assessments/device/open-attempt.ts'
import type { Paper } from '../../src/features/assessments/device/paper.ts'
import { openSealedStore, type SealedStore } from '../../src/lib/device/sealed-store.ts'
import { soundParts, type WorldParts } from './parts.ts'
import { type Fault, json, through } from './network.ts'
import { assessment } from './paper.ts'

const attemptId = 'att_01J8Z3K4M5N6P7Q8R9S0T1V2W3' as Id<'att'>
const organisationId = 'org_01J8Z3K4M5N6P7Q8R9S0T1V2W3'
const startsAt = Date.parse('2027-01-14T09:00:00Z')
export const minute = 60_000
/** Each world has a disk of its own. */
let worlds = 0

/** The server's half by the real core, one attempt in memory, and time and a network that do what a test asks. */
export class World {
  now = startsAt
  fault: Fault = 'none'
  /** By how much the device's wall clock is wrong. */
  wallOffMs = 0
  /** For how long the device slept so far: its steady clock stood still, the server's did not. */
  #asleepMs = 0
  saves = 0
  readonly stored: StoredEvent[] = []
  attempt = newAttempt({ limitMs: 60 * minute, windowEndsAt: null, graceMs: 0 })
  readonly random: Random
  readonly #database = `world-${(worlds += 1)}`
  readonly #epochs = new Map<string, number>()
  readonly #locks = new Set<string>()
  #timers: { at: number; run: () => void }[] = []
  #late: (() => void)[] = []
  #ids = 0
  #atDisk = 0
  readonly #parts: WorldParts

  constructor(seed: number, parts: WorldParts = soundParts) {
    this.random = seededRandom(seed)
    this.#parts = parts
  }

  decide(command: Command) {
    const decided = this.#parts.decide(this.attempt, command, instant(this.now))
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
    return { attemptId, questions: [], work, standing: this.standing(), assessment, conditions: assessment.conditions }
  }

  fresh(): Fresh {
    const reading = this.read()
    return {
      paper: { organisationId, personId: 'per_1', accent: null, paper: this.paper() },
      sent: reading,
      received: reading,
    }
  }

  read = () =>
    this.#parts.read({ wall: this.now + this.wallOffMs, steady: this.now - startsAt - this.#asleepMs }, startsAt)

  /** The lid is closed: nothing runs, and what was due runs when it opens. */
  sleep(ms: number): void {
    this.now += ms
    this.#asleepMs += ms
  }

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

  send: SendRequest = (path, init) =>
    through(
      this.fault,
      () => this.#serve(path, init),
      (serve) => void this.#late.push(serve),
    )

  /** The real store; whatever is on its way to the disk is waited for before time goes on. */
  #store(): SealedStore {
    const store = this.#parts.store(openSealedStore(this.#database))
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
        ...this.#parts.calls(attemptCalls({ organisationId, attemptId }, send), this.read),
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
