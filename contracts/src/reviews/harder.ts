import { z } from 'zod'
import { takerQuestion } from '../bank/taker.ts'
import { idOf } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'

const organisation = { organisationId: idOf('org') }
const own = { kind: 'member', anyOf: ['assessments.take'] } as const

/** Harder questions that wait for somebody who is ahead (K7). */
const harderSet = z.object({
  certificationId: idOf('crt'),
  code: z.string(),
  questions: z.int(),
  minutes: z.number(),
  /** Where they are ahead: share of the domain's exam questions that they would answer right today, 0 to 1. */
  ahead: z.array(z.object({ name: z.string(), share: z.number() })),
})

export const readHarder = operation({
  id: 'reviews.harder',
  method: 'GET',
  path: '/api/organisations/:organisationId/my/harder-questions',
  summary: 'How many harder questions wait for me, and in which domains I am ahead (K7)',
  access: own,
  params: z.object(organisation),
  output: z.object({ sets: z.array(harderSet) }),
  failures: [],
})

/** A question that was not met before, and why this one. */
export const harderQuestion = z.object({
  questionId: idOf('qst'),
  certificationId: idOf('crt'),
  domain: z.string(),
  minutes: z.number(),
  question: takerQuestion,
  why: z.object({
    /** Of the domain's exam questions, right today. */
    share: z.number(),
    /** Of this question. */
    chance: z.number(),
  }),
})

export const openHarder = operation({
  id: 'reviews.open-harder',
  method: 'POST',
  path: '/api/organisations/:organisationId/my/harder-questions',
  summary: 'Be shown the harder questions that wait for me; those still open come first. Answered as reviews are',
  access: own,
  idempotency: 'natural',
  params: z.object(organisation),
  body: z.object({ certificationId: idOf('crt') }),
  output: z.object({ questions: z.array(harderQuestion) }),
  failures: [],
})

export const harderOperations = [readHarder, openHarder] as const
