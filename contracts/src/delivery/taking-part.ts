import { z } from 'zod'
import { responseShape, writerSecret } from '../assessments/taker.ts'
import { idOf, multiline, text } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { answerDoesNotFit, pollNotOpen, runRefusals, tooLateForNotice } from './failures.ts'
import { ofRun, ofSession, takePart } from './run.ts'

/** What a session shows to one person alone. */
export const myPart = z.object({
  answers: z.array(z.object({ pollId: idOf('pol'), response: responseShape, right: z.boolean().nullable() })),
  /** Names of those I work with in the lab, and with what I can help or be helped; null: not paired. */
  pair: z.object({ names: z.array(z.string()), words: z.array(z.string()) }).nullable(),
  labDone: z.boolean(),
  raised: z.array(
    z.object({
      raisedId: idOf('rai'),
      text: z.string(),
      state: z.enum(['open', 'answered', 'parked']),
      answer: z.string(),
    }),
  ),
})

export const joinRun = operation({
  id: 'delivery.join',
  method: 'POST',
  path: '/api/organisations/:organisationId/session-runs/:runId/join',
  summary: 'Come into a session, or come back: the right to answer is this browser’s from now on',
  access: takePart,
  idempotency: 'natural',
  params: ofRun,
  body: z.object({ writer: writerSecret() }),
  /** What everybody sees comes on the run's stream. */
  output: z.object({ mine: myPart }),
  failures: [...runRefusals],
})

export const readMyPart = operation({
  id: 'delivery.my-part',
  method: 'GET',
  path: '/api/organisations/:organisationId/session-runs/:runId/mine',
  summary: 'My answers, my pair, my questions',
  access: takePart,
  params: ofRun,
  output: myPart,
  failures: [],
})

export const answerPoll = operation({
  id: 'delivery.answer',
  method: 'PUT',
  path: '/api/organisations/:organisationId/session-runs/:runId/polls/:pollId/answer',
  summary: 'Answer a question that is open: each person exactly once, acknowledged when it is committed',
  access: { kind: 'writer' },
  idempotency: 'natural',
  params: ofRun.extend({ pollId: idOf('pol') }),
  body: z.object({ response: responseShape }),
  /** What stands: the first answer that arrived. */
  output: z.object({ response: responseShape }),
  failures: [pollNotOpen, answerDoesNotFit],
})

export const signOfLife = operation({
  id: 'delivery.here',
  method: 'POST',
  path: '/api/organisations/:organisationId/session-runs/:runId/presence',
  summary: 'I am here: sent each minute while the session is on screen',
  access: { kind: 'writer' },
  idempotency: 'natural',
  params: ofRun,
  output: z.object({}),
  failures: [],
})

export const raiseQuestion = operation({
  id: 'delivery.raise',
  method: 'POST',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/session-questions',
  summary: 'Raise a question for the trainer, in a session or between two',
  creates: true,
  access: takePart,
  idempotency: 'key',
  params: z.object({ organisationId: idOf('org'), cohortId: idOf('coh') }),
  body: z.object({ text: text(1_000), runId: idOf('run').nullable().default(null) }),
  output: z.object({ raisedId: idOf('rai') }),
  failures: [],
})

export const markLab = operation({
  id: 'delivery.mark-lab',
  method: 'PUT',
  path: '/api/organisations/:organisationId/session-runs/:runId/lab',
  summary: 'Mark the lab done, or not yet',
  access: takePart,
  idempotency: 'natural',
  params: ofRun,
  body: z.object({ done: z.boolean() }),
  output: z.object({}),
  failures: [...runRefusals],
})

export const giveNotice = operation({
  id: 'delivery.give-notice',
  method: 'PUT',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/sessions/:sessionKey/notice',
  summary: 'Say before a session that I cannot come',
  access: takePart,
  idempotency: 'natural',
  params: ofSession,
  body: z.object({ reason: multiline(500) }),
  output: z.object({}),
  failures: [tooLateForNotice],
})

export const takingPartOperations = [
  joinRun,
  readMyPart,
  answerPoll,
  signOfLife,
  raiseQuestion,
  markLab,
  giveNotice,
] as const
