import { join } from 'node:path'
import { compose, recurring, streamRoutes, tasks } from './compose.ts'
import type { Config } from './platform/config/options.ts'
import { secureRandom, systemClock } from './platform/clock.ts'
import { statementsSent } from './platform/db/connection.ts'
import { migrate } from './platform/db/migrate.ts'
import { openPool } from './platform/db/pools.ts'
import type { Database } from './platform/db/transaction.ts'
import { EventHub } from './platform/events/hub.ts'
import { mountStream } from './platform/events/stream-route.ts'
import { startWorker } from './platform/jobs/worker.ts'
import { openLog } from './platform/log/log.ts'
import { Metrics } from './platform/observe/metrics.ts'
import { mountProbes } from './platform/observe/mount-probes.ts'
import { projectRoot } from './platform/paths.ts'
import { mountWeb } from './platform/web/mount-web.ts'
import { enter } from './modules/identity/index.ts'

/** Beside the pool, so that saves of an exam never wait for other people's requests. */
const savingConnections = 3

export type DatabaseUrls = { readonly ownerUrl: string; readonly loginUrl: string }
export type Running = { readonly address: string; stop(): Promise<void> }

/** One server process on a database that answers: migrates, listens, works. Any number of them share one database. */
export async function startServer(config: Config, { ownerUrl, loginUrl }: DatabaseUrls): Promise<Running> {
  const log = openLog(config.logLevel)
  await migrate(ownerUrl, { login: decodeURIComponent(new URL(loginUrl).username) })
  const pool = openPool({ url: loginUrl, max: config.databasePool, name: 'cadre server' })
  const appPool = openPool({ url: loginUrl, max: savingConnections, name: 'cadre saves', role: 'cadre_app' })
  const database: Database = { pool, appPool, clock: systemClock, random: secureRandom }
  const hub = new EventHub({ url: loginUrl, database, log })
  const publicUrl = (config.publicUrl ?? `http://localhost:${config.port}`).replace(/\/$/, '')
  const secureCookies = config.publicUrl?.startsWith('https:') ?? false
  const metrics = new Metrics()
  const { trustProxy } = config
  const app = await compose({ database, log, secureCookies, publicUrl, trustProxy, observe: metrics.observe })
  metrics.gauge('cadre_open_streams', 'Open event streams.', () => hub.openStreams)
  metrics.gauge('cadre_database_statements', 'Statements sent since the process began.', statementsSent)
  mountProbes(app, database, metrics)
  for (const stream of streamRoutes) mountStream(app, { database, authenticate: enter, hub }, stream)
  await mountWeb(app, join(projectRoot, 'web', 'dist'))
  await hub.start()
  const address = await app.listen({ host: config.host, port: config.port })
  const settings = { smtpUrl: config.smtpUrl, from: config.mailFrom, publicUrl }
  const worker = await startWorker({ url: loginUrl, tasks: tasks(database, settings), recurring, log, concurrency: 2 })
  return {
    address,
    async stop() {
      await app.close()
      await worker.stop()
      await hub.close()
      await Promise.all([pool.end(), appPool.end()])
    },
  }
}
