import { z } from 'zod'
import { idOf, instantText, multiline } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { questionNotSeen, reportSettled } from './failures.ts'

const organisation = { organisationId: idOf('org') }
export const reportReasons = ['wrong-key', 'unclear', 'outdated', 'other'] as const

export const reportQuestion = operation({
  id: 'reviews.report',
  method: 'POST',
  path: '/api/organisations/:organisationId/my/reviews/reports',
  summary: 'Say that something is wrong with a question',
  access: { kind: 'member', anyOf: ['assessments.take'] },
  idempotency: 'key',
  creates: true,
  params: z.object(organisation),
  body: z.object({
    questionId: idOf('qst'),
    versionId: idOf('qve'),
    reason: z.enum(reportReasons),
    words: multiline(2_000).default(''),
  }),
  output: z.object({ questionReportId: idOf('qrp') }),
  failures: [questionNotSeen],
})

export const listQuestionReports = operation({
  id: 'reviews.reports',
  method: 'GET',
  path: '/api/organisations/:organisationId/question-reports',
  summary: 'What people say is wrong with questions, open reports only, the oldest first',
  access: { kind: 'member', anyOf: ['questions.review'] },
  params: z.object(organisation),
  output: z.object({
    items: z.array(
      z.object({
        questionReportId: idOf('qrp'),
        questionId: idOf('qst'),
        excerpt: z.string(),
        reason: z.enum(reportReasons),
        words: z.string(),
        by: z.string(),
        at: instantText(),
      }),
    ),
  }),
  failures: [],
})

export const settleQuestionReport = operation({
  id: 'reviews.settle-report',
  method: 'POST',
  path: '/api/organisations/:organisationId/question-reports/:questionReportId/settlement',
  summary: 'A report was looked into',
  access: { kind: 'member', anyOf: ['questions.review'] },
  idempotency: 'key',
  params: z.object({ ...organisation, questionReportId: idOf('qrp') }),
  body: z.object({ words: multiline(2_000).default('') }),
  output: z.object({}),
  failures: [reportSettled],
})

export const questionReportOperations = [reportQuestion, listQuestionReports, settleQuestionReport] as const
