import { z } from 'zod'
import { failure } from './kit/failure.ts'
import { idOf, instantText, multiline, text } from './kit/fields.ts'
import { operation } from './kit/operation.ts'

const organisation = { organisationId: idOf('org') }
const none = z.object({})

export const trainerNotMember = failure(
  'trainers.not-a-member',
  422,
  none,
  () => 'That person does not belong to this organisation.',
)

export const notYourSession = failure(
  'trainers.not-your-session',
  403,
  none,
  () => 'Only the trainer who leads a session, or somebody who manages trainers, can tick its preparation.',
)

/** What stands for or against a trainer teaching a certification. `met` null: not known. */
export const eligibilityCriterion = z.object({
  criterion: z.enum(['certificate', 'score', 'hands-on', 'willing', 'capacity', 'explains-well']),
  met: z.boolean().nullable(),
  words: z.string(),
})
export const eligibilityView = z.object({
  certificationId: idOf('crt'),
  code: z.string(),
  eligible: z.boolean(),
  criteria: z.array(eligibilityCriterion),
})

export const trainerView = z.object({
  personId: idOf('per'),
  name: z.string(),
  email: z.string(),
  handsOnMonths: z.int().nullable(),
  willing: z.boolean(),
  explainsWell: z.boolean().nullable(),
  weeklyMinutes: z.int(),
  notes: z.string(),
  eligibility: z.array(eligibilityView),
})

export const listTrainers = operation({
  id: 'trainers.list',
  method: 'GET',
  path: '/api/organisations/:organisationId/trainers',
  summary: 'The trainer register, each with eligibility for every certification they hold or held',
  access: { kind: 'member', anyOf: ['trainers.read'] },
  params: z.object(organisation),
  output: z.object({ items: z.array(trainerView) }),
  failures: [],
})

export const saveTrainer = operation({
  id: 'trainers.save',
  method: 'PUT',
  path: '/api/organisations/:organisationId/trainers/:personId',
  summary: 'Register a trainer or change what is known of them',
  access: { kind: 'member', anyOf: ['trainers.manage'] },
  idempotency: 'natural',
  params: z.object({ ...organisation, personId: idOf('per') }),
  body: z.object({
    handsOnMonths: z.int().min(0).max(600).nullable(),
    willing: z.boolean(),
    explainsWell: z.boolean().nullable().default(null),
    weeklyMinutes: z.int().min(0).max(2_400),
    notes: multiline(2_000).default(''),
  }),
  output: none,
  failures: [trainerNotMember],
})

export const removeTrainer = operation({
  id: 'trainers.remove',
  method: 'DELETE',
  path: '/api/organisations/:organisationId/trainers/:personId',
  summary: 'Take somebody off the register; sessions they lead keep them until they are swapped',
  access: { kind: 'member', anyOf: ['trainers.manage'] },
  idempotency: 'natural',
  params: z.object({ ...organisation, personId: idOf('per') }),
  output: none,
  failures: [],
})

export const checklistItems = [
  'guide-reviewed',
  'material-adapted',
  'lab-dry-run',
  'explanation-rehearsed',
  'questions-contributed',
] as const
export const preparationView = z.object({
  cohortId: idOf('coh'),
  sessionKey: z.string(),
  items: z.array(
    z.object({
      item: z.enum(checklistItems),
      words: z.string(),
      doneAt: instantText().nullable(),
      /** The person's name. */
      doneBy: z.string().nullable(),
    }),
  ),
  prepared: z.boolean(),
})

export const readPreparation = operation({
  id: 'trainers.preparation',
  method: 'GET',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/preparation',
  summary: 'Preparation of every session of a cohort; a session that is not prepared says so (T2)',
  access: { kind: 'member', anyOf: ['cohorts.read', 'trainers.prepare'] },
  params: z.object({ ...organisation, cohortId: idOf('coh') }),
  output: z.object({ items: z.array(preparationView) }),
  failures: [],
})

export const tickPreparation = operation({
  id: 'trainers.tick-preparation',
  method: 'PUT',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/preparation/:sessionKey/:item',
  summary: "Tick or clear one item of a session's preparation checklist",
  access: { kind: 'member', anyOf: ['trainers.prepare'] },
  idempotency: 'natural',
  params: z.object({ ...organisation, cohortId: idOf('coh'), sessionKey: text(120), item: z.enum(checklistItems) }),
  body: z.object({ done: z.boolean() }),
  output: preparationView,
  failures: [notYourSession],
})

export const trainerOperations = [listTrainers, saveTrainer, removeTrainer, readPreparation, tickPreparation] as const
