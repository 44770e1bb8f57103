import { instant, type Clock } from '@cadre/kernel'
import { testDatabase } from '@cadre/testkit'
import type { FastifyInstance } from 'fastify'
import { compose } from '../compose.ts'
import { secureRandom, systemClock } from '../platform/clock.ts'
import { openPool } from '../platform/db/pools.ts'
import type { Database } from '../platform/db/transaction.ts'
import type { Observe } from '../platform/http/observe.ts'
import { openLog } from '../platform/log/log.ts'

export type TestServer = FastifyInstance & {
  readonly database: Database
  readonly urls: Awaited<ReturnType<typeof testDatabase>>
}

type TestSettings = { readonly trustProxy?: number; readonly publicUrl?: string; readonly observe?: Observe }

/** The whole server on a database of the calling test file's own. Ask with `inject`; close it in afterAll. */
export async function openTestServer(
  clock: Clock = systemClock,
  { trustProxy = 0, publicUrl = 'http://localhost:4600', ...told }: TestSettings = {},
): Promise<TestServer> {
  const urls = await testDatabase()
  const pool = openPool({ url: urls.loginUrl, max: 12, name: 'test' })
  const appPool = openPool({ url: urls.loginUrl, max: 2, name: 'test saves', role: 'cadre_app' })
  const database: Database = { pool, appPool, clock, random: secureRandom }
  const app = await compose({ database, log: openLog('silent'), secureCookies: false, trustProxy, publicUrl, ...told })
  app.addHook('onClose', async () => void (await Promise.all([pool.end(), appPool.end()])))
  return Object.assign(app, { database, urls })
}

/** A clock that stands still until it is moved. */
export function heldClock(start: number): Clock & { advance(ms: number): void } {
  let now = start
  return Object.assign(() => instant(now), {
    advance(ms: number) {
      now += ms
    },
  })
}
