import { causes, phases } from '@cadre/attempt'
import { z } from 'zod'
import { idOf, instantText, multiline, text } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { reviewQuestion } from '../bank/taker.ts'
import { honourCodeChanged, regradeStale, reviewClosed } from './failures.ts'
import { place, responseShape } from './taker.ts'

const organisation = { organisationId: idOf('org') }
const assessment = { ...organisation, assessmentId: idOf('asm') }
const attempt = { ...organisation, attemptId: idOf('att') }
const run = { kind: 'member', anyOf: ['assessments.run'] } as const
/** Who took it, once the review is open to them; or who runs it. */
const review = { kind: 'member', anyOf: ['assessments.take', 'assessments.run'] } as const

/** Points are hundredths of a question; scored questions only. */
export const domainScore = z.object({
  domain: z.string(),
  name: z.string(),
  points: z.int(),
  outOf: z.int(),
  /** The exam guide's weight, percent; null where the guide has none. */
  weight: z.number().nullable(),
})

export const attemptResult = z.object({
  attemptId: idOf('att'),
  assessmentId: idOf('asm'),
  personId: idOf('per'),
  name: z.string(),
  phase: z.enum(phases),
  cause: z.enum(causes).nullable(),
  startedAt: instantText(),
  finalisedAt: instantText().nullable(),
  secondsSpent: z.int().nullable(),
  points: z.int().nullable(),
  outOf: z.int().nullable(),
  byDomain: z.array(domainScore),
  /** Under which conditions it was taken, as recorded. */
  recorded: z.object({
    timed: z.boolean(),
    oneSitting: z.boolean(),
    closedBookDeclared: z.boolean(),
    /** Scored questions that the taker had met before. */
    metBefore: z.int(),
    focusLost: z.int(),
    /** Tabs or devices that held the pen. */
    devices: z.int(),
    extraMinutes: z.int(),
    /** Events that arrived after the time or from a tab that had lost the pen: kept, counted by the policy. */
    late: z.int(),
  }),
  /** Rises with each regrade; 1 is the first marking. */
  marking: z.int(),
})

export const reviewAttempt = operation({
  id: 'assessments.review',
  method: 'GET',
  path: '/api/organisations/:organisationId/attempts/:attemptId/review',
  summary: 'Each question with my answer, what is right, the reason of every option, and the time spent',
  access: review,
  params: z.object(attempt),
  output: z.object({
    title: z.string(),
    result: attemptResult,
    questions: z.array(
      reviewQuestion.extend({
        place: z.string(),
        domain: z.string(),
        scored: z.boolean(),
        response: responseShape.nullable(),
        points: z.int(),
        correct: z.boolean(),
        secondsSpent: z.int(),
        flagged: z.boolean(),
        /** Written beside the question; shown to its taker alone. */
        note: z.string(),
        posts: z.int(),
        /** Marked by a version that is newer than the one that was answered: its key or words were corrected since. */
        corrected: z.boolean(),
      }),
    ),
  }),
  failures: [reviewClosed],
})

export const readResults = operation({
  id: 'assessments.results',
  method: 'GET',
  path: '/api/organisations/:organisationId/assessments/:assessmentId/results',
  summary: 'Results of everybody who took it',
  access: run,
  params: z.object(assessment),
  output: z.object({ items: z.array(attemptResult) }),
  failures: [],
})

const changedResult = z.object({
  attemptId: idOf('att'),
  name: z.string(),
  before: z.int(),
  after: z.int(),
  outOf: z.int(),
  /** Whether the result was open to its taker, who then gets a letter about the change. */
  told: z.boolean(),
})

export const previewRegrade = operation({
  id: 'assessments.preview-regrade',
  method: 'GET',
  path: '/api/organisations/:organisationId/assessments/:assessmentId/regrade',
  summary: 'What marking again by the questions’ newest keys would change',
  access: run,
  params: z.object(assessment),
  output: z.object({
    /** Hand it back with the regrade: it holds for exactly these changes. */
    preview: z.string(),
    questions: z.array(z.object({ place: z.string(), title: z.string(), from: z.int(), to: z.int() })),
    changes: z.array(changedResult),
    unchanged: z.int(),
  }),
  failures: [],
})

export const regrade = operation({
  id: 'assessments.regrade',
  method: 'POST',
  path: '/api/organisations/:organisationId/assessments/:assessmentId/regrade',
  summary: 'Mark again as previewed; the earlier marking is kept',
  access: run,
  idempotency: 'key',
  params: z.object(assessment),
  body: z.object({ preview: text(80), reason: text(300) }),
  output: z.object({ changes: z.array(changedResult) }),
  failures: [regradeStale],
})

export const post = z.object({
  postId: idOf('pst'),
  authorId: idOf('per'),
  author: z.string(),
  text: z.string(),
  at: instantText(),
})

export const readDiscussion = operation({
  id: 'assessments.discussion',
  method: 'GET',
  path: '/api/organisations/:organisationId/attempts/:attemptId/questions/:place/posts',
  summary: 'What the group says about a question, for those whose review is open',
  access: review,
  params: z.object({ ...attempt, place: place() }),
  output: z.object({ items: z.array(post) }),
  failures: [reviewClosed],
})

export const addPost = operation({
  id: 'assessments.post',
  method: 'POST',
  path: '/api/organisations/:organisationId/attempts/:attemptId/questions/:place/posts',
  summary: 'Say something about a question',
  creates: true,
  access: review,
  idempotency: 'key',
  params: z.object({ ...attempt, place: place() }),
  body: z.object({ text: multiline(4_000).refine((said) => said.trim() !== '', 'must not be empty') }),
  output: post,
  failures: [reviewClosed],
})

export const readHonourCode = operation({
  id: 'assessments.honour-code',
  method: 'GET',
  path: '/api/organisations/:organisationId/honour-code',
  summary: 'The honour code that takers accept, as it reads today',
  access: { kind: 'member', anyOf: ['organisation.read'] },
  params: z.object(organisation),
  output: z.object({ version: z.int(), text: z.string() }),
  failures: [],
})

export const publishHonourCode = operation({
  id: 'assessments.publish-honour-code',
  method: 'PUT',
  path: '/api/organisations/:organisationId/honour-code',
  summary: 'A new version of the honour code, for attempts from now on',
  access: run,
  idempotency: 'natural',
  params: z.object(organisation),
  body: z.object({
    text: multiline(8_000).refine((said) => said.trim() !== '', 'must not be empty'),
    /** The version that these words replace. */
    replaces: z.int(),
  }),
  output: z.object({ version: z.int(), text: z.string() }),
  failures: [honourCodeChanged],
})

export const resultOperations = [
  reviewAttempt,
  readResults,
  previewRegrade,
  regrade,
  readDiscussion,
  addPost,
  readHonourCode,
  publishHonourCode,
] as const
