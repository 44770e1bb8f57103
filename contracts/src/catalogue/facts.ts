import { z } from 'zod'
import { idOf, multiline, plainDate, text } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'

const ofCertification = z.object({ organisationId: idOf('org'), certificationId: idOf('crt') })
const none = z.object({})

export const confidences = ['high', 'medium', 'low', 'conflict'] as const
export const factKeys = [
  'questions-total',
  'questions-scored',
  'minutes',
  'pass-mark',
  'fee',
  'validity-months',
  'item-types',
  'retirement',
  'guide-change',
  'retake',
] as const

/** A fact's value: what was published, in its own shape. */
export const factValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('number'), value: z.number().min(0).max(1_000_000) }),
  z.object({ kind: z.literal('range'), low: z.number().min(0).max(1_000_000), high: z.number().min(0).max(1_000_000) }),
  z.object({ kind: z.literal('scaled'), value: z.number(), low: z.number(), high: z.number() }),
  z.object({
    kind: z.literal('money'),
    minor: z.int().min(0).max(100_000_000),
    currency: z.string().regex(/^[A-Z]{3}$/),
  }),
  z.object({ kind: z.literal('date'), date: plainDate() }),
  z.object({ kind: z.literal('text'), text: multiline(1_000) }),
  z.object({ kind: z.literal('list'), items: z.array(text(100)).max(50) }),
  /** Days to wait after the first, second … attempt; the last goes on for those after it. */
  z.object({
    kind: z.literal('waits'),
    days: z.array(z.int().min(0).max(3_650)).min(1).max(10),
    inTwelveMonths: z.int().min(1).max(100).nullable(),
    words: text(300),
  }),
  z.object({ kind: z.literal('undisclosed'), note: text(300) }),
])

export const factView = z.object({
  factId: idOf('fct'),
  key: z.enum(factKeys),
  value: factValue,
  confidence: z.enum(confidences),
  source: z.string(),
  asOf: plainDate(),
  /** The guide version it was read for, where that matters. */
  version: z.string().nullable(),
})
/** Every value recorded under one key; more than one is a conflict and all are shown. */
export const factGroup = z.object({ key: z.enum(factKeys), conflict: z.boolean(), facts: z.array(factView) })

export const recordFact = operation({
  id: 'catalogue.record-fact',
  method: 'POST',
  path: '/api/organisations/:organisationId/certifications/:certificationId/facts',
  summary: 'Record what a source says; a value that differs from what is there is kept beside it as a conflict',
  creates: true,
  access: { kind: 'member', anyOf: ['catalogue.manage'] },
  idempotency: 'key',
  params: ofCertification,
  body: z.object({
    key: z.enum(factKeys),
    value: factValue,
    confidence: z.enum(['high', 'medium', 'low']),
    source: text(500),
    asOf: plainDate(),
    version: text(60).nullable().default(null),
  }),
  output: z.object({ factId: idOf('fct') }),
  failures: [],
})

export const withdrawFact = operation({
  id: 'catalogue.withdraw-fact',
  method: 'DELETE',
  path: '/api/organisations/:organisationId/certifications/:certificationId/facts/:factId',
  summary: 'Withdraw a recorded fact; its history stays in the audit log',
  access: { kind: 'member', anyOf: ['catalogue.manage'] },
  idempotency: 'natural',
  params: ofCertification.extend({ factId: idOf('fct') }),
  output: none,
  failures: [],
})

export const factOperations = [recordFact, withdrawFact] as const
