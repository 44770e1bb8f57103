import { z } from 'zod'
import { idOf, instantText, plainDate } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { calendarEntry } from './calendar.ts'
import { seatStates, cohortSummary, seatView } from './cohort.ts'
import { plannedTaskView } from './planning.ts'

const organisation = { organisationId: idOf('org') }

export const decisionKinds = [
  'retired',
  'conflict',
  'waiting',
  'unprepared',
  'unconfirmed',
  'exam-window',
  'expiring',
] as const
export const readOverview = operation({
  id: 'cohorts.overview',
  method: 'GET',
  path: '/api/organisations/:organisationId/overview',
  summary: "The programme lead's first screen: today's decisions, then a line for each cohort",
  access: { kind: 'member', anyOf: ['cohorts.read'] },
  params: z.object(organisation),
  output: z.object({
    today: plainDate(),
    decisions: z.array(
      z.object({
        kind: z.enum(decisionKinds),
        words: z.string(),
        cohortId: idOf('coh').nullable(),
        certificationId: idOf('crt').nullable(),
      }),
    ),
    cohorts: z.array(cohortSummary),
    totals: z.object({ running: z.int(), planned: z.int(), finished: z.int(), people: z.int() }),
  }),
  failures: [],
})

export const readToday = operation({
  id: 'cohorts.today',
  method: 'GET',
  path: '/api/organisations/:organisationId/today',
  summary: 'What is next for the one who asks: sessions led and attended, work due, seats to accept',
  access: { kind: 'member', anyOf: ['cohorts.read', 'cohorts.read-own'] },
  params: z.object(organisation),
  output: z.object({
    next: z
      .object({
        words: z.string(),
        minutes: z.int(),
        due: instantText().nullable(),
        cohortId: idOf('coh'),
        sessionKey: z.string().nullable(),
        kind: z.enum(['accept', 'prepare', 'join', 'study']),
      })
      .nullable(),
    leading: z.array(calendarEntry.extend({ prepared: z.boolean(), missing: z.array(z.string()) })),
    attending: z.array(calendarEntry),
    work: z.array(plannedTaskView.extend({ cohortId: idOf('coh'), cohortName: z.string() })),
    invitations: z.array(
      z.object({
        cohortId: idOf('coh'),
        cohortName: z.string(),
        code: z.string(),
        startsOn: plainDate(),
        expectations: z.array(z.string()),
      }),
    ),
  }),
  failures: [],
})

/** What a manager learns of the people who report to them: dates and standing, never answers. */
export const managedPerson = z.object({
  personId: idOf('per'),
  name: z.string(),
  cohorts: z.array(
    cohortSummary
      .pick({
        cohortId: true,
        name: true,
        code: true,
        stage: true,
        zone: true,
        startsOn: true,
        endsOn: true,
        sessionsDone: true,
        sessions: true,
        nextSession: true,
      })
      .extend({ seat: z.enum(seatStates), exam: seatView.shape.exam }),
  ),
  certificates: z.array(z.object({ code: z.string(), earnedOn: plainDate(), expiresOn: plainDate().nullable() })),
})

export const readMyPeople = operation({
  id: 'cohorts.my-people',
  method: 'GET',
  path: '/api/organisations/:organisationId/my-people',
  summary: 'Those who report to the one who asks: their cohorts, exam dates and certificates',
  access: { kind: 'member', anyOf: ['cohorts.read', 'cohorts.read-own'] },
  params: z.object(organisation),
  output: z.object({ today: plainDate(), people: z.array(managedPerson) }),
  failures: [],
})

export const overviewOperations = [readOverview, readToday, readMyPeople] as const
