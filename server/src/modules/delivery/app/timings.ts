import type { readTimings } from '@cadre/contracts'
import { isoOf, ok, type Id } from '@cadre/kernel'
import { enoughRuns, minuteMs, overrunsOften, patternsAmong, timingOf } from '@cadre/session'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { cohortsLedBy, cohortsOf } from '../../cohorts/index.ts'
import { placeOf } from '../domain/plan-of-session.ts'
import type { RunRecord } from '../domain/run-record.ts'
import { runsOf } from '../store/runs.ts'
import { callerOf } from './access.ts'

/** So many of a blueprint's newest runs are looked at. */
const mostRuns = 400

export const readAllTimings: Handler<typeof readTimings> = async (reads, { params: { blueprintId } }) => {
  const cohortIds = (await cohortsOf(reads))
    .filter((cohort) => cohort.blueprintId === blueprintId)
    .map(({ cohortId }) => cohortId)
  const ended = (await runsOf(reads, cohortIds, mostRuns)).filter(({ run }) => run.phase === 'ended')
  const mayOpen = await openableBy(reads)
  const bySession = Map.groupBy(ended, ({ sessionKey }) => sessionKey)
  return ok({
    enoughRuns,
    sessions: [...bySession].map(([sessionKey, records]) => ({
      sessionKey,
      runs: records.length,
      blocks: blocksOf(records),
      records: records
        .filter(({ cohortId }) => mayOpen(cohortId))
        .map(({ runId, plan, run }) => ({ runId, cohortName: plan.cohortName, startsAt: isoOf(run.startsAt) })),
    })),
  })
}

/** Records are for those who see all cohorts, and for whoever leads the one. */
async function openableBy(reads: Reads<OrganisationScope>): Promise<(cohortId: Id<'coh'>) => boolean> {
  if (reads.scope.permissions.has('cohorts.read')) return () => true
  const led = new Set(await cohortsLedBy(reads, callerOf(reads)))
  return (cohortId) => led.has(cohortId)
}

const blocksOf = (records: readonly RunRecord[]) =>
  patternsAmong(records.map(({ run }) => timingOf(run))).map((pattern) => ({
    place: placeOf(pattern.key),
    kind: pattern.kind,
    plannedMinutes: pattern.plannedMs / minuteMs,
    medianMinutes: pattern.medianMs / minuteMs,
    runs: pattern.runs,
    overran: pattern.overran,
    shortened: pattern.shortened,
    leftOut: pattern.leftOut,
    overrunsOften: overrunsOften(pattern),
  }))
