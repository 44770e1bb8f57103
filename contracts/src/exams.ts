import { z } from 'zod'
import { expiryBeforeEarned } from './catalogue/failures.ts'
import { examRetired } from './cohorts/failures.ts'
import {
  personWithoutExam,
  resultChanged,
  resultOfThatDay,
  satInTheFuture,
  scoreContradicts,
  scoreOffScale,
  voucherEndsFirst,
  voucherKnown,
  voucherOver,
  voucherWrongState,
} from './exams/failures.ts'
import { idOf, instantText, multiline, plainDate, text } from './kit/fields.ts'
import { operation } from './kit/operation.ts'

export * from './exams/failures.ts'

const organisation = { organisationId: idOf('org') }
const amount = z.object({
  minor: z.int().min(0).max(100_000_000),
  currency: z
    .string()
    .length(3)
    .regex(/^[A-Z]{3}$/),
})

// ---- Results

export const resultSources = ['score-report', 'vendor-record', 'own-word'] as const
export const scoreOfDomain = z
  .object({
    domain: text(160),
    percent: z.int().min(0).max(100).nullable().default(null),
    meets: z.boolean().nullable().default(null),
  })
  .refine(({ percent, meets }) => percent !== null || meets !== null, 'needs a percentage, or whether it was enough')

/** What is said of one sitting. */
export const outcomeBody = z.object({
  satOn: plainDate(),
  passed: z.boolean(),
  score: z.int().min(0).max(100_000).nullable().default(null),
  byDomain: z.array(scoreOfDomain).max(20).default([]),
  source: z.enum(resultSources),
  note: multiline(1_000).default(''),
})
export const resultView = z.object({
  resultId: idOf('exr'),
  personId: idOf('per'),
  personName: z.string(),
  certificationId: idOf('crt'),
  code: z.string(),
  cohortId: idOf('coh').nullable(),
  satOn: plainDate(),
  passed: z.boolean(),
  score: z.int().nullable(),
  byDomain: z.array(z.object({ domain: z.string(), percent: z.int().nullable(), meets: z.boolean().nullable() })),
  source: z.enum(resultSources),
  note: z.string(),
  /** 1: the first time they sat this exam, as far as it is recorded. */
  attempt: z.int(),
  certificateId: idOf('cer').nullable(),
  revision: z.int(),
})

export const recordResult = operation({
  id: 'exams.record-result',
  method: 'POST',
  path: '/api/organisations/:organisationId/exam-results',
  summary:
    'Record how an exam went: your own, or with the right to manage exams anybody’s. A pass can record its certificate',
  creates: true,
  access: { kind: 'member', anyOf: ['exams.sit', 'exams.manage'] },
  idempotency: 'key',
  params: z.object(organisation),
  body: outcomeBody.extend({
    personId: idOf('per'),
    certificationId: idOf('crt'),
    cohortId: idOf('coh').nullable().default(null),
    /** The voucher it was paid with; it is used up. */
    voucherId: idOf('vch').nullable().default(null),
    /** Records the certificate of a pass too. */
    certificate: z.object({ expiresOn: plainDate().nullable() }).nullable().default(null),
  }),
  output: z.object({ resultId: idOf('exr'), certificateId: idOf('cer').nullable() }),
  failures: [
    personWithoutExam,
    satInTheFuture,
    scoreOffScale,
    scoreContradicts,
    resultOfThatDay,
    examRetired,
    voucherWrongState,
    expiryBeforeEarned,
  ],
})

export const correctResult = operation({
  id: 'exams.correct-result',
  method: 'POST',
  path: '/api/organisations/:organisationId/exam-results/:resultId/corrections',
  summary: 'Correct a result, or withdraw it; what it said before stays in its history',
  access: { kind: 'member', anyOf: ['exams.sit', 'exams.manage'] },
  idempotency: 'key',
  params: z.object({ ...organisation, resultId: idOf('exr') }),
  body: z.object({
    expectedRevision: z.int().min(1),
    reason: text(300),
    /** Null withdraws it. A certificate that came with it goes when it is no longer a pass. */
    outcome: outcomeBody.nullable(),
  }),
  output: z.object({ revision: z.int() }),
  failures: [satInTheFuture, scoreOffScale, scoreContradicts, resultOfThatDay, examRetired, resultChanged],
})

export const listResults = operation({
  id: 'exams.results',
  method: 'GET',
  path: '/api/organisations/:organisationId/exam-results',
  summary: 'Results: all of them for those who run programmes, of the people they lead for trainers',
  access: { kind: 'member', anyOf: ['exams.read'] },
  params: z.object(organisation),
  query: z.object({ certificationId: idOf('crt').optional() }),
  output: z.object({ items: z.array(resultView) }),
  failures: [],
})

