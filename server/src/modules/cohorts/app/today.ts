import type { readToday } from '@cadre/contracts'
import { instant, ok, type Instant } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { certificationsOf } from '../../catalogue/index.ts'
import { missingPreparation, preparedItems } from '../../trainers/index.ts'
import { expectations, type Cohort } from '../domain/cohort.ts'
import { holdsSeat, type Seat } from '../domain/seats.ts'
import { cohortsOfPerson } from '../store/cohorts.ts'
import { seatsOfPerson } from '../store/seats.ts'
import { calendarOf } from './calendar-of.ts'
import { entriesBetween } from './read-calendar.ts'
import { taskView } from './views.ts'

const dayMs = 86_400_000
/** What is ahead of a person: two weeks. */
const aheadMs = 14 * dayMs
const prepareMinutes = 45

type Entry = Awaited<ReturnType<typeof entriesBetween>>[number]
type Task = ReturnType<typeof taskView> & { readonly cohortId: Cohort['cohortId']; readonly cohortName: string }

/** What is next for the one who asks: one action with its minutes, then what stands behind it. */
export const readOwnToday: Handler<typeof readToday> = async (reads) => {
  const { personId } = reads.scope
  if (personId === null) return ok({ next: null, leading: [], attending: [], work: [], invitations: [] })
  const seats = await seatsOfPerson(reads, personId)
  const cohorts = (await cohortsOfPerson(reads, personId)).filter(
    ({ stage }) => stage === 'tentative' || stage === 'confirmed',
  )
  const codes = new Map((await certificationsOf(reads)).map(({ certificationId, code }) => [certificationId, code]))
  const entries = await entriesBetween(reads, cohorts, { from: reads.now, to: instant(reads.now + aheadMs) })
  const planned = entries.filter(({ session }) => session.state === 'planned')
  const leading = await withPreparation(
    reads,
    planned.filter(({ leads }) => leads),
  )
  const attending = planned.filter(({ attends, leads }) => attends && !leads)
  const work = await workOf(reads, cohorts, seats)
  const invitations = cohorts
    .filter(({ cohortId }) => seats.get(cohortId)?.state === 'invited')
    .map(({ cohortId, name, certificationId, startsOn }) => ({
      cohortId,
      cohortName: name,
      code: codes.get(certificationId) ?? '',
      startsOn,
      expectations: [...expectations],
    }))
  return ok({ next: nextOf({ leading, attending, work, invitations }), leading, attending, work, invitations })
}

async function withPreparation(reads: Reads, leading: readonly Entry[]) {
  const done = await preparedItems(reads, [...new Set(leading.map(({ cohortId }) => cohortId))])
  return leading.map((entry) => {
    const missing = missingPreparation(done.get(entry.cohortId)?.get(entry.session.key) ?? [])
    return { ...entry, prepared: missing.length === 0, missing: [...missing] }
  })
}

/** Work that is open or opens within the days ahead, soonest due first. */
async function workOf(
  reads: Reads<OrganisationScope>,
  cohorts: readonly Cohort[],
  seats: ReadonlyMap<Cohort['cohortId'], Seat>,
): Promise<Task[]> {
  const work: Task[] = []
  const until: Instant = instant(reads.now + aheadMs)
  for (const cohort of cohorts) {
    const seat = seats.get(cohort.cohortId)
    if (!seat || !holdsSeat(seat)) continue
    const { calendar } = await calendarOf(reads, cohort)
    const open = calendar.tasks.filter(
      ({ opens, due }) => due > reads.now && due <= until && (opens === null || opens <= until),
    )
    work.push(...open.map((task) => ({ ...taskView(task), cohortId: cohort.cohortId, cohortName: cohort.name })))
  }
  return work.toSorted((a, b) => (a.due < b.due ? -1 : 1))
}

type Ahead = {
  readonly leading: readonly (Entry & { prepared: boolean; missing: readonly string[] })[]
  readonly attending: readonly Entry[]
  readonly work: readonly Task[]
  readonly invitations: readonly { cohortId: Cohort['cohortId']; cohortName: string }[]
}

/** Accept a seat before anything, then prepare what you lead, then the work or the session that comes first. */
function nextOf({ leading, attending, work, invitations }: Ahead) {
  const [invitation] = invitations
  if (invitation)
    return {
      kind: 'accept' as const,
      words: `Accept your seat in ${invitation.cohortName}`,
      minutes: 2,
      due: null,
      cohortId: invitation.cohortId,
      sessionKey: null,
    }
  const unprepared = leading.find(({ prepared }) => !prepared)
  if (unprepared) {
    const { session, cohortId, missing } = unprepared
    return {
      kind: 'prepare' as const,
      words: `Prepare "${session.title}": ${missing[0] ?? ''}`,
      minutes: prepareMinutes,
      due: session.start,
      cohortId,
      sessionKey: session.key,
    }
  }
  const [task] = work
  const [session] = [...leading, ...attending].toSorted((a, b) => (a.session.start < b.session.start ? -1 : 1))
  if (task && (!session || task.due <= session.session.start)) {
    return {
      kind: 'study' as const,
      words: task.title,
      minutes: task.minutes,
      due: task.due,
      cohortId: task.cohortId,
      sessionKey: null,
    }
  }
  if (!session) return null
  return {
    kind: 'join' as const,
    words: session.session.title,
    minutes: session.session.minutes,
    due: session.session.start,
    cohortId: session.cohortId,
    sessionKey: session.session.key,
  }
}
