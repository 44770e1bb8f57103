import { z } from 'zod'
import { idOf, multiline, text } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { certificationMissing } from './failures.ts'
import { bankOfOrganisation } from './questions.ts'

export const caseView = z.object({
  caseId: idOf('cas'),
  certificationId: idOf('crt'),
  title: z.string(),
  text: z.string(),
  questions: z.int(),
})
const caseBody = z.object({ certificationId: idOf('crt'), title: text(200), text: multiline(40_000) })

export const listCases = operation({
  id: 'bank.cases',
  method: 'GET',
  path: '/api/organisations/:organisationId/question-cases',
  summary: 'Case studies that several questions share',
  access: { kind: 'member', anyOf: ['questions.read'] },
  params: z.object(bankOfOrganisation),
  query: z.object({ certificationId: idOf('crt').optional() }),
  output: z.object({ items: z.array(caseView) }),
  failures: [],
})
export const createCase = operation({
  id: 'bank.create-case',
  method: 'POST',
  path: '/api/organisations/:organisationId/question-cases',
  summary: 'Write a case study',
  creates: true,
  access: { kind: 'member', anyOf: ['questions.write'] },
  idempotency: 'key',
  params: z.object(bankOfOrganisation),
  body: caseBody,
  output: z.object({ caseId: idOf('cas') }),
  failures: [certificationMissing],
})
export const saveCase = operation({
  id: 'bank.save-case',
  method: 'PUT',
  path: '/api/organisations/:organisationId/question-cases/:caseId',
  summary: 'Change a case study; versions that are frozen keep its old text',
  access: { kind: 'member', anyOf: ['questions.write'] },
  idempotency: 'natural',
  params: z.object({ ...bankOfOrganisation, caseId: idOf('cas') }),
  body: caseBody.omit({ certificationId: true }),
  output: z.object({}),
  failures: [],
})
