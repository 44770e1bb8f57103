import { z } from 'zod'
import { idOf, instantText, plainDate, text } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { plannedSessionView, planView } from './planning.ts'

const organisation = { organisationId: idOf('org') }
const ofCohort = z.object({ organisationId: idOf('org'), cohortId: idOf('coh') })

export const cohortStages = ['draft', 'tentative', 'confirmed', 'running', 'finished', 'cancelled'] as const
export const seatStates = ['interested', 'waiting', 'invited', 'confirmed', 'left'] as const

export const cohortSummary = z.object({
  cohortId: idOf('coh'),
  name: z.string(),
  code: z.string(),
  certificationId: idOf('crt'),
  stage: z.enum(cohortStages),
  zone: z.string(),
  startsOn: plainDate(),
  endsOn: plainDate(),
  weeks: z.int(),
  /** 1 in the first week; null before and after. */
  week: z.int().nullable(),
  sessionsDone: z.int(),
  sessions: z.int(),
  nextSession: z.object({ key: z.string(), title: z.string(), start: instantText(), end: instantText() }).nullable(),
  seats: z.int(),
  confirmed: z.int(),
  waiting: z.int(),
  trainers: z.array(z.string()),
})

export const listCohorts = operation({
  id: 'cohorts.list',
  method: 'GET',
  path: '/api/organisations/:organisationId/cohorts',
  summary: 'Cohorts; without the right to see all, only those you take part in',
  access: { kind: 'member', anyOf: ['cohorts.read', 'cohorts.read-own'] },
  params: z.object(organisation),
  query: z.object({ stage: z.enum(cohortStages).optional() }),
  output: z.object({ items: z.array(cohortSummary) }),
  failures: [],
})

export const seatView = z.object({
  personId: idOf('per'),
  name: z.string(),
  email: z.string(),
  state: z.enum(seatStates),
  since: instantText(),
  expectationsAcceptedAt: instantText().nullable(),
  exam: z.object({ date: plainDate(), start: instantText() }).nullable(),
})
export const changeView = z.object({
  revision: z.int(),
  at: instantText(),
  by: z.string(),
  words: z.string(),
  undoable: z.boolean(),
})

export const readCohort = operation({
  id: 'cohorts.read',
  method: 'GET',
  path: '/api/organisations/:organisationId/cohorts/:cohortId',
  summary: 'One cohort: calendar, people, conflicts, exam dates, history of changes',
  access: { kind: 'member', anyOf: ['cohorts.read', 'cohorts.read-own'] },
  params: ofCohort,
  output: cohortSummary.extend({
    revision: z.int(),
    blueprintId: idOf('blu'),
    blueprintTitle: z.string(),
    blueprintVersion: z.int(),
    trainerIds: z.array(idOf('per')),
    expectations: z.array(z.string()),
    examWindow: z.object({ from: plainDate(), to: plainDate() }).nullable(),
    plan: planView,
    /** Empty without the right to see all: a participant sees the names of the group, not who waits. */
    people: z.array(seatView),
    changes: z.array(changeView),
  }),
  failures: [],
})

export const sessionDetail = operation({
  id: 'cohorts.session',
  method: 'GET',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/sessions/:sessionKey',
  summary: 'One session as it will be run: blocks, objectives, lab, materials',
  access: { kind: 'member', anyOf: ['cohorts.read', 'cohorts.read-own'] },
  params: ofCohort.extend({ sessionKey: text(120) }),
  output: plannedSessionView.extend({
    blocks: z.array(
      z.object({ kind: z.string(), minutes: z.int(), lab: z.string().nullable(), notes: z.array(z.string()) }),
    ),
    objectives: z.array(z.string()),
    materials: z.array(z.object({ title: z.string(), url: z.string() })),
    lab: z.object({ title: z.string(), goal: z.string(), tested: z.boolean() }).nullable(),
  }),
  failures: [],
})

export const cohortReadingOperations = [listCohorts, readCohort, sessionDetail] as const
