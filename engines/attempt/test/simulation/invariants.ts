import { instant } from '@cadre/kernel'
import { type Cause, isCounted, isNewer, type StoredEvent } from '@cadre/attempt'
import { type Device, idsOn, readingOf, timeOn } from './device.ts'
import { isHolder, type World } from './world.ts'

/** A law of docs/reliability that does not hold, and what was seen. */
export class Violation extends Error {}

const law = (holds: boolean, name: string, seen: () => string): void => {
  if (!holds) throw new Violation(`${name}: ${seen()}`)
}

type Current = { readonly epoch: number; readonly sequence: number; readonly response: string }

/** Watches a world from outside and remembers what it must not go back on. */
export type Watch = {
  lines: number
  events: number
  readonly writers: Map<number, string>
  readonly current: Map<string, Current>
  readonly places: Set<string>
  finalised: number
  graded: string | null
  closedAt: number | null
  extra: number
}

export const newWatch = (): Watch => ({
  lines: 0,
  events: 0,
  writers: new Map(),
  current: new Map(),
  places: new Set(),
  finalised: 0,
  graded: null,
  closedAt: null,
  extra: 0,
})

/** Every law, after every step. */
export function check(world: World, watch: Watch): void {
  checkHistory(world, watch)
  checkLog(world, watch)
  checkRow(world, watch)
  const holders = world.devices.filter((device) => device.outbox !== null).map((device) => device.outbox?.epoch)
  law(
    new Set(holders).size === holders.length,
    'I3 one writer an epoch',
    () => `devices write under ${holders.join(', ')}`,
  )
  for (const device of world.devices) checkDevice(world, device)
}

/** The server's own account, event by event, each judged by what held when it happened. */
function checkHistory(world: World, watch: Watch): void {
  for (const event of world.disk.history.slice(watch.events)) {
    if (event.kind === 'started') watch.writers.set(1, event.writer)
    if (event.kind === 'pen-taken') {
      law(!watch.writers.has(event.epoch), 'I3 an epoch is given once', () => `${event.epoch} again`)
      watch.writers.set(event.epoch, event.writer)
    }
    if (event.kind === 'accommodated') watch.extra = event.extraMs
    if (event.kind === 'stored') event.events.forEach((stored) => checkLine(world, watch, stored))
    if (event.kind === 'closed') checkClosing(world, watch, event)
    if (event.kind === 'finalised') checkFinalisation(world, watch, event)
  }
  watch.events = world.disk.history.length
}

const deadlineThen = ({ disk: { row } }: World, watch: Watch): number =>
  Math.min((row.startedAt ?? 0) + (row.terms.limitMs ?? Infinity), row.terms.windowEndsAt ?? Infinity) + watch.extra

function checkClosing(world: World, watch: Watch, event: { at: number; cause: Cause }): void {
  const deadline = deadlineThen(world, watch)
  if (event.cause === 'timed-out')
    law(event.at >= deadline && world.now >= deadline, 'I4 nothing closes early', () => `${event.at}, not ${deadline}`)
  if (event.cause === 'closed-by-proctor') law(world.proctorClosed, 'I4 a proctor closed it', () => 'nobody did')
  watch.closedAt = event.at
}

function checkFinalisation(world: World, watch: Watch, event: { at: number; delivered: boolean }): void {
  const { graceMs } = world.disk.row.terms
  watch.finalised += 1
  law(watch.finalised === 1, 'I5 one finalisation', () => `${watch.finalised} finalisations`)
  const due = event.delivered || (watch.closedAt !== null && event.at >= watch.closedAt + graceMs)
  law(due, 'I6 the grace is waited for', () => `finalised at ${event.at}, closed at ${watch.closedAt}`)
  if (event.delivered) checkLastWord(world, watch)
}

/** Who says that this was everything has left nothing behind. */
function checkLastWord({ disk, devices }: World, watch: Watch): void {
  const last = disk.log.findLast(
    ({ event }) => event.content.kind === 'submit' && event.epoch === watch.writers.size,
  )?.event
  const author = devices.find(({ name }) => last?.id.startsWith(`${name}.`))
  if (!last || !author) return
  const behind = author.edits.filter(
    ({ id, epoch, sequence, replaced, forfeited }) =>
      !replaced && !forfeited && epoch === last.epoch && sequence < last.sequence && !disk.ids.has(id),
  )
  law(behind.length === 0, 'I5 the last word comes last', () => `${behind.map(({ id }) => id).join()} came after it`)
}

function checkLog(world: World, watch: Watch): void {
  const { disk } = world
  law(disk.log.length >= watch.lines, 'I2 append-only', () => `${disk.log.length} lines after ${watch.lines}`)
  const fresh = disk.log.slice(watch.lines)
  for (const [i, stored] of fresh.entries()) {
    law(stored.sequence === watch.lines + i + 1, 'I2 the server sequence rises by one', () => `${stored.sequence}`)
  }
  watch.lines = disk.log.length
  law(
    disk.ids.size === disk.log.length,
    'I2 and I9 one line an event',
    () => `${disk.ids.size} ids, ${disk.log.length} lines`,
  )
  if (fresh.length > 0) checkCurrent(world, watch)
}

