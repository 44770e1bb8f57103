import { z } from 'zod'
import { idOf, instantText, plainDate, plainTime, sentInstant, text, weekday, zone } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'

const organisation = { organisationId: idOf('org') }
/** Everybody who is reminded of something. */
const reminded = { kind: 'member', anyOf: ['cohorts.read-own'] } as const
const own = { kind: 'member', anyOf: ['assessments.take'] } as const
export const assignmentStates = ['not-begun', 'begun', 'done'] as const

/** Work between sessions as one person has it. */
export const assignment = z.object({
  taskKey: z.string(),
  title: z.string(),
  kind: z.enum(['assignment', 'checkpoint', 'self-paced']),
  minutes: z.int(),
  opens: instantText().nullable(),
  due: instantText(),
  instructions: z.string(),
  materials: z.array(z.object({ title: z.string(), url: z.string(), kind: z.string() })),
  state: z.enum(assignmentStates),
  loggedMinutes: z.int(),
})

export const studyEntry = z.object({
  entryId: z.string(),
  cohortId: idOf('coh').nullable(),
  taskKey: z.string().nullable(),
  on: plainDate(),
  startedAt: instantText(),
  minutes: z.int(),
  note: z.string(),
})

export const readStudy = operation({
  id: 'reviews.study',
  method: 'GET',
  path: '/api/organisations/:organisationId/my/study',
  summary: 'My assignments with their materials, what I logged, and hours against plan by week',
  access: own,
  params: z.object(organisation),
  output: z.object({
    today: plainDate(),
    thisWeekMinutes: z.int(),
    cohorts: z.array(
      z.object({
        cohortId: idOf('coh'),
        name: z.string(),
        certificationId: idOf('crt'),
        assignments: z.array(assignment),
        weeks: z.array(
          z.object({ from: plainDate(), plannedMinutes: z.int(), loggedMinutes: z.int(), current: z.boolean() }),
        ),
      }),
    ),
    recent: z.array(studyEntry),
  }),
  failures: [],
})

export const logStudy = operation({
  id: 'reviews.log-study',
  method: 'POST',
  path: '/api/organisations/:organisationId/my/study/entries',
  summary: 'Log hours, now or later for several that waited for the network',
  access: own,
  idempotency: 'natural',
  params: z.object(organisation),
  body: z.object({
    entries: z
      .array(
        z.object({
          /** The browser's own name for it: a repeat is stored once. */
          id: text(40, 8),
          cohortId: idOf('coh').nullable(),
          taskKey: text(80).nullable(),
          startedAt: sentInstant(),
          minutes: z.int().min(1).max(960),
          note: text(300, 0).default(''),
        }),
      )
      .min(1)
      .max(50),
  }),
  output: z.object({ kept: z.array(z.string()) }),
  failures: [],
})

export const removeStudy = operation({
  id: 'reviews.remove-study',
  method: 'DELETE',
  path: '/api/organisations/:organisationId/my/study/entries/:entry',
  summary: 'Take an entry of mine back',
  access: own,
  idempotency: 'natural',
  params: z.object({ ...organisation, entry: text(40, 8) }),
  output: z.object({}),
  failures: [],
})

export const markAssignments = operation({
  id: 'reviews.mark-assignments',
  method: 'PUT',
  path: '/api/organisations/:organisationId/my/assignments',
  summary: 'Say which of my assignments are begun or done',
  access: own,
  idempotency: 'natural',
  params: z.object(organisation),
  body: z.object({
    marks: z
      .array(z.object({ cohortId: idOf('coh'), taskKey: text(80), state: z.enum(assignmentStates) }))
      .min(1)
      .max(50),
  }),
  output: z.object({}),
  failures: [],
})

export const reviewPreferences = z.object({
  minutesADay: z.int().min(5).max(120),
  zone: zone(),
  /** A letter on these days at this time when reviews wait; none in the quiet hours. */
  mail: z.boolean(),
  weekdays: z.array(weekday()).max(7),
  at: plainTime(),
  quietFrom: plainTime(),
  quietTo: plainTime(),
  /** Letters of booked exams and of vouchers that end. */
  examLetters: z.boolean().default(true),
  /** Letters to who promised to look at somebody again. */
  careLetters: z.boolean().default(true),
})

export const readReviewPreferences = operation({
  id: 'reviews.preferences',
  method: 'GET',
  path: '/api/organisations/:organisationId/my/reviews/preferences',
  summary: 'My minutes a day, and of what and when I am reminded by mail',
  access: reminded,
  params: z.object(organisation),
  output: reviewPreferences,
  failures: [],
})

export const saveReviewPreferences = operation({
  id: 'reviews.save-preferences',
  method: 'PUT',
  path: '/api/organisations/:organisationId/my/reviews/preferences',
  summary: 'Choose minutes a day, and of what and when to be reminded by mail',
  access: reminded,
  idempotency: 'natural',
  params: z.object(organisation),
  body: reviewPreferences,
  output: reviewPreferences,
  failures: [],
})

export const readOwnMemory = operation({
  id: 'reviews.memory',
  method: 'GET',
  path: '/api/organisations/:organisationId/my/reviews/memory',
  summary:
    'How I remember: whether the parameters of my reviews are fitted to my own answers, and what the fit gained (S2)',
  access: own,
  params: z.object(organisation),
  output: z.object({
    answers: z.int(),
    /** Below this many answers a fit would predict worse than what everybody starts from. */
    needed: z.int(),
    /** Days after a first right answer until the chance of knowing it falls to nine in ten. */
    firstDays: z.object({ yours: z.number(), usual: z.number() }),
    /** The newest fit; null: none was made yet. */
    fit: z
      .object({
        fittedAt: instantText(),
        answers: z.int(),
        kept: z.boolean(),
        because: z.enum(['unusable-fit', 'fit-not-better']).nullable(),
        /** Mean log loss on the answers held out of the fit, nats: lower predicts better. */
        heldOut: z.object({ reviews: z.int(), default: z.number(), fitted: z.number() }).nullable(),
      })
      .nullable(),
  }),
  failures: [],
})

export const studyOperations = [
  readStudy,
  logStudy,
  removeStudy,
  markAssignments,
  readReviewPreferences,
  saveReviewPreferences,
  readOwnMemory,
] as const
