import { instant } from '@cadre/kernel'
import {
  carriedOver,
  type EventContent,
  type Leftover,
  type Outbox,
  type Reading,
  type ServerClock,
  type ServerTime,
  serverTime,
  type Snapshot,
  snapshotOf,
  takePen,
  openOutbox,
  putBack,
  noteKept,
  noteNotKept,
  type Standing,
  unsavedEvents,
} from '@cadre/attempt'
import type { Parts } from './parts.ts'

/** Something a person did on a device, and what has become of our duty to keep it. */
export type Edit = {
  readonly id: string
  readonly content: EventContent
  readonly epoch: number
  readonly sequence: number
  /** Replaced before it was ever sent, or put back by hand as a new one. */
  replaced: boolean
  /** Its device died before the edit was on its disk; nobody had said that it was kept. */
  forfeited: boolean
}

/** A browser tab, with a disk that outlives it. */
export type Device = {
  readonly name: string
  writer: string
  loads: number
  alive: boolean
  outbox: Outbox | null
  disk: { readonly snapshot: Snapshot; readonly clock: ServerClock | null; readonly wall: number } | null
  readonly durable: boolean
  clock: ServerClock | null
  wallOffset: number
  /** What the steady clock reads less than the world's. */
  steadyBehind: number
  online: boolean
  onLineHint: boolean
  old: boolean
  nextLookAt: number
  finished: boolean
  readonly edits: Edit[]
}

export const newDevice = (name: string, wallOffset: number, durable: boolean): Device => ({
  name,
  writer: `${name}.1`,
  loads: 1,
  alive: true,
  outbox: null,
  disk: null,
  durable,
  clock: null,
  wallOffset,
  steadyBehind: 0,
  online: true,
  onLineHint: true,
  old: false,
  nextLookAt: 0,
  finished: false,
  edits: [],
})

export const readingOf = (device: Device, now: number): Reading => ({
  wall: now + device.wallOffset,
  steady: now - device.steadyBehind,
})

export const timeOn = (device: Device, now: number): ServerTime | null =>
  device.clock && serverTime(device.clock, readingOf(device, now))

/** The server's time as the device stamps its events: without any word from the server, its own wall clock. */
const stampOf = (device: Device, now: number) => timeOn(device, now)?.at ?? instant(now + device.wallOffset)

/** The person does something; the device puts it into the outbox. */
export function doOn(device: Device, parts: Parts, content: EventContent, now: number): void {
  const before = device.outbox
  if (!before) return
  const id = `${device.writer}-${device.edits.length + 1}`
  device.outbox = parts.enqueue(before, content, id, stampOf(device, now))
  device.edits.push({
    id,
    content,
    epoch: before.epoch,
    sequence: before.nextSequence,
    replaced: false,
    forfeited: false,
  })
  const last = before.pending.at(-1)
  const still = last === undefined || device.outbox.pending.some(({ event }) => event.id === last.event.id)
  if (last && !still && mayReplace(last, content)) markReplaced(device, last.event.id)
}

/** The only edits that may vanish: unsent, of the same field, in the same kind of content. */
const mayReplace = (last: Outbox['pending'][number], content: EventContent): boolean =>
  !last.sent &&
  last.event.content.kind === content.kind &&
  'question' in content &&
  'question' in last.event.content &&
  last.event.content.question === content.question

function markReplaced(device: Device, id: string): void {
  for (const edit of device.edits) if (edit.id === id) edit.replaced = true
}

/** The taker looks at an answer left over from a lost epoch and wants it back. */
export function putBackOn(device: Device, leftover: Leftover, now: number): void {
  const before = device.outbox
  if (!before) return
  const id = `${device.writer}-${device.edits.length + 1}`
  const { content } = leftover.event
  device.outbox = putBack(before, leftover, id, stampOf(device, now))
  device.edits.push({
    id,
    content,
    epoch: before.epoch,
    sequence: before.nextSequence,
    replaced: false,
    forfeited: false,
  })
  markReplaced(device, leftover.event.id)
}

/** The device's disk catches up with its memory. */
export function writeDisk(device: Device, now: number): void {
  if (!device.outbox) return
  if (!device.durable) {
    device.outbox = noteNotKept(device.outbox)
    return
  }
  device.disk = { snapshot: snapshotOf(device.outbox), clock: device.clock, wall: readingOf(device, now).wall }
  device.outbox = noteKept(device.outbox, device.outbox)
}

/** The tab dies. What was in memory alone is forfeited, unless it is on the server. */
export function crash(device: Device, onServer: ReadonlySet<string>): void {
  const safe = new Set(
    [...(device.disk?.snapshot.events ?? []), ...(device.disk?.snapshot.leftovers ?? []).map(({ event }) => event)].map(
      ({ id }) => id,
    ),
  )
  const claimed = new Set(
    (device.durable ? (device.outbox?.pending ?? []) : []).filter(({ kept }) => kept).map(({ event }) => event.id),
  )
  for (const edit of device.edits)
    if (!safe.has(edit.id) && !onServer.has(edit.id) && !claimed.has(edit.id)) edit.forfeited = true
  device.alive = false
  device.outbox = null
  device.clock = null
}

export function reload(device: Device, parts: Parts, now: number): void {
  device.alive = true
  device.old = false
  device.steadyBehind = now
  device.loads += 1
  device.nextLookAt = now
  const restored = device.disk && parts.restore(device.disk.snapshot)
  device.outbox = restored
  device.writer = restored?.writer ?? `${device.name}.${device.loads}`
  device.clock = device.disk?.clock ? carriedOver(device.disk.clock, readingOf(device, now)) : null
}

/** A reply to start or take: the pen is ours when the standing names us. */
export function receivePen(device: Device, attempt: string, standing: Standing): void {
  if (standing.writer !== device.writer || standing.phase !== 'open') return
  device.outbox = device.outbox ? takePen(device.outbox, standing) : openOutbox(attempt, device.writer, standing)
}

/** Every event that still exists on this device, in memory or on disk. */
export const idsOn = (device: Device): Set<string> =>
  new Set([
    ...(device.outbox ? unsavedEvents(device.outbox) : []).map(({ id }) => id),
    ...(device.disk?.snapshot.events ?? []).map(({ id }) => id),
    ...(device.disk?.snapshot.leftovers ?? []).map(({ event }) => event.id),
  ])
