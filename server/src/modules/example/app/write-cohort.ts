import { applyEdit, instantOf, localOf, type Calendar } from '@cadre/calendar'
import { checklistItems } from '@cadre/contracts'
import { expectOk, instant, parseZone, present, type Instant } from '@cadre/kernel'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { blueprintsOf } from '../../blueprints/index.ts'
import {
  acceptExpectations,
  compilePlan,
  keepPlan,
  saveCohort,
  saveExam,
  saveSeat,
  type CohortId,
} from '../../cohorts/index.ts'
import { tickItem } from '../../trainers/index.ts'
import { saturdayMorning, timeOfDay, type ExampleCohort } from '../domain/cohort-plans.ts'
import { exampleHolidays, exampleOrganisation } from '../domain/world.ts'
import { writeResult } from './write-exams.ts'
import type { Placed } from './write-standing.ts'

const hourMs = 3_600_000
const zone = expectOk(parseZone(exampleOrganisation.timeZone))
type ExampleTx = Tx<OrganisationScope>

/** The same transaction, whose writes carry another time: when it would have happened. */
const dated = (tx: ExampleTx, now: Instant): ExampleTx => ({ ...tx, now })

/** Plans a cohort as people would, then lets pass what lies before now: sessions, exams, certificates. */
export async function writeCohort(tx: ExampleTx, cohort: ExampleCohort, placed: Placed): Promise<CohortId> {
  const planned = dated(tx, instantOf(localOf(cohort.plannedOn, timeOfDay('10:00')), zone))
  const request = await requestOf(tx, cohort, placed)
  const compiled = expectOk(await compilePlan(planned, request))
  const calendar = heldUntil(compiled.calendar, tx.now)
  const { name, seats, stage } = cohort
  const cohortId = await keepPlan(
    planned,
    { ...compiled, calendar },
    { ...request, name, seats, trainerOverride: null },
  )
  if (stage !== 'draft') await saveCohort(planned, cohortId, { stage })
  await writeSeats(planned, cohortId, { cohort, placed })
  await writeExams(tx, cohortId, { cohort, placed, calendar })
  if (stage === 'confirmed') await tickSessions(tx, cohortId, { cohort, placed, calendar })
  return cohortId
}

async function requestOf(tx: ExampleTx, cohort: ExampleCohort, { personId }: Placed) {
  const blueprint = (await blueprintsOf(tx)).find(({ content }) => content.key === cohort.blueprint)
  const slot = (each: ExampleCohort['slots'][number]) => ({ ...each, at: timeOfDay(each.at) })
  return {
    blueprintId: present(blueprint, `the blueprint ${cohort.blueprint} ships`).blueprintId,
    start: cohort.start,
    zone,
    slots: cohort.slots.map(slot),
    longSlots: [slot(saturdayMorning)],
    holidays: exampleHolidays,
    trainerIds: [personId(cohort.trainer)],
    participantIds: cohort.participants.map(personId),
  }
}

const heldUntil = (calendar: Calendar, now: Instant): Calendar =>
  calendar.sessions
    .filter(({ end }) => end <= now)
    .reduce((held, { key }) => expectOk(applyEdit(held, { kind: 'hold', session: key })).calendar, calendar)

type Cast = { readonly cohort: ExampleCohort; readonly placed: Placed }
type Planned = Cast & { readonly calendar: Calendar }

/** Each wait list entry an hour after the one before: the order is theirs, not chance's. */
async function writeSeats(tx: ExampleTx, cohortId: CohortId, { cohort, placed }: Cast): Promise<void> {
  const later = (hours: number) => dated(tx, instant(tx.now + hours * hourMs))
  for (const [index, person] of cohort.participants.slice(0, cohort.accepted).entries())
    await acceptExpectations(later(index + 2), cohortId, placed.personId(person))
  for (const [index, person] of cohort.waiting.entries())
    await saveSeat(later(index + 24), cohortId, { personId: placed.personId(person), state: 'waiting' })
  for (const [index, person] of cohort.interested.entries())
    await saveSeat(later(index + 30), cohortId, { personId: placed.personId(person), state: 'interested' })
}

/** Exams on dates that the calendar itself proposes: inside the window, before any retire date. */
async function writeExams(tx: ExampleTx, cohortId: CohortId, { cohort, placed, calendar }: Planned): Promise<void> {
  for (const [index, person] of cohort.participants.slice(0, cohort.booked).entries()) {
    const personId = placed.personId(person)
    const dates = calendar.exams.find(({ participant }) => participant === personId)?.dates ?? []
    const exam = dates[index % Math.max(1, dates.length)]
    if (!exam) continue
    await saveExam(tx, cohortId, personId, exam)
    if (exam.end > tx.now) continue
    const certificationId = placed.certificationId(cohort.code)
    await writeResult(tx, { personId, certificationId, cohortId, on: exam.date, start: exam.start, index })
  }
}

/** Two days before a session everything is ticked; of the next one, some is. */
async function tickSessions(tx: ExampleTx, cohortId: CohortId, { cohort, placed, calendar }: Planned): Promise<void> {
  const doneBy = placed.personId(cohort.trainer)
  const next = calendar.sessions.find(({ state }) => state === 'planned')
  const ticked = calendar.sessions.flatMap((session) => {
    if (session.state === 'held') return checklistItems.map((item) => ({ session, item }))
    return session === next ? checklistItems.slice(0, 3).map((item) => ({ session, item })) : []
  })
  for (const { session, item } of ticked) {
    const doneAt = instant(Math.min(session.start - 48 * hourMs, tx.now))
    await tickItem(tx, { cohortId, sessionKey: session.key }, { item, doneAt, doneBy })
  }
}
