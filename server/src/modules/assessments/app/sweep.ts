import { decide } from '@cadre/attempt'
import { instant, isId, ok, type Id } from '@cadre/kernel'
import { sql } from 'kysely'
import { isUnavailable } from '../../../platform/db/faults.ts'
import { as, read, transact, type Database } from '../../../platform/db/transaction.ts'
import { moment } from '../../../platform/db/values.ts'
import { organisationScope, systemScope } from '../../../platform/scope.ts'
import { lockAttempt } from '../store/attempts.ts'
import { settle } from './settle.ts'

type Due = { readonly organisationId: Id<'org'>; readonly attemptId: Id<'att'> }

/** Writes down what time has made of one attempt. Whoever looks before it has run sees the same (engines/attempt `asOf`). */
export const sweepOne = (database: Database, { organisationId, attemptId }: Due) =>
  transact(database, as(organisationScope(organisationId)), async (tx) => {
    const record = await lockAttempt(tx, attemptId)
    const decided = record && decide(record.state, { kind: 'sweep' }, tx.now)
    if (record && decided?.ok) await settle(tx, record, decided.value)
    return ok(null)
  })

export async function sweepNamed(database: Database, payload: unknown): Promise<void> {
  if (typeof payload !== 'object' || payload === null) return
  const { organisationId, attemptId } = { organisationId: '', attemptId: '', ...payload }
  if (isId('org', organisationId) && isId('att', attemptId)) await sweepOne(database, { organisationId, attemptId })
}

/**
 * Every attempt whose time has come, of whatever organisation: for those whose own job was lost. One that cannot be ended keeps no
 * other waiting.
 */
export async function sweepAll(database: Database): Promise<void> {
  const due = await read(database, as(systemScope), async ({ db, now }) => {
    const { rows } = await sql<{ organisation_id: string; attempt_id: string }>`
      select organisation_id, attempt_id from assessments.attempts
      where phase in ('open', 'closed') and coalesce(deadline_at, closed_at) <= ${moment(instant(now - 5_000))}
      order by organisation_id, attempt_id limit 1000`.execute(db)
    return ok(rows)
  })
  if (!due.ok) return
  const failures: unknown[] = []
  for (const { organisation_id, attempt_id } of due.value)
    await sweepNamed(database, { organisationId: organisation_id, attemptId: attempt_id }).catch((error: unknown) => {
      if (isUnavailable(error)) throw error
      failures.push(error)
    })
  if (failures.length > 0)
    throw new Error(`${failures.length} of ${due.value.length} attempts could not be ended`, { cause: failures[0] })
}
