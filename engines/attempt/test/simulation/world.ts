import { type Instant, instant, intBelow, pick, type Random, seededRandom } from '@cadre/kernel'
import {
  autoSubmitDue,
  type ClientEvent,
  type Command,
  mayWrite,
  noteExchange,
  noteStanding,
  parseAnswersFile,
  type RawReply,
  type Standing,
  unsavedEvents,
  writeAnswersFile,
} from '@cadre/attempt'
import { type Device, doOn, newDevice, readingOf, receivePen, timeOn, writeDisk } from './device.ts'
import type { Parts } from './parts.ts'
import { cutOff, type Disk, newDisk, type Request, serve, strangers } from './server.ts'

const attempt = 'attempt'
/** A request that is unanswered for longer is given up. */
const patienceMs = 4_000

/** What can go wrong on the way, as chances. */
export type Weather = {
  readonly lost: number
  readonly twice: number
  readonly stranger: number
  readonly crash: number
  readonly slowestMs: number
}
export const storm: Weather = { lost: 0.08, twice: 0.1, stranger: 0.07, crash: 0.04, slowestMs: 3_000 }
export const calm: Weather = { lost: 0, twice: 0, stranger: 0, crash: 0, slowestMs: 150 }

type Packet = { readonly at: number; readonly arrive: () => void }

/** Everything there is: one attempt on one server, devices, the wire between them, and what the people know to be true. */
export type World = {
  readonly parts: Parts
  readonly random: Random
  now: number
  weather: Weather
  readonly disk: Disk
  readonly devices: readonly Device[]
  wire: Packet[]
  /** Deadline as a sweeper listed it a while ago. */
  listedDeadline: Instant | null
  /** What the proctor was told is granted; the oracle of I4. */
  granted: number
  proctorClosed: boolean
  annulled: boolean
  readonly trace: string[]
}

export function newWorld(seed: number, parts: Parts): World {
  const random = seededRandom(seed)
  const graceMs = pick(random, [0, 10_000, 30_000])
  const terms = { limitMs: 40_000, windowEndsAt: random.next() < 0.2 ? instant(60_000) : null, graceMs }
  const days = [0, 0, 300, -900, 86_400_000, -86_400_000]
  const devices = Array.from({ length: 1 + intBelow(random, 3) }, (_, i) =>
    newDevice(`d${i + 1}`, pick(random, days), random.next() < 0.9),
  )
  const world = { parts, random, now: 0, weather: storm, disk: newDisk(terms), devices, wire: [] as Packet[] }
  return { ...world, listedDeadline: null, granted: 0, proctorClosed: false, annulled: false, trace: [] }
}

const chance = (world: World, p: number): boolean => world.random.next() < p
const later = (world: World, arrive: () => void): void => {
  world.wire.push({ at: world.now + 5 + intBelow(world.random, world.weather.slowestMs), arrive })
}

/** Lets time pass and delivers what is due, each packet at its own moment. */
export function pass(world: World, ms: number): void {
  const until = world.now + ms
  for (;;) {
    const next = world.wire.reduce<Packet | null>(
      (a, b) => (b.at <= until && (a === null || b.at < a.at) ? b : a),
      null,
    )
    if (next === null) break
    world.wire = world.wire.filter((packet) => packet !== next)
    world.now = Math.max(world.now, next.at)
    next.arrive()
  }
  world.now = until
}

/** One request over the wire and its reply back, each of which may be lost, late, double, or answered by a stranger. */
function exchange(
  world: World,
  device: Device,
  request: Request,
  hear: (raw: RawReply, standing: Standing | null) => void,
): void {
  const { loads } = device
  const sent = readingOf(device, world.now)
  const reply = (raw: RawReply, standing: Standing | null, server: number | null) =>
    later(world, () => {
      if (!device.alive || device.loads !== loads || !device.online) return
      const received = readingOf(device, world.now)
      if (server !== null) device.clock = noteExchange(device.clock, { sent, received, server: instant(server) })
      hear(raw, standing)
    })
  if (!device.online || chance(world, world.weather.lost)) return
  if (chance(world, world.weather.stranger)) return reply(pick(world.random, strangers), null, null)
  const arrive = () => {
    const served = serve(world.disk, world.parts, request, {
      now: world.now,
      crash: () => chance(world, world.weather.crash),
    })
    if (!served || chance(world, world.weather.lost)) return
    if (chance(world, world.weather.stranger)) return reply(cutOff, null, null)
    reply(served.raw, served.standing, world.now)
    if (chance(world, world.weather.twice)) reply(served.raw, served.standing, null)
  }
  later(world, arrive)
  if (chance(world, world.weather.twice)) later(world, arrive)
}

