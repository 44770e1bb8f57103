import { instant, intBelow, pick } from '@cadre/kernel'
import { type AttemptEvent, type Command, type EventContent } from '@cadre/attempt'
import { crash, type Device, doOn, putBackOn, reload } from './device.ts'
import { commit, questions } from './server.ts'
import { askForPen, uploadFile, type World } from './world.ts'

type Action = { readonly weight: number; readonly run: (world: World, device: Device) => void }

const letter = (world: World): string => pick(world.random, ['a', 'b', 'c', 'd'])

function something(world: World): EventContent {
  const question = pick(world.random, questions)
  const dice = world.random.next()
  if (dice < 0.45) return { kind: 'answer', question, response: { kind: 'single', option: letter(world) } }
  if (dice < 0.7)
    return { kind: 'answer', question, response: { kind: 'text', text: `${intBelow(world.random, 1000)}` } }
  if (dice < 0.75) return { kind: 'answer', question, response: null }
  if (dice < 0.8) return { kind: 'flag', question, flagged: world.random.next() < 0.5 }
  if (dice < 0.85) return { kind: 'strike', question, options: [letter(world)] }
  if (dice < 0.9) return { kind: 'note', question, text: `${intBelow(world.random, 1000)}` }
  return dice < 0.95 ? { kind: 'visit', question } : { kind: 'leave' }
}

/** What people and machines do to a device. */
const onDevices: Record<string, Action> = {
  types: {
    weight: 40,
    run: (world, device) => device.finished || doOn(device, world.parts, something(world), world.now),
  },
  opens: { weight: 8, run: (world, device) => device.outbox === null && device.alive && askForPen(world, device) },
  'takes the pen': { weight: 2, run: (world, device) => device.outbox !== null && askForPen(world, device) },
  submits: { weight: 0.6, run: submit },
  crashes: { weight: 3, run: (world, device) => device.alive && crash(device, world.disk.ids) },
  reloads: { weight: 6, run: (world, device) => device.alive || reload(device, world.parts, world.now) },
  'loses network': { weight: 4, run: (_, device) => void (device.online = false) },
  'gets network': { weight: 6, run: (_, device) => void (device.online = true) },
  'is told a lie about its network': { weight: 2, run: (_, device) => void (device.onLineHint = !device.onLineHint) },
  'has its clock set': {
    weight: 2,
    run: (world, device) => void (device.wallOffset = intBelow(world.random, 2e8) - 1e8),
  },
  sleeps: { weight: 2, run: sleep },
  'is an old version': { weight: 1, run: (_, device) => void (device.old = true) },
  'uploads its file': { weight: 2, run: uploadFile },
  'puts back what was left over': { weight: 3, run: putBackOne },
}

function submit(world: World, device: Device): void {
  if (!device.outbox || device.finished) return
  doOn(device, world.parts, { kind: 'submit', auto: false }, world.now)
  device.finished = true
}

/** The steady clock stands still while the world goes on. */
function sleep(world: World, device: Device): void {
  device.steadyBehind += 1_000 + intBelow(world.random, 8_000)
}

function putBackOne(world: World, device: Device): void {
  const leftover = device.outbox?.leftovers.at(0)
  if (leftover && device.outbox?.standing.epoch === device.outbox?.epoch) putBackOn(device, leftover, world.now)
}

/** What happens on the server's side. */
const onServer: Record<string, Action> = {
  'proctor gives time': { weight: 2, run: accommodate },
  'proctor closes': {
    weight: 0.15,
    run: (world) => void (world.proctorClosed = act(world, { kind: 'close' }) || world.proctorClosed),
  },
  'proctor voids': {
    weight: 0.1,
    run: (world) => void (act(world, { kind: 'void', reason: 'fire' }) && (world.annulled = true)),
  },
  sweeps: { weight: 6, run: sweep },
  'lists for the sweeper': { weight: 3, run: (world) => void (world.listedDeadline = world.disk.row.deadlineAt) },
  regrades: { weight: 2, run: (world) => act(world, { kind: 'regrade', reason: 'miskeyed' }) },
  'edits a question': { weight: 2, run: editQuestion },
}

function act(world: World, command: Command): boolean {
  const decision = world.parts.decide(world.disk.row, command, instant(world.now))
  if (!decision.ok || world.random.next() < world.weather.crash) return false
  commit(world.disk, world.parts, decision.value.events)
  return decision.value.events.some(({ kind }) => kind !== 'finalised' && kind !== 'stored')
}

function accommodate(world: World): void {
  const extraMs = pick(world.random, [5_000, 15_000])
  if (world.granted > 30_000) return
  const before = world.disk.row.extraMs
  act(world, { kind: 'accommodate', extraMs, reason: 'reader' })
  if (world.disk.row.extraMs !== before) world.granted += extraMs
}

export function sweep(world: World): void {
  const asks = world.parts.sweep({ deadlineAt: world.listedDeadline }, instant(world.now))
  if (asks === 'sweep') return void act(world, { kind: 'sweep' })
  // A sweeper with ideas of its own, as planted.
  const { row } = world.disk
  if (asks === 'nothing' || (row.phase !== 'open' && row.phase !== 'closed')) return
  const at = instant(world.now)
  const closing: AttemptEvent[] = row.phase === 'open' ? [{ kind: 'closed', at, cause: 'timed-out' }] : []
  const last: AttemptEvent[] = asks === 'finalise-now' ? [{ kind: 'finalised', at, delivered: false }] : []
  commit(world.disk, world.parts, [...closing, ...last])
}

function editQuestion(world: World): void {
  const question = pick(world.random, questions)
  const version = (world.disk.bank.get(question) ?? 0) + 1
  world.disk.bank.set(question, version)
  if (world.parts.editReachesAttempt) world.disk.form.set(question, version)
}

const actions = Object.entries({ ...onDevices, ...onServer })
const weights = actions.reduce((sum, [, { weight }]) => sum + weight, 0)

/** One action of chance, named in the trace. */
export function actAtRandom(world: World): void {
  const device = pick(world.random, world.devices)
  let left = world.random.next() * weights
  for (const [name, { weight, run }] of actions) {
    left -= weight
    if (left >= 0) continue
    world.trace.push(`${world.now} ms: ${name in onDevices ? `${device.name} ` : ''}${name}`)
    run(world, device)
    return
  }
}
