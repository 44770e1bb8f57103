import { idOf } from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import { z } from 'zod'
import { isUnavailable } from '../../../platform/db/faults.ts'
import { as, read, transact, type Database, type Tx } from '../../../platform/db/transaction.ts'
import { organisationScope } from '../../../platform/scope.ts'
import { nothingYet, plus, type BulkCounts } from '../domain/bulk-change.ts'
import type { QuestionId } from '../domain/question.ts'
import { waitForOthers } from '../store/bulk.ts'
import { endBulk, findBulk, questionIdsOf, saveBulkProgress, type StoredBulk } from '../store/bulk-changes.ts'
import { atMostEvery } from './at-most-every.ts'
import { carryOut } from './change-in-bulk.ts'

/** As the queue carries it: put there in the transaction that noted the change. */
const payload = z.object({ organisationId: idOf('org'), bulkId: idOf('blk'), personId: idOf('per') })
type BulkJob = z.infer<typeof payload>
type Given = { readonly bulk: StoredBulk; readonly ids: readonly QuestionId[] }

const betweenTellingMs = 400
/** Each submission copies a text and asks somebody for a review; the rest is one statement a piece. */
const pieceOf = ({ change }: StoredBulk): number => (change.kind === 'submit' ? 50 : 1_000)
const stopped = 'bank.bulk-stopped'

const inScope = ({ organisationId, personId }: BulkJob) => as(organisationScope(organisationId, personId))

/**
 * Changes all of them piece by piece in one transaction: an end halfway, ours or somebody's, leaves nothing, and the job begins
 * again after ours (ADR 0024). How far it is is told in transactions of its own, which also learn whether it is still wanted.
 */
export async function changeManyTask(database: Database, given: unknown): Promise<void> {
  const job = payload.parse(given)
  const { value } = await read(database, inScope(job), async (reads) =>
    ok({ bulk: await findBulk(reads, job.bulkId), ids: await questionIdsOf(reads, job.bulkId) }),
  )
  const { bulk, ids } = value
  if (bulk?.stage !== 'changing') return
  try {
    await changeAll(database, job, { bulk, ids })
  } catch (error) {
    // A database that is away comes back, and the job with it; anything else would only fail again.
    if (!isUnavailable(error)) await transact(database, inScope(job), (tx) => fail(tx, job))
    throw error
  }
}

async function changeAll(database: Database, job: BulkJob, { bulk, ids }: Given): Promise<void> {
  const piece = pieceOf(bulk)
  await transact(database, inScope(job), async (tx) => {
    await waitForOthers(tx)
    const asked = { wanted: true }
    const told = atMostEvery(database, betweenTellingMs, async (done) => {
      asked.wanted = await tell(database, job, done)
    })
    let counts = nothingYet
    for (let from = 0; from < ids.length && asked.wanted; from += piece) {
      counts = plus(counts, await carryOut(tx, ids.slice(from, from + piece), bulk.change))
      await told(counts.selected)
    }
    return asked.wanted ? finish(tx, job, { bulk, counts }) : refuse(stopped)
  })
}

async function finish(tx: Tx, { bulkId }: BulkJob, { bulk, counts }: { bulk: StoredBulk; counts: BulkCounts }) {
  // It was stopped, or a second worker took the job and is done: this one takes its own work back.
  if (!(await endBulk(tx, bulkId, 'done', counts))) return refuse(stopped)
  const { changed, selected } = counts
  tx.record({ operation: 'bank.bulk', subject: bulkId, detail: { change: bulk.change, changed, of: selected } })
  tx.changed('bank')
  return ok(null)
}

async function tell(database: Database, job: BulkJob, done: number): Promise<boolean> {
  const { value } = await transact(database, inScope(job), async (tx) => {
    const wanted = await saveBulkProgress(tx, job.bulkId, done)
    tx.changed('bank', job.bulkId)
    return ok(wanted)
  })
  return value
}

async function fail(tx: Tx, { bulkId }: BulkJob) {
  await endBulk(tx, bulkId, 'failed')
  tx.changed('bank', bulkId)
  return ok(null)
}
