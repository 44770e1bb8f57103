import { ok } from '@cadre/kernel'
import { as, transact, type Database } from '../../../platform/db/transaction.ts'
import { organisationScope, type OrganisationId } from '../../../platform/scope.ts'
import type { RunId } from '../domain/run-record.ts'
import { countsOf } from '../store/counts.ts'
import { tellCounts } from './tell.ts'

type Counted = { readonly organisationId: OrganisationId; readonly runId: RunId }

const betweenMs = 250
/** A broadcast that failed is tried again; whoever opens the stream meanwhile gets the counts anyway. */
const againMs = 1_000

/**
 * Tells a run's counts at most four times a second, however many people answer: the first change waits a moment for the
 * others, and the counts are read once for all of them.
 */
export function countsBroadcaster(database: Database): (counted: Counted) => void {
  const waiting = new Set<string>()
  const send = (counted: Counted, key: string) => {
    waiting.delete(key)
    tellOf(database, counted).catch(() => later(counted, key, againMs))
  }
  const later = (counted: Counted, key: string, ms: number) => {
    if (waiting.has(key)) return
    waiting.add(key)
    setTimeout(() => send(counted, key), ms).unref()
  }
  return (counted) => later(counted, `${counted.organisationId} ${counted.runId}`, betweenMs)
}

const tellOf = (database: Database, { organisationId, runId }: Counted) =>
  transact(database, as(organisationScope(organisationId)), async (tx) => {
    if (await countsOf(tx, runId)) await tellCounts(tx, runId)
    return ok(null)
  })
