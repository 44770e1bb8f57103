import { z } from 'zod'
import { responseShape } from '../assessments/taker.ts'
import { reviewQuestion, takerQuestion } from '../bank/taker.ts'
import { idOf, instantText, plainDate, sentInstant, text } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'

const organisation = { organisationId: idOf('org') }
const own = { kind: 'member', anyOf: ['assessments.take'] } as const
/** 0 to 1. */
const share = () => z.number()

/** A question to be reviewed, as its taker sees it, and why now. */
export const queuedReview = z.object({
  questionId: idOf('qst'),
  certificationId: idOf('crt'),
  domain: z.string(),
  dueOn: plainDate(),
  minutes: z.number(),
  question: takerQuestion,
  why: z.object({
    lastAt: instantText(),
    answers: z.int(),
    lapses: z.int(),
    /** Chance of knowing it on the day it is due. */
    recall: share(),
    /** Points of a hundred that a review then adds to what will be known at the goal. */
    gain: z.number(),
  }),
})

const learning = z.object({
  certificationId: idOf('crt'),
  code: z.string(),
  goal: z.object({
    /** `retention`: the exam is over, and day 90 after it is what counts. */
    kind: z.enum(['exam', 'retention']),
    on: plainDate(),
    /** `cohort`: a week after its last session; `assumed`: no date is known. */
    from: z.enum(['booked', 'cohort', 'assumed']),
    days: z.int(),
  }),
  /** Questions that were answered at least once. */
  questions: z.int(),
  /** Weighted share that will be known at the goal, without and with today's reviews. */
  without: share(),
  with: share(),
  /** After a break: over how many days the backlog is spread, and how many reviews of little worth are left out. */
  spread: z.object({ days: z.int(), leftOut: z.int() }).nullable(),
})

export const readReviewDay = operation({
  id: 'reviews.day',
  method: 'GET',
  path: '/api/organisations/:organisationId/my/reviews',
  summary: 'What I review today, why, and what it brings for the exam date; no keys',
  access: own,
  params: z.object(organisation),
  output: z.object({
    today: plainDate(),
    minutesADay: z.int(),
    minutes: z.number(),
    reviews: z.array(queuedReview),
    learning: z.array(learning),
    ahead: z.array(z.object({ date: plainDate(), reviews: z.int(), minutes: z.number() })),
  }),
  failures: [],
})

export const readReviewPack = operation({
  id: 'reviews.pack',
  method: 'GET',
  path: '/api/organisations/:organisationId/my/reviews/pack',
  summary: 'A week of reviews to work without a network: questions I have answered before, with their keys (ADR 0019)',
  access: own,
  params: z.object(organisation),
  output: z.object({ today: plainDate(), items: z.array(queuedReview.extend({ answer: reviewQuestion })) }),
  failures: [],
})

export const answeredReview = z.object({
  /** The browser's own name for this answer: a repeat is stored once. */
  id: text(40, 8),
  questionId: idOf('qst'),
  versionId: idOf('qve'),
  response: responseShape,
  /** FSRS: 1 guessed, 2 hard, 3 good, 4 easy. Null: not said. */
  rating: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).nullable(),
  /** When it was answered, by the browser's clock: the server bounds it. */
  madeAt: sentInstant(),
  seconds: z.int().min(0).max(3_600).nullable(),
})

export const answerReviews = operation({
  id: 'reviews.answer',
  method: 'POST',
  path: '/api/organisations/:organisationId/my/reviews/answers',
  summary:
    'Answer reviews and harder questions, one or many that waited for the network; each is marked, with its reasons',
  access: own,
  idempotency: 'natural',
  params: z.object(organisation),
  body: z.object({ answers: z.array(answeredReview).min(1).max(50) }),
  output: z.object({
    results: z.array(
      z.object({
        id: z.string(),
        /** `not-seen`: a question that I neither answered before nor was offered, or whose review is closed: nothing was kept. */
        outcome: z.enum(['recorded', 'known', 'not-seen']),
        correct: z.boolean(),
        points: z.int(),
        answer: reviewQuestion.nullable(),
        /** When the chance of knowing it will have fallen to nine in ten. */
        nextOn: plainDate().nullable(),
      }),
    ),
  }),
  failures: [],
})

export const reviewDayOperations = [readReviewDay, readReviewPack, answerReviews] as const
