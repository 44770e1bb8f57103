import { z } from 'zod'
import { idOf, instantText, multiline, sentInstant, text } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { assessmentChanged, assessmentStarted, examUnknown, formShortage, timeRefused, wrongState } from './failures.ts'
import { causes, phases } from '@cadre/attempt'

const organisation = { organisationId: idOf('org') }
const assessment = { ...organisation, assessmentId: idOf('asm') }
const run = { kind: 'member', anyOf: ['assessments.run'] } as const
const none = z.object({})

export const assessmentKinds = ['diagnostic', 'quiz', 'practice-exam', 'retention', 'warm-up'] as const
export const assessmentStates = ['draft', 'published', 'closed', 'cancelled'] as const
export const reviewPolicies = ['after-submit', 'after-close', 'when-released', 'never'] as const

export const conditionsShape = z.object({
  timed: z.boolean(),
  oneSitting: z.boolean(),
  closedBook: z.boolean(),
  calculator: z.boolean(),
  notes: z.boolean(),
})

/** What takers may know of an assessment before they start it. */
export const assessmentCard = z.object({
  assessmentId: idOf('asm'),
  title: z.string(),
  kind: z.enum(assessmentKinds),
  state: z.enum(assessmentStates),
  certificationId: idOf('crt'),
  cohortId: idOf('coh').nullable(),
  questions: z.int(),
  minutes: z.int().nullable(),
  conditions: conditionsShape,
  opensAt: instantText().nullable(),
  closesAt: instantText().nullable(),
  review: z.enum(reviewPolicies),
  attemptsAllowed: z.int(),
  /** Version of the honour code to accept; null: none is asked for. */
  honourCode: z.int().nullable(),
  instructions: z.string(),
})

const counts = z.record(text(80), z.int().min(0).max(300))
/** How its forms are drawn. Counts by domain sum to `scored`; left out, they follow the exam guide's weights. */
export const drawRules = z.object({
  scored: z.int().min(1).max(300),
  unscored: z.int().min(0).max(60).default(0),
  byDomain: counts.optional(),
  /** At most so many of a type; types left out are unlimited. */
  atMostOfType: counts.optional(),
  /** No question that a taker of the group met in so many days. */
  freshDays: z.int().min(0).max(365).default(14),
  /** One form for everybody, or one drawn for each attempt. */
  forms: z.enum(['one', 'each']).default('one'),
})

export const assessmentDraft = z.object({
  title: text(160),
  kind: z.enum(assessmentKinds),
  certificationId: idOf('crt'),
  cohortId: idOf('coh').nullable().default(null),
  /** Checkpoint of the cohort's blueprint that this is. */
  checkpointKey: text(120).nullable().default(null),
  draw: drawRules,
  minutes: z.int().min(1).max(600).nullable(),
  conditions: conditionsShape,
  opensAt: sentInstant().nullable().default(null),
  closesAt: sentInstant().nullable().default(null),
  review: z.enum(reviewPolicies),
  attemptsAllowed: z.int().min(1).max(1_000).default(1),
  /** Whether answers that reach the server after the deadline, made before it, count; seconds. Always kept. */
  graceSeconds: z.int().min(0).max(600).default(60),
  honourCode: z.boolean().default(true),
  instructions: multiline(4_000).default(''),
})

type Window = { readonly opensAt: string | null; readonly closesAt: string | null }
const closesAfterItOpens = ({ opensAt, closesAt }: Window): boolean =>
  opensAt === null || closesAt === null || Date.parse(closesAt) > Date.parse(opensAt)
const closing = { path: ['closesAt'], message: 'must be after it opens' }

/** An assessment in a list of those who run it. */
export const assessmentLine = assessmentCard.extend({
  draw: drawRules,
  graceSeconds: z.int(),
  checkpointKey: z.string().nullable(),
  revision: z.int(),
  releasedAt: instantText().nullable(),
  attempts: z.object({ open: z.int(), ended: z.int() }),
})

/** What stands behind an assessment, for who runs it. */
export const assessmentView = assessmentLine.extend({
  form: z
    .object({
      seed: z.string(),
      byDomain: z.record(z.string(), z.int()),
      types: z.record(z.string(), z.int()),
      /** Its questions that were retired since it was drawn. */
      retired: z.int(),
      /** Its questions that have a newer live version since it was drawn. */
      revised: z.int(),
      /** Whether the exam as it is now asks for other counts by domain than it was drawn to. */
      reweighed: z.boolean(),
    })
    .nullable(),
})

export const listAssessments = operation({
  id: 'assessments.list',
  method: 'GET',
  path: '/api/organisations/:organisationId/assessments',
  summary: 'Assessments, newest first',
  access: run,
  params: z.object(organisation),
  query: z.object({ cohortId: idOf('coh').optional(), certificationId: idOf('crt').optional() }),
  output: z.object({ items: z.array(assessmentLine) }),
  failures: [],
})

