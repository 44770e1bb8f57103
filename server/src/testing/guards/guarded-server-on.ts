import type { TestDatabase } from '@cadre/testkit'
import { compose } from '../../compose.ts'
import { enter } from '../../modules/identity/index.ts'
import { secureRandom, systemClock } from '../../platform/clock.ts'
import { openPool } from '../../platform/db/pools.ts'
import type { Database } from '../../platform/db/transaction.ts'
import { openLog } from '../../platform/log/log.ts'
import { harvester, type Harvester } from './harvest.ts'
import { rehearse, type Rehearsal } from './rehearsal.ts'

/** A fault for a guard to find. */
export type Plant = NonNullable<Parameters<typeof compose>[1]>
/**
 * A reply kept while one layer was on would hide what the other does alone; and a session's use, noted beside the request
 * once it is five minutes old, would be taken for what the request wrote.
 */
const asAsked: Plant = (wiring) => ({ ...wiring, authenticate: enter, stillTrue: null })
export type App = Awaited<ReturnType<typeof compose>>

/** One database with the product on it twice: `app` commits, `rehearsing` does everything but commit. */
export type GuardedServer = {
  readonly urls: TestDatabase
  readonly database: Database
  readonly app: App
  readonly rehearsing: App
  readonly rehearsal: Rehearsal
  readonly harvest: Harvester
  /** The product once more on the same rows, which commits nothing, with a fault; close it. */
  faulty(plant: Plant): Promise<App>
  close(): Promise<void>
}

/** The product for the generated tests on this database. */
export async function guardedServerOn(urls: TestDatabase, plant: Plant = (wiring) => wiring): Promise<GuardedServer> {
  const log = openLog('silent')
  const open = (database: Database, plant: Plant) =>
    compose({ database, log, secureCookies: false, publicUrl: 'http://localhost:4600', trustProxy: 0 }, (wiring) =>
      plant(asAsked(wiring)),
    )
  const pool = openPool({ url: urls.loginUrl, max: 12, name: 'test' })
  const superuserPool = openPool({ url: urls.superuserUrl, max: 4, name: 'rehearsal' })
  const rehearsal = rehearse(superuserPool)
  const database: Database = { pool, clock: systemClock, random: secureRandom }
  const app = await open(database, plant)
  const rehearsing = await open({ ...database, pool: rehearsal.pool }, plant)
  return {
    urls,
    database,
    app,
    rehearsing,
    rehearsal,
    harvest: harvester(superuserPool),
    faulty: (plant) => open({ ...database, pool: rehearsal.pool }, plant),
    async close() {
      await Promise.all([app.close(), rehearsing.close()])
      await Promise.all([pool.end(), superuserPool.end()])
    },
  }
}