function checkLine(world: World, watch: Watch, { event, worth, receivedAt }: StoredEvent): void {
  const author = world.devices.find(({ name }) => event.id.startsWith(`${name}.`))
  const writer = watch.writers.get(event.epoch)
  const edit = author?.edits.find(({ id }) => id === event.id)
  if (edit) {
    const same = JSON.stringify(edit.content) === JSON.stringify(event.content) && edit.epoch === event.epoch
    law(same, 'I2 an event is stored as it was made', () => `${event.id} differs`)
  }
  const place = `${event.epoch}/${event.sequence}`
  law(!watch.places.has(place), 'I2 a place is given once', () => `${event.id} at ${place}`)
  watch.places.add(place)
  if (!isCounted(worth)) return
  law(event.epoch === watch.writers.size, 'I3 only the pen counts', () => `${event.id} of epoch ${event.epoch} counts`)
  law(event.id.startsWith(`${writer}-`), 'I3 one writer an epoch', () => `${event.id} under the epoch of ${writer}`)
  const deadline = deadlineThen(world, watch)
  if (worth === 'counted') law(receivedAt < deadline, 'I4 the server decides', () => `${event.id} at ${receivedAt}`)
  if (event.content.kind !== 'answer') return
  const before = watch.current.get(event.content.question)
  const response = JSON.stringify(event.content.response)
  if (!before || isNewer(event, before))
    watch.current.set(event.content.question, { epoch: event.epoch, sequence: event.sequence, response })
}

function checkCurrent({ disk }: World, watch: Watch): void {
  const own = [...watch.current].map(([q, { response }]) => `${q}=${response}`).toSorted()
  const kept = [...disk.answers].map(([q, { response }]) => `${q}=${JSON.stringify(response)}`).toSorted()
  law(own.join() === kept.join(), 'I2 the newest answer stands', () => `${kept.join()} instead of ${own.join()}`)
}

function checkRow({ disk, granted }: World, watch: Watch): void {
  const { row } = disk
  law(row.sequence === disk.log.length, 'I2 the row knows the last sequence', () => `${row.sequence}`)
  law(row.extraMs === granted, 'I4 extra time as granted', () => `${row.extraMs} of ${granted}`)
  if (row.startedAt !== null) {
    const { limitMs, windowEndsAt } = row.terms
    const deadline = Math.min(row.startedAt + (limitMs ?? Infinity), windowEndsAt ?? Infinity) + granted
    law(
      row.deadlineAt === deadline,
      'I4 the deadline is start, limit and grants',
      () => `${row.deadlineAt}, not ${deadline}`,
    )
  }
  law(row.gradings === 0 || watch.finalised === 1, 'I5 only what is over is graded', () => `${row.gradings} gradings`)
  law(disk.mails === watch.finalised, 'I5 one mail', () => `${disk.mails} mails`)
  for (const [question, version] of disk.form)
    law(version === 1, 'an attempt keeps its questions', () => `${question} is version ${version}`)
  if (watch.finalised === 0) return
  const counted = JSON.stringify([...disk.answers])
  watch.graded ??= counted
  law(watch.graded === counted, 'I5 what counts is settled', () => 'answers moved after finalisation')
}

function checkDevice(world: World, device: Device): void {
  const { disk, now } = world
  const owed = device.edits.filter(({ id, replaced, forfeited }) => !replaced && !forfeited && !disk.ids.has(id))
  const here = owed.length > 0 ? idsOn(device) : new Set()
  for (const { id } of owed) law(here.has(id), 'nothing typed is lost', () => `${id} is neither here nor there`)
  checkTime(device, now)
  if (!device.outbox) return
  const state = world.parts.saveState(device.outbox, readingOf(device, now).steady)
  if (state.kind === 'saved')
    law(
      owed.length === 0,
      'I1 saved means acknowledged',
      () => `${owed.map(({ id }) => id).join()} is not on the server`,
    )
  else law(state.kept <= questionsOnDisk(device), 'kept means on disk', () => `${state.kept} are said to be kept`)
}

function questionsOnDisk(device: Device): number {
  const snapshot = device.disk?.snapshot
  if (!snapshot) return 0
  const events = [...snapshot.events, ...snapshot.leftovers.map(({ event }) => event)]
  return new Set(
    events.flatMap(({ content }) => (content.kind === 'answer' || content.kind === 'note' ? [content.question] : [])),
  ).size
}

function checkTime(device: Device, now: number): void {
  const time = timeOn(device, now)
  if (time?.certain) law(Math.abs(time.at - now) <= 2_000, 'R-06 within two seconds', () => `${time.at} at ${now}`)
}

/** When the storm is over and everybody had time: what was promised has happened. */
export function checkCalm(world: World, watch: Watch): void {
  const { disk, now } = world
  if (disk.row.startedAt === null) return
  law(
    ['finalised', 'voided'].includes(disk.row.phase),
    'I5 every attempt ends',
    () => `${disk.row.phase} at ${instant(now)}`,
  )
  law(watch.finalised === 1 || disk.row.phase === 'voided', 'I5 one finalisation', () => `${watch.finalised}`)
  for (const device of world.devices) {
    if (!device.outbox) continue
    const { kind } = world.parts.saveState(device.outbox, readingOf(device, now).steady)
    const { pending, leftovers } = device.outbox
    if (isHolder(device)) {
      law(pending.length === 0, 'everything gets through', () => `${pending.length} events stay on ${device.name}`)
      law(kind === 'saved' || leftovers.length > 0, 'I1 the screen says so', () => `${device.name} says ${kind}`)
    } else law(kind === 'read-only', 'I3 a stale device is told', () => `${device.name} says ${kind}`)
  }
}
