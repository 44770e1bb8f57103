import { z } from 'zod'
import { examTooEarly } from '../exams/failures.ts'
import { idOf, instantText, plainDate, plainTime, zone } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { cohortStages, seatStates, seatView } from './cohort.ts'
import {
  examRetired,
  personUnknown,
  wrongStage,
  cohortFull,
  seatTaken,
  fewerSeatsThanPeople,
  examBeforeToday,
} from './failures.ts'

const ofCohort = z.object({ organisationId: idOf('org'), cohortId: idOf('coh') })
const none = z.object({})

export const stageEvents = ['announce', 'confirm', 'cancel'] as const
export const advanceCohort = operation({
  id: 'cohorts.advance',
  method: 'POST',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/stage',
  summary: 'Announce (tentative), confirm (calendar invitations go out) or cancel a cohort',
  access: { kind: 'member', anyOf: ['cohorts.plan'] },
  idempotency: 'key',
  params: ofCohort,
  body: z.object({ event: z.enum(stageEvents) }),
  output: z.object({ stage: z.enum(cohortStages), invitations: z.int() }),
  failures: [wrongStage, examRetired],
})

export const addToCohort = operation({
  id: 'cohorts.add-person',
  method: 'POST',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/people',
  summary: 'Give somebody a seat, or put them on the wait list or the interest list',
  creates: true,
  access: { kind: 'member', anyOf: ['cohorts.plan'] },
  idempotency: 'key',
  params: ofCohort,
  body: z.object({
    personId: idOf('per'),
    as: z.enum(['invited', 'confirmed', 'waiting', 'interested']).default('invited'),
  }),
  output: seatView,
  failures: [cohortFull, seatTaken, personUnknown],
})

export const removeFromCohort = operation({
  id: 'cohorts.remove-person',
  method: 'DELETE',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/people/:personId',
  summary: 'Take somebody out; the first on the wait list moves up and is told',
  access: { kind: 'member', anyOf: ['cohorts.plan'] },
  idempotency: 'natural',
  params: ofCohort.extend({ personId: idOf('per') }),
  output: z.object({ promoted: z.string().nullable() }),
  failures: [],
})

export const setSeats = operation({
  id: 'cohorts.set-seats',
  method: 'PUT',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/seats',
  summary: 'Change the number of seats; freed seats go to the wait list in order',
  access: { kind: 'member', anyOf: ['cohorts.plan'] },
  idempotency: 'natural',
  params: ofCohort,
  body: z.object({ seats: z.int().min(1).max(1_000) }),
  output: z.object({ promoted: z.array(z.string()) }),
  failures: [fewerSeatsThanPeople],
})

export const registerInterest = operation({
  id: 'cohorts.register-interest',
  method: 'POST',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/interest',
  summary: 'Put yourself on the interest list, or on the wait list when the cohort is confirmed and full',
  access: { kind: 'member', anyOf: ['cohorts.join'] },
  idempotency: 'natural',
  params: ofCohort,
  body: none,
  output: z.object({ state: z.enum(seatStates) }),
  failures: [wrongStage],
})

export const acceptSeat = operation({
  id: 'cohorts.accept',
  method: 'POST',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/acceptance',
  summary: 'Accept your seat and the expectations: attendance, assignments, practice exams, mutual help (K5)',
  access: { kind: 'member', anyOf: ['cohorts.join', 'cohorts.read-own'] },
  idempotency: 'natural',
  params: ofCohort,
  body: none,
  output: z.object({ state: z.enum(seatStates) }),
  failures: [wrongStage],
})

export const bookExam = operation({
  id: 'cohorts.book-exam',
  method: 'PUT',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/people/:personId/exam',
  summary: 'Record when a participant sits the exam; never on or after its retire date (C2)',
  access: { kind: 'member', anyOf: ['cohorts.plan', 'cohorts.join'] },
  idempotency: 'natural',
  params: ofCohort.extend({ personId: idOf('per') }),
  body: z.object({ date: plainDate(), time: plainTime(), zone: zone() }),
  output: z.object({ start: instantText(), insideWindow: z.boolean() }),
  failures: [examRetired, examBeforeToday, examTooEarly],
})

export const seatOperations = [
  advanceCohort,
  addToCohort,
  removeFromCohort,
  setSeats,
  registerInterest,
  acceptSeat,
  bookExam,
] as const
