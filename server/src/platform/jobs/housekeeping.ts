import { ok, type Instant, instant } from '@cadre/kernel'
import { sql } from 'kysely'
import { as, transact, type Database } from '../db/transaction.ts'
import { timestamp } from '../db/values.ts'
import { systemScope } from '../scope.ts'
import type { Task } from './worker.ts'

const hour = 3_600_000
const before = (now: Instant, ms: number): Date => timestamp(instant(now - ms))

/** Forgets what has served: noted changes after an hour, replayed events after a day, idempotency keys after a week. */
export const housekeepingTask =
  (database: Database): Task =>
  async () => {
    await transact(database, as(systemScope), async ({ db, now }) => {
      await sql`delete from platform.touches where at < ${before(now, hour)}`.execute(db)
      await sql`delete from platform.events where at < ${before(now, 24 * hour)}`.execute(db)
      await sql`delete from platform.idempotency_keys where created_at < ${before(now, 7 * 24 * hour)}`.execute(db)
      return ok(null)
    })
  }
