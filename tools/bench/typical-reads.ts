import { join } from 'node:path'
import { operations, type Operation } from '@cadre/contracts'
import { withClient } from '@cadre/server/postgres'
import { planFirstCohort } from './first-cohort.ts'
import { atMost, judged, medianOf, ratioAtLeast, type Figure } from './figure.ts'
import { load, type LoadResult } from './load.ts'
import { root, serve, type Served } from './process.ts'
import { connections, withProduct, type Product } from './product.ts'
import { say } from './say.ts'

const clients = 50
const rounds = 3
const seconds = 2
const bar = ratioAtLeast(0.5, 'at least half of the bare route')
const lateness = atMost(25, `under 25 ms at ${clients} clients`)

/** The reads that people open all day. Those whose operation the product does not have yet are left out. */
const reads: { readonly id: string; readonly among?: string; readonly key?: string }[] = [
  { id: 'cohorts.read', among: 'cohorts.list', key: 'cohortId' },
  { id: 'blueprints.read', among: 'blueprints.list', key: 'blueprintId' },
  { id: 'catalogue.certifications' },
  { id: 'identity.me' },
]
const operationsById = new Map<string, Operation>(operations.map((operation) => [operation.id, operation]))

/** Requests per second of typical reads beside a bare route that answers the same bytes, taken in turns. */
export async function typicalReads(): Promise<Figure[]> {
  return withProduct(async (product) => {
    await planFirstCohort(product)
    const bare = await openBareRoute(product)
    const figures: Figure[] = []
    try {
      for (const read of reads.filter(({ id }) => operationsById.has(id))) {
        const path = await pathOf(product, read)
        if (path !== null) figures.push(...(await compare(product, bare, { id: read.id, path })))
      }
    } finally {
      await bare.stop()
    }
    return figures
  })
}

async function openBareRoute({ superuserUrl, loginUrl }: Product): Promise<Served> {
  await withClient(superuserUrl, (client) =>
    client.query(`create schema bench;
      create table bench.replies (id text primary key, body text not null);
      insert into bench.replies select 'other-' || n, repeat('x', 1000) from generate_series(1, 1000) n;
      grant usage on schema bench to cadre_login; grant select on bench.replies to cadre_login`),
  )
  return serve([join(root, 'server/src/testing/bare-route.ts'), loginUrl, String(connections)])
}

/** The address of the first thing of its kind; null where the organisation has none. */
async function pathOf({ organisationId, ask }: Product, { id, among, key }: (typeof reads)[number]) {
  const fill = (path: string) => path.replace(':organisationId', organisationId)
  const path = fill(operationsById.get(id)?.path ?? '')
  if (among === undefined || key === undefined) return path
  const { items } = JSON.parse(await ask(fill(operationsById.get(among)?.path ?? ''))) as {
    items: Record<string, string>[]
  }
  const found = items[0]?.[key]
  return found === undefined ? null : path.replace(`:${key}`, found)
}

async function compare(product: Product, bare: Served, { id, path }: { id: string; path: string }): Promise<Figure[]> {
  const body = await product.ask(path)
  await withClient(product.superuserUrl, (client) =>
    client.query('insert into bench.replies values ($1, $2)', [id, body]),
  )
  // As people ask: mostly for what has not changed since they or another tab asked last. And as if all had changed.
  const ours = { url: product.server.address + path, cookie: product.cookie, clients, seconds }
  const theirs = { url: `${bare.address}/replies/${id}`, clients, seconds }
  const computed = { ...ours, afresh: true }
  for (const plan of [ours, theirs, computed]) await load(plan)
  const taken: { ours: LoadResult; bare: LoadResult; computed: LoadResult }[] = []
  for (let round = 1; round <= rounds; round++) {
    taken.push({ bare: await load(theirs), ours: await load(ours), computed: await load(computed) })
    const last = taken.at(-1)
    const [asked, fresh, least] = [last?.ours, last?.computed, last?.bare].map((each) => each?.perSecond.toFixed(0))
    say(`${id}, round ${round}: ${asked} (computed ${fresh}) of ${least} a second`)
  }
  const of = (pick: (round: (typeof taken)[number]) => number) => medianOf(taken.map(pick))
  const detail = {
    bytes: Buffer.byteLength(body),
    clients,
    rounds,
    p50Ms: of((round) => round.ours.p50Ms),
    barePerSecond: of((round) => round.bare.perSecond),
    computedPerSecond: of((round) => round.computed.perSecond),
    computedP99Ms: of((round) => round.computed.p99Ms),
  }
  const value = of((round) => round.ours.perSecond)
  const reference = { name: 'bare Fastify route, one indexed query', value: of((round) => round.bare.perSecond) }
  const late = { name: 'bare Fastify route, one indexed query', value: of((round) => round.bare.p99Ms) }
  const fresh = { name: `read ${id}, computed each time`, unit: 'requests/s', value: detail.computedPerSecond }
  return [
    judged({ name: `read ${id}`, unit: 'requests/s', value, reference, detail }, bar),
    judged({ name: `read ${id}, p99`, unit: 'ms', value: of((round) => round.ours.p99Ms), reference: late }, lateness),
    judged({ ...fresh, reference }),
  ]
}
