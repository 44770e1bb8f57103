import type { logStudy, markAssignments, readStudy, removeStudy } from '@cadre/contracts'
import type { Blueprint } from '@cadre/formats/blueprint'
import { addDays, dateIn, instant, isoOf, ok, type Id, type PlainDate } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { findVersion } from '../../blueprints/index.ts'
import { calendarOf, type Cohort } from '../../cohorts/index.ts'
import { madeAtWithin } from '../domain/made-at.ts'
import { mondayOf, weeksBetween } from '../domain/progress.ts'
import { assignmentMarks, insertStudy, removeEntry, saveMark, studySince, type StudyEntry } from '../store/study.ts'
import { callerOf } from './caller.ts'
import { ownCohorts } from './learning-of.ts'
import { ownPlaceOf, type OwnPlace } from './own-place.ts'

/** So long after a cohort’s end its work still stands among one’s assignments: until its exams have been sat. */
const daysAfterEnd = 28
/** How far back a log is read where no cohort asks for more. */
const logDays = 120
const recentEntries = 20

const entryView = ({ startedAt, ...entry }: StudyEntry) => ({ ...entry, startedAt: isoOf(startedAt) })
const minutesIn = (entries: readonly StudyEntry[]) => entries.reduce((sum, { minutes }) => sum + minutes, 0)

export const readOwnStudy: Handler<typeof readStudy> = async (reads) => {
  const personId = callerOf(reads)
  const place = await ownPlaceOf(reads, personId)
  const cohorts = (await ownCohorts(reads, personId))
    .map(({ cohort }) => cohort)
    .filter(({ endsOn }) => endsOn >= addDays(place.today, -daysAfterEnd))
  const since = cohorts.reduce<PlainDate>(
    (first, { startsOn }) => (startsOn < first ? startsOn : first),
    addDays(place.today, -logDays),
  )
  const log = await studySince(reads, personId, since)
  const states = new Map(
    (await assignmentMarks(reads, personId)).map(({ cohortId, taskKey, state }) => [`${cohortId} ${taskKey}`, state]),
  )
  const views = []
  for (const cohort of cohorts) views.push(await cohortView(reads, cohort, { place, log, states }))
  return ok({
    today: place.today,
    thisWeekMinutes: minutesIn(log.filter(({ on }) => on >= mondayOf(place.today))),
    cohorts: views,
    recent: log.slice(0, recentEntries).map(entryView),
  })
}

type Own = {
  readonly place: OwnPlace
  readonly log: readonly StudyEntry[]
  readonly states: ReadonlyMap<string, 'not-begun' | 'begun' | 'done'>
}

async function cohortView(reads: Reads, cohort: Cohort, { place, log, states }: Own) {
  const { calendar } = await calendarOf(reads, cohort)
  const content = (await findVersion(reads, cohort.versionId))?.content
  const { cohortId, name, certificationId, startsOn, endsOn } = cohort
  const own = log.filter((entry) => entry.cohortId === cohortId)
  const tasks = calendar.tasks.toSorted((a, b) => a.due - b.due || (a.key < b.key ? -1 : 1))
  return {
    cohortId,
    name,
    certificationId,
    assignments: tasks.map(({ key, title, kind, minutes, opens, due }) => ({
      taskKey: key,
      title,
      kind,
      minutes,
      opens: opens === null ? null : isoOf(opens),
      due: isoOf(due),
      ...(content ? contentOf(content, key) : { instructions: '', materials: [] }),
      state: states.get(`${cohortId} ${key}`) ?? ('not-begun' as const),
      loggedMinutes: minutesIn(own.filter(({ taskKey }) => taskKey === key)),
    })),
    weeks: weeksBetween(
      { from: startsOn, to: endsOn, today: place.today },
      tasks.map(({ due, minutes }) => ({ on: dateIn(place.zone, instant(due - 1)), minutes })),
      // What was logged for nothing in particular counts for every cohort that runs.
      log.filter((entry) => entry.cohortId === cohortId || entry.cohortId === null),
    ),
  }
}

/** What the blueprint says of a task; its kind stands before its key (`unit/u01`). */
function contentOf(blueprint: Blueprint, taskKey: string) {
  const [of, key] = taskKey.split('/')
  const unit = of === 'unit' ? blueprint.selfPaced.find((each) => each.key === key) : undefined
  const session = of === 'session' ? blueprint.sessions.find((each) => each.key === key) : undefined
  const named = new Set(unit?.materials ?? session?.materials ?? [])
  return {
    instructions: unit?.instructions ?? '',
    materials: blueprint.materials
      .filter((each) => named.has(each.key))
      .map(({ title, url, kind }) => ({ title, url, kind })),
  }
}

/** Minutes as somebody logged them; the date is that of where they are. An entry for a cohort they are not in counts for none. */
export const logOwnStudy: Handler<typeof logStudy> = async (tx, { body }) => {
  const personId = callerOf(tx)
  const { zone } = await ownPlaceOf(tx, personId)
  const own = new Set((await ownCohorts(tx, personId)).map(({ cohort }) => cohort.cohortId))
  const entries = body.entries.map(({ id, cohortId, taskKey, startedAt, minutes, note }) => {
    const at = madeAtWithin(instant(Date.parse(startedAt)), tx.now)
    const inOwn = cohortId !== null && own.has(cohortId)
    return {
      entryId: id,
      cohortId: inOwn ? cohortId : null,
      taskKey: inOwn ? taskKey : null,
      on: dateIn(zone, at),
      startedAt: at,
      minutes,
      note,
    }
  })
  await insertStudy(tx, personId, entries)
  return ok({ kept: entries.map(({ entryId }) => entryId) })
}

/** What is not there, or is somebody else's, is taken back already. */
export const removeOwnStudy: Handler<typeof removeStudy> = async (tx, { params }) => {
  await removeEntry(tx, callerOf(tx), params.entry)
  return ok({})
}

/** Of cohorts that one has left meanwhile nothing is kept: a queue that waited for the network must always empty. */
export const markOwnAssignments: Handler<typeof markAssignments> = async (tx, { body }) => {
  const personId = callerOf(tx)
  const own = new Set<Id<'coh'>>((await ownCohorts(tx, personId)).map(({ cohort }) => cohort.cohortId))
  for (const mark of body.marks) if (own.has(mark.cohortId)) await saveMark(tx, personId, mark)
  return ok({})
}