export const readResult = operation({
  id: 'exams.result',
  method: 'GET',
  path: '/api/organisations/:organisationId/exam-results/:resultId',
  summary: 'One result with every version it had',
  access: { kind: 'member', anyOf: ['exams.sit', 'exams.read'] },
  params: z.object({ ...organisation, resultId: idOf('exr') }),
  output: z.object({
    history: z.array(
      z.object({
        revision: z.int(),
        at: instantText(),
        by: z.string(),
        reason: z.string(),
        /** Null: withdrawn. */
        outcome: z
          .object({ satOn: plainDate(), passed: z.boolean(), score: z.int().nullable(), source: z.enum(resultSources) })
          .nullable(),
      }),
    ),
  }),
  failures: [],
})

// ---- Vouchers

export const voucherStates = ['stock', 'assigned', 'used', 'expired', 'returned'] as const
export const voucherView = z.object({
  voucherId: idOf('vch'),
  certificationId: idOf('crt'),
  code: z.string(),
  /** What is typed in when the exam is paid. */
  voucherCode: z.string(),
  source: z.string(),
  value: z.object({ minor: z.int(), currency: z.string() }),
  expiresOn: plainDate(),
  state: z.enum(voucherStates),
  personId: idOf('per').nullable(),
  personName: z.string().nullable(),
  /** Its holder's exam is booked for a day after the voucher's last. */
  endsBeforeExam: z.boolean(),
})

export const listVouchers = operation({
  id: 'exams.vouchers',
  method: 'GET',
  path: '/api/organisations/:organisationId/vouchers',
  summary: 'The stock of exam vouchers: who holds which, what is used, what runs out',
  access: { kind: 'member', anyOf: ['exams.manage'] },
  params: z.object(organisation),
  output: z.object({ items: z.array(voucherView) }),
  failures: [],
})

export const addVouchers = operation({
  id: 'exams.add-vouchers',
  method: 'POST',
  path: '/api/organisations/:organisationId/vouchers',
  summary: 'Put vouchers into stock: codes of one source, value and expiry',
  creates: true,
  access: { kind: 'member', anyOf: ['exams.manage'] },
  idempotency: 'key',
  params: z.object(organisation),
  body: z.object({
    certificationId: idOf('crt'),
    source: text(160),
    value: amount,
    expiresOn: plainDate(),
    codes: z.array(text(80)).min(1).max(200),
  }),
  output: z.object({ voucherIds: z.array(idOf('vch')) }),
  failures: [voucherKnown, voucherOver],
})

export const voucherMoves = ['assign', 'release', 'use', 'correct', 'return'] as const
export const moveVoucher = operation({
  id: 'exams.move-voucher',
  method: 'POST',
  path: '/api/organisations/:organisationId/vouchers/:voucherId/moves',
  summary: 'Assign a voucher, take it back, mark it used, correct that, or return it to its source',
  access: { kind: 'member', anyOf: ['exams.manage'] },
  idempotency: 'key',
  params: z.object({ ...organisation, voucherId: idOf('vch') }),
  /** `personId` belongs to `assign`: whom it is for. */
  body: z.object({ event: z.enum(voucherMoves), personId: idOf('per').nullable().default(null) }),
  output: z.object({ state: z.enum(voucherStates) }),
  failures: [voucherWrongState, voucherEndsFirst, personWithoutExam],
})

// ---- My exam

export const clockView = z.object({
  /** Attempts since the last pass. */
  attempts: z.int(),
  /** Null: nothing stands against any day. */
  earliest: plainDate().nullable(),
  /** The rule in the vendor's words, as the catalogue has it; empty: none is recorded. */
  rules: z.array(z.object({ words: z.string(), source: z.string(), asOf: plainDate() })),
})
export const myExamView = z.object({
  certificationId: idOf('crt'),
  code: z.string(),
  name: z.string(),
  retiresOn: plainDate().nullable(),
  cohort: z
    .object({
      cohortId: idOf('coh'),
      name: z.string(),
      zone: z.string(),
      window: z.object({ from: plainDate(), to: plainDate() }).nullable(),
    })
    .nullable(),
  booking: z.object({ date: plainDate(), start: instantText() }).nullable(),
  vouchers: z.array(voucherView),
  clock: clockView,
  results: z.array(resultView),
  /** What a result's entry begins with. */
  domains: z.array(z.string()),
  passMark: z.object({ value: z.int(), low: z.int(), high: z.int() }).nullable(),
  validityMonths: z.int().nullable(),
})

export const readMyExams = operation({
  id: 'exams.mine',
  method: 'GET',
  path: '/api/organisations/:organisationId/my-exams',
  summary: 'The exams of the one who asks: when, with which voucher, how it went, when again',
  access: { kind: 'member', anyOf: ['exams.sit', 'exams.manage'] },
  params: z.object(organisation),
  output: z.object({ today: plainDate(), exams: z.array(myExamView) }),
  failures: [],
})

export const examOperations = [
  addVouchers,
  moveVoucher,
  recordResult,
  correctResult,
  listResults,
  readResult,
  listVouchers,
  readMyExams,
] as const
