import type { Id, Instant } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { confirmationsOf } from '../store/presence.ts'
import { runsOf } from '../store/runs.ts'

export type Absence = {
  readonly cohortId: Id<'coh'>
  readonly personId: Id<'per'>
  readonly sessionKey: string
  readonly title: string
  readonly startsAt: Instant
}

/** Sessions of these cohorts that people missed without an excuse, as confirmed last, in the order in which they were held. */
export async function absencesIn(reads: Reads, cohortIds: readonly Id<'coh'>[]): Promise<Absence[]> {
  const runs = new Map((await runsOf(reads, cohortIds)).map((record) => [record.runId, record]))
  const latest = new Map<string, Awaited<ReturnType<typeof confirmationsOf>>[number]>()
  for (const confirmed of await confirmationsOf(reads, [...runs.keys()])) {
    const key = `${confirmed.runId} ${confirmed.personId}`
    if (confirmed.revision > (latest.get(key)?.revision ?? 0)) latest.set(key, confirmed)
  }
  return [...latest.values()]
    .flatMap(({ runId, personId, state }) => {
      const record = runs.get(runId)
      if (!record || state !== 'absent') return []
      const { cohortId, sessionKey, title, run } = record
      return [{ cohortId, personId, sessionKey, title, startsAt: run.startsAt }]
    })
    .toSorted((a, b) => a.startsAt - b.startsAt)
}