export const readAssessment = operation({
  id: 'assessments.read',
  method: 'GET',
  path: '/api/organisations/:organisationId/assessments/:assessmentId',
  summary: 'An assessment with its rules and form',
  access: run,
  params: z.object(assessment),
  output: assessmentView,
  failures: [],
})

export const createAssessment = operation({
  id: 'assessments.create',
  method: 'POST',
  path: '/api/organisations/:organisationId/assessments',
  summary: 'Draft an assessment',
  creates: true,
  access: run,
  idempotency: 'key',
  params: z.object(organisation),
  body: assessmentDraft.refine(closesAfterItOpens, closing),
  output: assessmentView,
  failures: [],
})

export const changeAssessment = operation({
  id: 'assessments.change',
  method: 'PUT',
  path: '/api/organisations/:organisationId/assessments/:assessmentId',
  summary: 'Change a draft, or the dates and review policy of one that is published',
  access: run,
  idempotency: 'natural',
  params: z.object(assessment),
  body: assessmentDraft.extend({ revision: z.int() }).refine(closesAfterItOpens, closing),
  output: assessmentView,
  failures: [examUnknown, formShortage, assessmentStarted, assessmentChanged, wrongState],
})

export const drawForm = operation({
  id: 'assessments.draw',
  method: 'POST',
  path: '/api/organisations/:organisationId/assessments/:assessmentId/form',
  summary:
    'Draw the form to the guide’s weights, types and minutes, or name every rule that cannot be met and what to write',
  access: run,
  idempotency: 'key',
  params: z.object(assessment),
  body: z.object({ /** Draws the same form again from the same bank. */ seed: text(40).optional() }),
  output: assessmentView,
  failures: [examUnknown, formShortage, assessmentStarted],
})

export const publishAssessment = operation({
  id: 'assessments.publish',
  method: 'POST',
  path: '/api/organisations/:organisationId/assessments/:assessmentId/publication',
  summary: 'Let takers start it; the form is drawn now if it was not',
  access: run,
  idempotency: 'natural',
  params: z.object(assessment),
  body: none,
  output: assessmentView,
  failures: [examUnknown, formShortage, wrongState],
})

export const closeAssessment = operation({
  id: 'assessments.close',
  method: 'POST',
  path: '/api/organisations/:organisationId/assessments/:assessmentId/closing',
  summary: 'End it for everybody: open attempts are handed in as they stand',
  access: run,
  idempotency: 'natural',
  params: z.object(assessment),
  body: none,
  output: assessmentView,
  failures: [wrongState],
})

export const releaseReview = operation({
  id: 'assessments.release',
  method: 'POST',
  path: '/api/organisations/:organisationId/assessments/:assessmentId/release',
  summary: 'Open the review to those who have taken it',
  access: run,
  idempotency: 'natural',
  params: z.object(assessment),
  body: none,
  output: assessmentView,
  failures: [wrongState],
})

/** One taker, as who watches over the exam sees them: how far and whether saved; never an answer. */
export const takerProgress = z.object({
  personId: idOf('per'),
  name: z.string(),
  attemptId: idOf('att').nullable(),
  phase: z.enum(phases).nullable(),
  cause: z.enum(causes).nullable(),
  answered: z.int(),
  lastSavedAt: instantText().nullable(),
  deadlineAt: instantText().nullable(),
  extraMinutes: z.int(),
  /** Times the window lost focus: a signal, never a verdict. */
  focusLost: z.int(),
  lateEvents: z.int(),
})

export const watchAssessment = operation({
  id: 'assessments.watch',
  method: 'GET',
  path: '/api/organisations/:organisationId/assessments/:assessmentId/takers',
  summary: 'Who is taking it, how far, saved when, with how much time',
  access: run,
  params: z.object(assessment),
  output: z.object({ serverNow: instantText(), items: z.array(takerProgress) }),
  failures: [],
})

export const grantTime = operation({
  id: 'assessments.grant-time',
  method: 'PUT',
  path: '/api/organisations/:organisationId/assessments/:assessmentId/takers/:personId/time',
  summary: 'Set somebody’s extra minutes, before or during the attempt',
  access: run,
  idempotency: 'natural',
  params: z.object({ ...assessment, personId: idOf('per') }),
  body: z.object({ extraMinutes: z.int().min(0).max(600), reason: text(300) }),
  output: takerProgress,
  failures: [timeRefused],
})

export const closeAttempt = operation({
  id: 'assessments.close-attempt',
  method: 'POST',
  path: '/api/organisations/:organisationId/attempts/:attemptId/closing',
  summary: 'Hand an open attempt in as it stands, with a reason',
  access: run,
  idempotency: 'natural',
  params: z.object({ ...organisation, attemptId: idOf('att') }),
  body: z.object({ reason: text(300) }),
  output: takerProgress,
  failures: [],
})

export const runningOperations = [
  listAssessments,
  readAssessment,
  createAssessment,
  changeAssessment,
  drawForm,
  publishAssessment,
  releaseReview,
] as const

export const watchingOperations = [watchAssessment, grantTime, closeAttempt, closeAssessment] as const
