import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import {
  admitTakers,
  type Door,
  type Hall,
  openHall,
  seat,
  type SeatedTaker,
} from '../../server/src/testing/exam-hall.ts'
import { withClient } from '@cadre/server/postgres'
import { openBareSaves } from './bare-saves.ts'
import { cpuMsBelow } from './cpu.ts'
import { atMost, judged, medianOf, notMeasured, ratioAtLeast, type Figure } from './figure.ts'
import { root } from './process.ts'
import { temporaryFolder, withProduct, type Product } from './product.ts'
import type { SavePlan, SaveResult } from './save-load.ts'
import { say } from './say.ts'
import { pgbench, prepareUpserts, upsertsPerSecond } from './upserts.ts'

const takers = 200
const seconds = 3
const rounds = 3
/** Answers that each taker makes in a second: hundreds of times as many as in an exam. */
const calmPace = 5
const bars = [
  { clients: 1, least: 0.5 },
  { clients: 20, least: 1 },
  { clients: 100, least: 1 },
]

/** An exam as the server feels it: everybody starts, everybody saves, everybody hands in. */
export const saves = (): Promise<Figure[]> =>
  withProduct(async (product) => {
    const { address } = product.server
    const door = { address, superuserUrl: product.superuserUrl }
    const hall = await openHall(address, product.organisationId, product.cookie)
    const { seated, start } = await startAll(door, hall)
    const others = (await startAll(door, hall)).seated
    await vacuum(product)
    const figures = [start]
    const folder = temporaryFolder()
    const bare = await openBareSaves(product)
    try {
      const script = pgbench === null ? null : await prepareUpserts(product.superuserUrl, folder)
      // A server in an exam has run for a while: the engine has compiled what is used often.
      await runLoad({ address, seconds, pace: null, takers: seated.slice(0, 100), from: unused() })
      figures.push(await calm(address, seated.slice(0, 100)))
      for (const bar of bars) figures.push(...(await compare(product, { script, bare: bare.address, seated }, bar)))
    } finally {
      await bare.stop()
      rmSync(folder, { recursive: true, force: true })
    }
    // Of attempts in which as much was done as in an exam.
    await runLoad({ address, seconds, pace: 20, takers: others, from: 0 })
    await vacuum(product)
    figures.push(await together('saves: submit of 200 attempts in 10 s', others, (taker) => submit(address, taker)))
    return figures
  })

/** As autovacuum does within a minute: until then plans are made for smaller tables. */
const vacuum = ({ superuserUrl }: Product) =>
  withClient(superuserUrl, (client) => client.query('vacuum analyze assessments.attempts, assessments.events'))

/** How long an answer takes where there is room. */
async function calm(address: string, takers: readonly SeatedTaker[]): Promise<Figure> {
  const taken: SaveResult[] = []
  for (let round = 1; round <= rounds; round++)
    taken.push(await runLoad({ address, seconds, pace: calmPace, takers, from: unused() }))
  const value = medianOf(taken.map(({ p99Ms }) => p99Ms))
  const name = `saves: ${takers.length} takers, ${calmPace} answers a second each, p99`
  const detail = { p50Ms: medianOf(taken.map(({ p50Ms }) => p50Ms)), load: loadavg()[0] }
  return judged({ name, unit: 'ms', value, detail }, atMost(25, 'under 25 ms at 100 takers'))
}

async function startAll(door: Door, hall: Hall) {
  const cookies = await admitTakers(door, hall, takers)
  const seated: SeatedTaker[] = []
  const start = await together('saves: start of 200 attempts in 10 s', cookies, async (cookie) => {
    seated.push(await seat(door.address, hall, cookie))
  })
  return { seated, start }
}

/** Evenly over eight of the ten seconds; the value is when the last was answered. An error fails the measurement. */
async function together<T>(name: string, all: readonly T[], work: (one: T) => Promise<unknown>): Promise<Figure> {
  const began = performance.now()
  const ended = await Promise.allSettled(all.map(async (one, n) => (await pause((n / all.length) * 8_000), work(one))))
  const failed = ended.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []))
  const value = (performance.now() - began) / 1_000
  const bar = '10 s without an error'
  if (failed.length > 0) return notMeasured(name, 's', bar, `${failed.length} errors, the first: ${failed[0]}`)
  return judged({ name, unit: 's', value, detail: { load: loadavg()[0] } }, atMost(10, bar))
}

async function submit(address: string, { path, headers }: SeatedTaker): Promise<void> {
  const event = { id: 'the-last-word', sequence: 900_000, madeAt: new Date().toISOString() }
  const body = JSON.stringify({ epoch: 1, events: [{ ...event, content: { kind: 'submit', auto: false } }] })
  const sent = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body }
  const reply = await fetch(address + path, sent)
  const said = await reply.text()
  if (reply.status !== 200 || !said.includes('"finalised"')) throw new Error(`${reply.status}: ${said}`)
}

