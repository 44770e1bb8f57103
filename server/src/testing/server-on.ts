import type { Clock } from '@cadre/kernel'
import type { TestDatabase } from '@cadre/testkit'
import type { FastifyInstance } from 'fastify'
import { compose } from '../compose.ts'
import { secureRandom, systemClock } from '../platform/clock.ts'
import { openPool } from '../platform/db/pools.ts'
import type { Database } from '../platform/db/transaction.ts'
import type { Observe } from '../platform/http/observe.ts'
import { openLog } from '../platform/log/log.ts'

export type TestServer = FastifyInstance & { readonly database: Database; readonly urls: TestDatabase }

export type TestSettings = { readonly trustProxy?: number; readonly publicUrl?: string; readonly observe?: Observe }

/** The whole server on this database. Ask with `inject`; closing it ends its connections. */
export async function serverOn(
  urls: TestDatabase,
  clock: Clock = systemClock,
  { trustProxy = 0, publicUrl = 'http://localhost:4600', ...told }: TestSettings = {},
): Promise<TestServer> {
  const pool = openPool({ url: urls.loginUrl, max: 12, name: 'test' })
  const appPool = openPool({ url: urls.loginUrl, max: 2, name: 'test saves', role: 'cadre_app' })
  const database: Database = { pool, appPool, clock, random: secureRandom }
  const app = await compose({ database, log: openLog('silent'), secureCookies: false, trustProxy, publicUrl, ...told })
  app.addHook('onClose', async () => void (await Promise.all([pool.end(), appPool.end()])))
  return Object.assign(app, { database, urls })
}
