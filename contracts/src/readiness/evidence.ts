import { z } from 'zod'
import { idOf, instantText, text } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'

export const answerSources = ['attempt', 'live', 'quiz', 'review', 'practice'] as const

/** One answer that a forecast rests on; which question it was stays with the bank. */
export const evidenceView = z.object({
  id: z.string(),
  at: instantText(),
  source: z.enum(answerSources),
  /** The key of the exam's domain; null: the exam does not have it. */
  domain: z.string().nullable(),
  domainName: z.string(),
  correct: z.boolean(),
  /** Answered under the conditions of a practice exam. */
  practiceExam: z.boolean(),
  /** Days since the same question was answered before; null: it was met for the first time. */
  daysSince: z.int().nullable(),
  /** What it tells, as a share of what a first answer tells; 0: nothing about this exam. */
  weight: z.number(),
})

export const readEvidence = operation({
  id: 'readiness.evidence',
  method: 'GET',
  path: '/api/organisations/:organisationId/readiness/people/:personId/certifications/:certificationId/answers',
  summary: 'The answers behind a forecast, the newest first: your own, or of somebody whom you teach',
  access: { kind: 'member', anyOf: ['readiness.read', 'readiness.read-led', 'cohorts.read-own'] },
  params: z.object({ organisationId: idOf('org'), personId: idOf('per'), certificationId: idOf('crt') }),
  query: z.object({
    /** Only of this domain of the exam. */
    domain: text(160).optional(),
    cursor: text(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  output: z.object({ items: z.array(evidenceView), next: z.string().nullable() }),
  failures: [],
})
