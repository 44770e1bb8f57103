import { alternativesTo, type Alternative } from '@cadre/calendar'
import { alternativeText, namesOf } from '@cadre/calendar/words'
import { trainerNotEligible, type createCohort, type planCohort } from '@cadre/contracts'
import { ok, refuse, type Id } from '@cadre/kernel'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { eligibilityOf } from '../../trainers/index.ts'
import type { PersonKey } from '../domain/cohort.ts'
import { insertCohort } from '../store/cohorts.ts'
import { saveSeat } from '../store/seats.ts'
import { saveSessions } from '../store/sessions.ts'
import { compilePlan, type Compiled, type PlanRequest } from './compile-plan.ts'
import type { People } from './people.ts'
import { lastDateOf, planView } from './views.ts'

const mostAlternatives = 5

export const planOne: Handler<typeof planCohort> = async (reads, { body }) => {
  const compiled = await compilePlan(reads, body)
  if (!compiled.ok) return compiled
  const { calendar } = compiled.value
  const alternatives = alternativesTo(calendar, mostAlternatives).map((each) => alternativeView(each, body))
  return ok({ plan: planView(calendar), alternatives })
}

function alternativeView({ change, input, moves, weightLeft, disruption, calendar }: Alternative, asked: PlanRequest) {
  const { start, slots, longSlots } = input
  const request = {
    ...asked,
    start,
    slots: [...slots],
    longSlots: [...longSlots],
    trainerIds: [...asked.trainerIds],
    participantIds: [...asked.participantIds],
  }
  return {
    words: alternativeText(change, namesOf(calendar)),
    weightLeft,
    disruption,
    request: moves.length > 0 ? null : request,
    moves: [...moves],
  }
}

type Kept = { readonly name: string; readonly seats: number; readonly trainerOverride: string | null }

export const createOne: Handler<typeof createCohort> = async (tx, { body }) => {
  const compiled = await compilePlan(tx, body)
  if (!compiled.ok) return compiled
  const { version, people } = compiled.value
  const gate = await trainersMayLead(tx, { ...body, people, certificationId: version.certificationId })
  if (!gate.ok) return gate
  const cohortId = await keepPlan(tx, compiled.value, body)
  const { name, trainerOverride } = body
  tx.record({
    operation: 'cohorts.create',
    subject: cohortId,
    detail: { name, versionId: version.versionId, trainerOverride },
  })
  tx.changed('cohorts', cohortId)
  return ok({ cohortId })
}

type Gate = {
  readonly trainerIds: readonly PersonKey[]
  readonly trainerOverride: string | null
  readonly people: People
  readonly certificationId: Id<'crt'>
}

/** Assignment is gated on eligibility (T1): an override needs a reason, which the audit log keeps. */
export async function trainersMayLead(tx: Tx, { trainerIds, trainerOverride, people, certificationId }: Gate) {
  if (trainerOverride !== null && trainerOverride.trim() !== '') return ok(null)
  for (const [personId, { eligible, reasons }] of await eligibilityOf(tx, trainerIds, certificationId)) {
    if (!eligible)
      return refuse(trainerNotEligible.code, {
        name: people.directory.get(personId)?.name ?? personId,
        reasons: [...reasons],
      })
  }
  return ok(null)
}

/** A compiled plan becomes a cohort: a draft, its sessions, and a seat for each of the people. */
export async function keepPlan(tx: Tx, { calendar, version }: Compiled, request: PlanRequest & Kept) {
  const { trainers: _trainers, participants: _participants, ...plan } = calendar.input
  const { skippedHolidays, sequences } = calendar
  const cohortId = await insertCohort(tx, {
    name: request.name,
    certificationId: version.certificationId,
    blueprintId: version.blueprintId,
    versionId: version.versionId,
    zone: request.zone,
    startsOn: calendar.sessions[0]?.date ?? request.start,
    endsOn: lastDateOf(calendar),
    seats: Math.max(request.seats, request.participantIds.length),
    trainerIds: request.trainerIds,
    decided: { plan, skippedHolidays, sequences },
    override: request.trainerOverride,
  })
  await saveSessions(tx, cohortId, calendar.sessions)
  for (const personId of request.participantIds) await saveSeat(tx, cohortId, { personId, state: 'invited' })
  return cohortId
}