const command = (make: (known: ReadonlySet<string>) => Command, events: readonly ClientEvent[] = []): Request => ({
  kind: 'command',
  make,
  ids: events.map(({ id }) => id),
})

/** Opens the attempt on a device, or asks for the pen that another holds. */
export function askForPen(world: World, device: Device): void {
  const seen = device.outbox?.standing.epoch ?? world.disk.row.epoch
  const { writer } = device
  const make = (): Command =>
    seen === 0
      ? { kind: 'start', writer, declared: { closedBook: true, honourCode: null } }
      : { kind: 'take', writer, from: seen }
  exchange(world, device, command(make), (_, standing) => standing && receivePen(device, attempt, standing))
}

export function look(world: World, device: Device): void {
  device.nextLookAt = world.now + 2_000
  exchange(world, device, { kind: 'look' }, (raw, standing) => {
    if (standing && raw.acknowledgement && device.outbox) device.outbox = noteStanding(device.outbox, standing)
  })
}

function send(world: World, device: Device): void {
  const { parts } = world
  if (!device.outbox || !parts.mayTry({ onLine: device.onLineHint })) return
  const next = parts.nextBatch(device.outbox, readingOf(device, world.now).steady)
  if (!next) return
  device.outbox = next.outbox
  const { events, flight } = next.batch
  const request = device.old
    ? ({ kind: 'old-version' } as const)
    : command((known) => ({ kind: 'save', events, known }), events)
  exchange(world, device, request, (raw) => settleOn(world, device, flight, raw))
}

function settleOn(world: World, device: Device, flight: number, raw: RawReply): void {
  if (!device.outbox) return
  const reading = readingOf(device, world.now)
  const reply = world.parts.classify(raw, instant(reading.wall), device.outbox)
  device.outbox = world.parts.settle(device.outbox, flight, reply, { nowSteady: reading.steady, random: world.random })
}

/** The last resort: everything unsaved goes through a file and another way in. */
export function uploadFile(world: World, device: Device): void {
  if (!device.outbox) return
  const file = writeAnswersFile({ attempt, writtenAt: instant(world.now), events: unsavedEvents(device.outbox) })
  const parsed = parseAnswersFile(file)
  if (!parsed.ok || parsed.value.events.length === 0) return
  const { events } = parsed.value
  exchange(
    world,
    device,
    command((known) => ({ kind: 'upload', events, known }), events),
    (raw) => settleOn(world, device, -1, raw),
  )
}

/** What a device does by itself, several times a second. */
export function tick(world: World, device: Device): void {
  if (!device.alive) return
  // Disks are slow now and then.
  if (world.weather === calm || chance(world, 0.8)) writeDisk(device, world.now)
  const { outbox } = device
  if (world.now >= device.nextLookAt) look(world, device)
  if (!outbox) return
  const { steady } = readingOf(device, world.now)
  if (outbox.flight && steady - outbox.flight.sinceSteady > patienceMs) {
    const reply = { kind: 'unreachable', why: 'no-reply' } as const
    device.outbox = world.parts.settle(outbox, outbox.flight.number, reply, { nowSteady: steady, random: world.random })
  }
  const time = timeOn(device, world.now)
  if (device.outbox && time && autoSubmitDue(device.outbox, time)) autoSubmit(world, device, time.at)
  send(world, device)
}

function autoSubmit(world: World, device: Device, at: Instant): void {
  const { outbox } = device
  if (!outbox) return
  if (world.parts.autoSubmitThrough === 'outbox') {
    doOn(device, world.parts, { kind: 'submit', auto: true }, world.now)
    writeDisk(device, world.now)
    return
  }
  if (device.finished) return
  device.finished = true
  const id = `${device.writer}-timer`
  const last = {
    id,
    epoch: outbox.epoch,
    sequence: outbox.nextSequence,
    madeAt: at,
    content: { kind: 'submit', auto: true },
  } as const
  exchange(
    world,
    device,
    command((known) => ({ kind: 'save', events: [last], known }), [last]),
    () => {},
  )
}

export const isHolder = (device: Device): boolean => device.outbox !== null && mayWrite(device.outbox)
