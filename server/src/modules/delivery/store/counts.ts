import { instant } from '@cadre/kernel'
import { mostSilenceMs } from '@cadre/session'
import { sql } from 'kysely'
import { tenant } from '../../../platform/db/tenant.ts'
import type { Reads } from '../../../platform/db/transaction.ts'
import { moment } from '../../../platform/db/values.ts'
import type { PollId, RunId } from '../domain/run-record.ts'

export type RunCounts = {
  readonly pollId: PollId | null
  readonly answered: number
  readonly present: number
  readonly labDone: number
  readonly raised: number
  readonly parked: number
}

/** What everybody in the room may count, in one statement; null: there is no such run. */
export async function countsOf(reads: Reads, runId: RunId): Promise<RunCounts | null> {
  const since = moment(instant(reads.now - mostSilenceMs))
  const { rows } = await sql<Omit<RunCounts, 'pollId'> & { poll_id: string | null }>`
    select r.poll_id,
      (select count(*) from delivery.answers a where ${tenant(reads, 'a')} and a.poll_id = r.poll_id)::int as answered,
      (select count(distinct s.person_id) from delivery.stays s
        where ${tenant(reads, 's')} and s.run_id = r.run_id and s.until >= ${since})::int as present,
      (select count(*) from delivery.lab_marks m where ${tenant(reads, 'm')} and m.run_id = r.run_id)::int as "labDone",
      (select count(*) from delivery.raised q
        where ${tenant(reads, 'q')} and q.cohort_id = r.cohort_id and q.state = 'open')::int as raised,
      (select count(*) from delivery.parked k
        where ${tenant(reads, 'k')} and k.run_id = r.run_id and not k.settled)::int as parked
    from delivery.runs r where ${tenant(reads, 'r')} and r.run_id = ${runId}`.execute(reads.db)
  const row = rows[0]
  if (!row) return null
  const { poll_id, ...counts } = row
  return { pollId: poll_id as PollId | null, ...counts }
}