let used = 0
/** Sequences that no load before has used. */
const unused = () => (used += 20_000) - 20_000

type Beside = { readonly script: string | null; readonly bare: string; readonly seated: readonly SeatedTaker[] }
type Loaded = SaveResult & { readonly cpuMs: number }
/** `ours` one answer a request, `made` as a browser's outbox sends them, at the pace of the bar. */
type Round = {
  readonly ours: Loaded
  readonly made: Loaded
  readonly bare: Loaded
  readonly upserts: number
}

async function compare(product: Product, { script, bare, seated }: Beside, { clients, least }: (typeof bars)[number]) {
  const takers = seated.slice(0, clients)
  const bareTakers = takers.map(({ attemptId, writer }) => ({ path: `/attempts/${attemptId}/events`, writer }))
  const save = (pace: number | null) =>
    loaded({ address: product.server.address, seconds, pace, takers, from: unused() })
  const saveBare = () => loaded({ address: bare, seconds, pace: null, takers: bareTakers, from: 0 })
  await save(null)
  await saveBare()
  const taken: Round[] = []
  for (let round = 1; round <= rounds; round++) {
    const upserts =
      script === null ? Number.NaN : await upsertsPerSecond(product.superuserUrl, script, clients, seconds)
    // A little more than is asked for: whoever keeps up with it acknowledges as many.
    const pace = (1.1 * least * upserts) / clients
    const last = {
      ours: await save(null),
      made: await save(pace || null),
      bare: await saveBare(),
      upserts,
    }
    taken.push(last)
    const said = ({ perSecond, p99Ms, cpuMs }: Loaded) =>
      `${perSecond.toFixed(0)} a second, p99 ${p99Ms.toFixed(1)} ms, ${cpuMs.toFixed(3)} ms of CPU each`
    say(
      `${clients} takers, round ${round}: ${said(last.ours)}; as made ${said(last.made)}; bare ${said(last.bare)}; ${upserts} upserts a second`,
    )
  }
  return figuresOf(taken, clients, least)
}

function figuresOf(taken: readonly Round[], clients: number, least: number) {
  const of = (pick: (round: Round) => number) => medianOf(taken.map(pick))
  const name = `saves: ${clients} takers`
  const value = of(({ ours }) => ours.perSecond)
  const detail = { rounds, p50Ms: of(({ ours }) => ours.p50Ms), cpuMsEach: of(({ ours }) => ours.cpuMs) }
  const bareDetail = { cpuMsEach: of(({ bare }) => bare.cpuMs), p99Ms: of(({ bare }) => bare.p99Ms) }
  const reference = { name: `pgbench, ${clients} clients, one upsert a commit`, value: of(({ upserts }) => upserts) }
  const bare = { name: 'bare Fastify route, one upsert a commit', value: of((round) => round.bare.perSecond) }
  const beside = { name: `${name}, beside a bare route`, unit: 'saves/s', value, reference: bare, detail: bareDetail }
  const withLoad = { ...detail, load: loadavg()[0] }
  const p99Bar = clients === 100 ? atMost(25, 'under 25 ms at 100 takers') : undefined
  const made = {
    name: `${name}, as their browsers send them`,
    unit: 'answers/s',
    value: of((round) => round.made.perSecond),
    reference,
    detail: {
      cpuMsEach: of((round) => round.made.cpuMs),
      requestsPerSecond: of((round) => round.made.requestsPerSecond),
    },
  }
  return [
    judged(
      { name, unit: 'saves/s', value, reference, detail: withLoad },
      ratioAtLeast(least, `at least ${least} of pgbench`),
    ),
    judged(beside),
    judged({ name: `${name}, p99`, unit: 'ms', value: of(({ ours }) => ours.p99Ms) }, p99Bar),
    judged(made, ratioAtLeast(least, `at least ${least} of pgbench`)),
    judged({ name: `${made.name}, p99`, unit: 'ms', value: of((round) => round.made.p99Ms) }),
  ]
}

/** A load, and the CPU of what served it and asked for it. */
async function loaded(plan: SavePlan): Promise<Loaded> {
  const before = cpuMsBelow()
  const result = await runLoad(plan)
  return { ...result, cpuMs: (cpuMsBelow() - before) / (result.perSecond * plan.seconds) }
}

async function runLoad(plan: SavePlan): Promise<SaveResult> {
  const child = spawn(process.execPath, [join(root, 'tools/bench/save-load.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(JSON.stringify(plan))
  return JSON.parse(await text(child.stdout)) as SaveResult
}
