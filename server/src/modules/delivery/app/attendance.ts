import {
  excusedWithoutNotice,
  notOfThisCohort,
  notStarted,
  type attendanceView,
  type readAttendance,
  type saveAttendance,
} from '@cadre/contracts'
import { instant, isoOf, ok, refuse, type Id, type Instant } from '@cadre/kernel'
import { minuteMs, proposeAttendance, type AttendanceState } from '@cadre/session'
import type { z } from 'zod'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { seatHoldersOf } from '../../cohorts/index.ts'
import { directoryOf } from '../../identity/index.ts'
import type { RunRecord } from '../domain/run-record.ts'
import { confirmationsOf, insertConfirmations, noticesOf, staysByPerson } from '../store/presence.ts'
import { callerOf, runLedLocked, runSeen } from './access.ts'
import { isoOrNull } from './shared-view.ts'
import { tellOutside } from './tell.ts'

export const readAll: Handler<typeof readAttendance> = async (reads, { params: { runId } }) => {
  const seen = await runSeen(reads, runId)
  if (!seen.ok) return seen
  const { record } = seen.value
  const { from, to } = ranFrom(record, reads.now)
  return ok({ minutes: Math.round((to - from) / minuteMs), items: await attendanceViews(reads, record) })
}

/** What really took place up to now. */
function ranFrom({ run }: RunRecord, now: Instant): { from: Instant; to: Instant } {
  const from = run.startedAt ?? run.startsAt
  const to = run.endedAt ?? (run.startedAt === null ? from : instant(Math.max(now, from)))
  return { from, to }
}

async function attendanceViews(reads: Reads, record: RunRecord): Promise<z.input<typeof attendanceView>[]> {
  const { runId, cohortId, sessionKey } = record
  const [holders, stays, notices, confirmed] = [
    await seatHoldersOf(reads, cohortId),
    await staysByPerson(reads, runId),
    new Map((await noticesOf(reads, cohortId, sessionKey)).map((notice) => [notice.personId, notice])),
    Map.groupBy(await confirmationsOf(reads, [runId]), ({ personId }) => personId),
  ]
  const people = [...new Set([...holders, ...stays.keys(), ...confirmed.keys()])]
  const names = await directoryOf(reads, [...people, ...[...confirmed.values()].flat().map(({ by }) => by)])
  const ran = ranFrom(record, reads.now)
  return people
    .map((personId) => {
      const notice = notices.get(personId) ?? null
      const proposal = proposeAttendance(stays.get(personId) ?? [], ran, notice?.at ?? null)
      const history = confirmed.get(personId) ?? []
      return {
        personId,
        name: names.get(personId)?.name ?? '',
        proposed: proposal.state,
        minutes: Math.round(proposal.presentMs / minuteMs),
        joinedAt: isoOrNull(proposal.joinedAt),
        notice: notice && { reason: notice.reason, at: isoOf(notice.at) },
        confirmed: history[0]?.state ?? null,
        history: history.map(({ state, note, at, by }) => ({
          state,
          note,
          at: isoOf(at),
          by: names.get(by)?.name ?? '',
        })),
      }
    })
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

export const saveAll: Handler<typeof saveAttendance> = async (tx, { params: { runId }, body: { items } }) => {
  const locked = await runLedLocked(tx, runId)
  if (!locked.ok) return locked
  if (locked.value.run.startedAt === null) return refuse(notStarted.code)
  const holders = new Set(await seatHoldersOf(tx, locked.value.cohortId))
  const earlier = Map.groupBy(await confirmationsOf(tx, [runId]), ({ personId }) => personId)
  const strangers = items.filter(
    ({ personId }, at) =>
      !(holders.has(personId) || earlier.has(personId)) || items.findIndex((each) => each.personId === personId) !== at,
  )
  if (strangers.length > 0)
    return refuse(notOfThisCohort.code, { personIds: strangers.map(({ personId }) => personId) })
  const changed = items.flatMap(({ personId, state, note }) => {
    const latest = earlier.get(personId)?.[0]
    if (latest?.state === state && latest.note === note) return []
    return [{ personId, state, note, revision: (latest?.revision ?? 0) + 1 }]
  })
  if (changed.length === 0) return ok({})
  const unheard = await excusedUnheard(tx, locked.value, changed)
  if (unheard.length > 0) return refuse(excusedWithoutNotice.code, { personIds: unheard })
  await insertConfirmations(tx, runId, changed, callerOf(tx))
  tx.record({
    operation: 'delivery.save-attendance',
    subject: runId,
    detail: { people: changed.map(({ personId, state }) => ({ personId, state })) },
  })
  tellOutside(tx, locked.value.cohortId)
  return ok({})
}

/** Excused needs notice given before the session (K6): here, or to the trainer, who then writes down how and when. */
async function excusedUnheard(
  reads: Reads,
  { cohortId, sessionKey }: RunRecord,
  said: readonly { readonly personId: Id<'per'>; readonly state: AttendanceState; readonly note: string }[],
): Promise<Id<'per'>[]> {
  const heard = new Set((await noticesOf(reads, cohortId, sessionKey)).map(({ personId }) => personId))
  return said
    .filter(({ personId, state, note }) => state === 'excused' && note === '' && !heard.has(personId))
    .map(({ personId }) => personId)
}
