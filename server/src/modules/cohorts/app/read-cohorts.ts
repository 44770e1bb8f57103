import { notFound, type listCohorts, type readCohort, type sessionDetail } from '@cadre/contracts'
import { isoOf, ok, refuse } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { findVersionHead } from '../../blueprints/index.ts'
import { findCertification } from '../../catalogue/index.ts'
import { todayOf } from '../../identity/index.ts'
import { expectations, shownStage, type Cohort } from '../domain/cohort.ts'
import { windowOf } from '../domain/exam-booking.ts'
import { progressOf } from '../domain/progress.ts'
import { holdsSeat, seatCountsOf } from '../domain/seats.ts'
import { changesOf, type Change } from '../store/changes.ts'
import { cohortsOf, cohortsOfPerson, findCohort } from '../store/cohorts.ts'
import { cohortSeenBy, standingIn, type Standing } from './access.ts'
import { calendarOf, livingFrom, storedOf, type LivingCalendar } from './calendar-of.ts'
import { contentOfCohort } from './cohort-content.ts'
import type { People } from './people.ts'
import { seatView } from './seat-people.ts'
import { summariesOf, summaryOf } from './summaries.ts'
import { lastDateOf, planView, sessionView } from './views.ts'

/** All cohorts for those who may see all, else those the caller leads or has to do with (no drafts). */
export async function visibleCohorts(reads: Reads<OrganisationScope>): Promise<Cohort[]> {
  const { personId, permissions } = reads.scope
  if (permissions.has('cohorts.read')) return cohortsOf(reads)
  return personId === null ? [] : (await cohortsOfPerson(reads, personId)).filter(({ stage }) => stage !== 'draft')
}

export const readCohorts: Handler<typeof listCohorts> = async (reads, { query }) => {
  const [today, visible] = await Promise.all([todayOf(reads), visibleCohorts(reads)])
  const { stage } = query
  const wanted = stage === undefined ? visible : visible.filter((cohort) => shownStage(cohort, today) === stage)
  return ok({ items: await summariesOf(reads, wanted, today) })
}

const shownChanges = 20

/** What one statement after the other would find is asked for at once: a cohort's page is read more often than any other. */
export const readOneCohort: Handler<typeof readCohort> = async (reads, { params: { cohortId } }) => {
  const { personId, permissions } = reads.scope
  const [cohort, stored, today, changes] = await Promise.all([
    findCohort(reads, cohortId),
    storedOf(reads, cohortId),
    todayOf(reads),
    permissions.has('cohorts.read') ? changesOf(reads, cohortId, shownChanges) : [],
  ])
  if (!cohort || !stored) return refuse(notFound.code)
  const standing = standingIn(reads, cohort, stored.seats.find((seat) => seat.personId === personId) ?? null)
  if (!standing.ok) return standing
  const named = [...cohort.trainerIds, ...changes.map(({ by }) => by)]
  const [living, version, certification] = await Promise.all([
    livingFrom(reads, cohort, stored, named),
    findVersionHead(reads, cohort.versionId),
    findCertification(reads, cohort.certificationId),
  ])
  const { directory } = living.people
  const known = {
    certifications: new Map(certification && [[cohort.certificationId, certification]]),
    directory,
    progress: new Map([[cohortId, progressOf(stored.sessions, reads.now)]]),
    seats: new Map([[cohortId, seatCountsOf(stored.seats)]]),
  }
  return ok({
    ...summaryOf(cohort, known, today),
    revision: cohort.revision,
    blueprintId: cohort.blueprintId,
    blueprintTitle: version.title,
    blueprintVersion: version.number,
    trainerIds: [...cohort.trainerIds],
    expectations: [...expectations],
    examWindow: windowOf(living.calendar.input.exam, lastDateOf(living.calendar)),
    plan: planFor(standing.value, living),
    people: peopleFor(standing.value, living),
    changes: changes.map((change) => changeView(change, cohort, directory)),
  })
}

/** What is wrong with a plan, and others' exam dates, are for those who plan and lead. */
function planFor({ seesAll, leads, seat }: Standing, { calendar }: LivingCalendar) {
  const whole = planView(calendar)
  if (seesAll || leads) return whole
  return {
    ...whole,
    conflicts: [],
    advice: [],
    examDates: whole.examDates.filter(({ personId }) => personId === seat?.personId),
  }
}

/** Planners and trainers see everybody; the group sees each other's names; nobody else sees who waits. */
function peopleFor({ seesAll, leads, seat }: Standing, { seats, people }: LivingCalendar) {
  const views = seats
    .filter(({ state }) => state !== 'left')
    .map((each) => seatView(each, people.directory.get(each.personId)))
  if (seesAll || leads) return views
  if (!seat || !holdsSeat(seat)) return views.filter(({ personId }) => personId === seat?.personId)
  return views
    .filter(holdsSeat)
    .map((view) =>
      view.personId === seat.personId ? view : { ...view, email: '', exam: null, expectationsAcceptedAt: null },
    )
}

const changeView = ({ revision, at, by, words, inverse }: Change, cohort: Cohort, directory: People['directory']) => ({
  revision,
  at: isoOf(at),
  by: (by && directory.get(by)?.name) ?? 'Cadre',
  words,
  undoable: inverse !== null && revision === cohort.revision,
})

export const readSession: Handler<typeof sessionDetail> = async (reads, { params }) => {
  const standing = await cohortSeenBy(reads, params.cohortId)
  if (!standing.ok) return standing
  const { cohort } = standing.value
  const { calendar, people } = await calendarOf(reads, cohort)
  const session = calendar.sessions.find(({ key }) => key === params.sessionKey)
  if (!session) return refuse(notFound.code)
  const content = await contentOfCohort(reads, cohort)
  const planned = content.sessions.find(({ key }) => key === session.key)
  const objectives = new Map(content.modules.flatMap((module) => module.objectives.map(({ key, text }) => [key, text])))
  const materials = new Map(content.materials.map((material) => [material.key, material]))
  const labKey = planned?.blocks.find(({ lab }) => lab !== undefined)?.lab
  const lab = content.labs.find(({ key }) => key === labKey)
  const nameOf = (key: string) =>
    [...people.trainers, ...people.participants].find((person) => person.key === key)?.name ?? ''
  return ok({
    ...sessionView(session, nameOf),
    blocks: (planned?.blocks ?? []).map((block) => ({
      kind: block.kind,
      minutes: block.minutes,
      lab: block.lab ?? null,
      notes: [...block.notes],
    })),
    objectives: (planned?.objectives ?? []).map((key) => objectives.get(key) ?? key),
    materials: (planned?.materials ?? [])
      .flatMap((key) => materials.get(key) ?? [])
      .map(({ title, url }) => ({ title, url })),
    lab: lab ? { title: lab.title, goal: lab.goal, tested: lab.tested !== undefined } : null,
  })
}
