import { z } from 'zod'
import { idOf, instantText, multiline, plainDate, plainTime, text, weekday, zone } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { versionNotPublished, noRoom, planInvalid, trainerNotEligible, personUnknown } from './failures.ts'

const organisation = { organisationId: idOf('org') }

export const weeklySlot = z.object({ weekday: weekday(), at: plainTime(), minutes: z.int().min(15).max(480) })

/** What a calendar is compiled from, besides the blueprint. */
export const planRequest = z.object({
  blueprintId: idOf('blu'),
  start: plainDate(),
  zone: zone(),
  slots: z.array(weeklySlot).min(1).max(7),
  /** For sessions longer than a weekly slot, such as a full practice exam. */
  longSlots: z.array(weeklySlot).max(7).default([]),
  /** Public holidays to keep clear: a country such as US, with a subdivision such as NY if it has its own. */
  holidays: z.object({ country: text(2, 2), region: text(10).nullable().default(null) }).nullable(),
  trainerIds: z.array(idOf('per')).max(10),
  participantIds: z.array(idOf('per')).max(100),
})

/** One thing that is wrong with a plan or worth knowing: `weight` 0 is advice, more is worse. */
export const conflictView = z.object({
  kind: z.string(),
  weight: z.number(),
  words: z.string(),
  sessionKey: z.string().nullable(),
  personId: z.string().nullable(),
})

export const sessionStates = ['planned', 'cancelled', 'merged', 'held'] as const
export const plannedSessionView = z.object({
  key: z.string(),
  title: z.string(),
  kind: z.enum(['session', 'practice-exam']),
  week: z.int(),
  minutes: z.int(),
  date: plainDate(),
  time: plainTime(),
  start: instantText(),
  end: instantText(),
  state: z.enum(sessionStates),
  mergedInto: z.string().nullable(),
  trainerId: idOf('per').nullable(),
  trainerName: z.string().nullable(),
})
export const plannedTaskView = z.object({
  key: z.string(),
  title: z.string(),
  kind: z.enum(['assignment', 'checkpoint', 'self-paced']),
  minutes: z.int(),
  hangsOn: z.string(),
  opens: instantText().nullable(),
  due: instantText(),
})

export const planView = z.object({
  sessions: z.array(plannedSessionView),
  tasks: z.array(plannedTaskView),
  conflicts: z.array(conflictView),
  advice: z.array(conflictView),
  skippedHolidays: z.array(z.object({ date: plainDate(), name: z.string() })),
  examDates: z.array(
    z.object({
      personId: z.string(),
      dates: z.array(z.object({ date: plainDate(), start: instantText(), end: instantText() })),
    }),
  ),
  endsOn: plainDate(),
})
export const alternativeView = z.object({
  words: z.string(),
  weightLeft: z.number(),
  disruption: z.number(),
  request: planRequest.nullable(),
  moves: z.array(z.object({ session: z.string(), date: plainDate(), time: plainTime() })),
})

export const planCohort = operation({
  id: 'cohorts.plan',
  method: 'POST',
  path: '/api/organisations/:organisationId/cohorts/plan',
  summary: 'Compile a calendar without keeping it: sessions, conflicts by name, and alternatives ranked by disruption',
  access: { kind: 'member', anyOf: ['cohorts.plan'] },
  idempotency: 'natural',
  params: z.object(organisation),
  body: planRequest,
  output: z.object({ plan: planView, alternatives: z.array(alternativeView) }),
  failures: [versionNotPublished, noRoom, planInvalid, personUnknown],
})

export const createCohort = operation({
  id: 'cohorts.create',
  method: 'POST',
  path: '/api/organisations/:organisationId/cohorts',
  summary: 'Keep a planned cohort as a draft: nobody is told yet',
  creates: true,
  access: { kind: 'member', anyOf: ['cohorts.plan'] },
  idempotency: 'key',
  params: z.object(organisation),
  body: planRequest.extend({
    name: text(120),
    seats: z.int().min(1).max(1_000).default(6),
    /** Why trainers that are not eligible lead it all the same; recorded. */
    trainerOverride: multiline(500).nullable().default(null),
  }),
  output: z.object({ cohortId: idOf('coh') }),
  failures: [versionNotPublished, noRoom, planInvalid, personUnknown, trainerNotEligible],
})

export const planningOperations = [planCohort, createCohort] as const
