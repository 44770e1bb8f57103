import { notFound, type listRuns, type readRun, type runOfSession } from '@cadre/contracts'
import { isoOf, ok, refuse } from '@cadre/kernel'
import type { AttendanceState } from '@cadre/session'
import type { Handler } from '../../../platform/http/route.ts'
import { cohortsLedBy, cohortsSeating, sessionToRun } from '../../cohorts/index.ts'
import { stillOwed, takenUpBy } from '../store/owed.ts'
import { confirmationsOf, noticesOf } from '../store/presence.ts'
import { runOfCohortSession, runsOf } from '../store/runs.ts'
import { callerOf, mayLead, runSeen } from './access.ts'
import { isoOrNull, sharedRunOf } from './shared-view.ts'

export const readOne: Handler<typeof readRun> = async (reads, { params: { runId } }) => {
  const seen = await runSeen(reads, runId)
  if (!seen.ok) return seen
  const { record, leads } = seen.value
  return ok({ serverNow: isoOf(reads.now), mayLead: leads, run: await sharedRunOf(reads, record) })
}

export const readOfSession: Handler<typeof runOfSession> = async (reads, { params: { cohortId, sessionKey } }) => {
  const found = await sessionToRun(reads, cohortId, sessionKey)
  if (!found) return refuse(notFound.code)
  const record = await runOfCohortSession(reads, cohortId, sessionKey)
  const notices = await noticesOf(reads, cohortId, sessionKey)
  const own = notices.find(({ personId }) => personId === callerOf(reads))
  const owed = record ? await takenUpBy(reads, record.runId) : await stillOwed(reads, cohortId)
  return ok({
    run: record && { runId: record.runId, phase: record.run.phase },
    mayLead: mayLead(reads, found.leads),
    holdsSeat: found.holdsSeat,
    notice: own ? { reason: own.reason, at: isoOf(own.at) } : null,
    owed: owed.map(({ objective, words }) => ({ objective, words })),
  })
}

export const listAll: Handler<typeof listRuns> = async (reads, { query }) => {
  const personId = callerOf(reads)
  const own = reads.scope.permissions.has('cohorts.read')
    ? null
    : [...(await cohortsLedBy(reads, personId)), ...(await cohortsSeating(reads, personId))]
  const asked = query.cohortId
  const cohortIds = asked === undefined ? own : own === null || own.includes(asked) ? [asked] : []
  const records = await runsOf(reads, cohortIds)
  const states = latestStates(
    await confirmationsOf(
      reads,
      records.map(({ runId }) => runId),
    ),
  )
  return ok({
    items: records.map(({ runId, cohortId, sessionKey, title, plan, run }) => ({
      runId,
      cohortId,
      cohortName: plan.cohortName,
      sessionKey,
      title,
      phase: run.phase,
      startsAt: isoOf(run.startsAt),
      endedAt: isoOrNull(run.endedAt),
      attendance: countStates(states.get(runId)),
    })),
  })
}

type Confirmation = Awaited<ReturnType<typeof confirmationsOf>>[number]

/** What counts of each run: of every person the newest. */
export function latestStates(all: readonly Confirmation[]): Map<string, AttendanceState[]> {
  const latest = new Map<string, Confirmation>()
  for (const each of all) {
    const key = `${each.runId} ${each.personId}`
    if ((latest.get(key)?.revision ?? 0) < each.revision) latest.set(key, each)
  }
  const byRun = Map.groupBy(latest.values(), ({ runId }) => runId as string)
  return new Map([...byRun].map(([runId, of]) => [runId, of.map(({ state }) => state)]))
}

export function countStates(states: readonly AttendanceState[] | undefined) {
  if (!states) return null
  const count = (wanted: AttendanceState) => states.filter((state) => state === wanted).length
  return { present: count('present'), partly: count('partly'), excused: count('excused'), absent: count('absent') }
}
