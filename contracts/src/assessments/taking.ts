import { z } from 'zod'
import { takerQuestion } from '../bank/taker.ts'
import { idOf, instantText, multiline } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import {
  answersFileRefused,
  attemptFenced,
  attemptOver,
  attemptVoided,
  formUnavailable,
  honourCodeFirst,
  noAttemptLeft,
  notOpenNow,
  unknownEpoch,
} from './failures.ts'
import { assessmentCard, conditionsShape } from './running.ts'
import { attemptStanding, receipt, takerEvent, workOnQuestion, writerSecret } from './taker.ts'

const organisation = { organisationId: idOf('org') }
const attempt = { ...organisation, attemptId: idOf('att') }
const take = { kind: 'member', anyOf: ['assessments.take'] } as const

/** All that a taker needs to work without a network. Names each field in: no key, reason, difficulty or statistic (I8). */
export const attemptPaper = z.object({
  attemptId: idOf('att'),
  assessment: assessmentCard,
  conditions: conditionsShape,
  questions: z.array(takerQuestion.extend({ place: z.string(), domain: z.string().nullable() })),
  work: z.array(workOnQuestion),
  standing: attemptStanding,
})

export const myAssessments = operation({
  id: 'assessments.mine',
  method: 'GET',
  path: '/api/organisations/:organisationId/my/assessments',
  summary: 'What I may take, have open and have taken',
  access: take,
  params: z.object(organisation),
  output: z.object({
    items: z.array(
      assessmentCard.extend({
        attemptsLeft: z.int(),
        /** Whether it can be started now. */
        open: z.boolean(),
        /** Whether it cannot be started yet and will be: by the server's clock. */
        opensLater: z.boolean(),
        /** Minutes that I have, extra time included; null: untimed. */
        myMinutes: z.int().nullable(),
        attempts: z.array(
          z.object({
            attemptId: idOf('att'),
            startedAt: instantText(),
            phase: attemptStanding.shape.phase,
            deadlineAt: instantText().nullable(),
            /** Of an open attempt with a deadline, by the server's clock; a minute that has begun counts. */
            minutesLeft: z.int().nullable(),
            reviewOpen: z.boolean(),
            /** Share of points, 0 to 100; null until the review is open. */
            percent: z.number().nullable(),
          }),
        ),
      }),
    ),
  }),
  failures: [],
})

export const startAttempt = operation({
  id: 'assessments.start',
  method: 'POST',
  path: '/api/organisations/:organisationId/assessments/:assessmentId/attempts',
  summary: 'Start an attempt under the assessment’s conditions, or see the one that is open',
  creates: true,
  access: take,
  idempotency: 'natural',
  params: z.object({ ...organisation, assessmentId: idOf('asm') }),
  body: z.object({
    writer: writerSecret(),
    /** Version of the honour code that was read and accepted; null where none is asked for. */
    honourCode: z.int().nullable(),
    closedBook: z.boolean().default(false),
  }),
  /** `writes`: this browser holds the pen; else the attempt is open elsewhere and can be taken over. */
  output: z.object({ writes: z.boolean(), paper: attemptPaper }),
  failures: [notOpenNow, formUnavailable, noAttemptLeft, honourCodeFirst],
})

export const takeOver = operation({
  id: 'assessments.take-over',
  method: 'POST',
  path: '/api/organisations/:organisationId/attempts/:attemptId/writer',
  summary: 'Take the pen in this tab or device; any other becomes read-only',
  access: take,
  idempotency: 'natural',
  params: z.object(attempt),
  /** `from`: the epoch that was seen, so that a late repeat takes nothing. */
  body: z.object({ writer: writerSecret(), from: z.int().min(1) }),
  output: z.object({ paper: attemptPaper }),
  failures: [attemptFenced, attemptOver, attemptVoided],
})

export const readPaper = operation({
  id: 'assessments.paper',
  method: 'GET',
  path: '/api/organisations/:organisationId/attempts/:attemptId/paper',
  summary: 'The questions and my work so far, without taking the pen',
  access: take,
  params: z.object(attempt),
  output: attemptPaper,
  failures: [],
})

export const saveEvents = operation({
  id: 'assessments.save',
  method: 'POST',
  path: '/api/organisations/:organisationId/attempts/:attemptId/events',
  summary: 'Keep what was done, the last word included: acknowledged only when it is committed',
  access: { kind: 'writer' },
  idempotency: 'natural',
  params: z.object(attempt),
  body: z.object({ epoch: z.int().min(1), events: z.array(takerEvent).max(500) }),
  output: z.object({ receipts: z.array(receipt), standing: attemptStanding }),
  failures: [attemptFenced, unknownEpoch],
})

export const readStanding = operation({
  id: 'assessments.standing',
  method: 'GET',
  path: '/api/organisations/:organisationId/attempts/:attemptId/standing',
  summary: 'Deadline, phase and who writes: how extra time and a take-over reach the taker',
  access: { kind: 'writer' },
  params: z.object(attempt),
  output: attemptStanding,
  failures: [],
})

export const uploadAnswers = operation({
  id: 'assessments.upload-answers',
  method: 'POST',
  path: '/api/organisations/:organisationId/attempts/:attemptId/answers-file',
  summary: 'Bring back what a browser kept, from the file that it wrote: the last resort',
  access: take,
  idempotency: 'natural',
  params: z.object(attempt),
  body: z.object({ file: multiline(900_000) }),
  output: z.object({ receipts: z.array(receipt), standing: attemptStanding }),
  failures: [answersFileRefused],
})

export const takingOperations = [
  myAssessments,
  startAttempt,
  takeOver,
  readPaper,
  saveEvents,
  readStanding,
  uploadAnswers,
] as const
