import { z } from 'zod'
import { idOf, multiline } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import {
  attestationOutdated,
  questionChanged,
  questionIncomplete,
  questionStates,
  questionWrongState,
  reviewedByItsAuthor,
  reviewNeedsWords,
  reviewOutdated,
} from './failures.ts'
import { bankOfOrganisation, ofQuestion } from './questions.ts'

const state = z.object({ state: z.enum(questionStates) })

export const readAttestation = operation({
  id: 'bank.attestation',
  method: 'GET',
  path: '/api/organisations/:organisationId/questions/attestation',
  summary: 'What whoever submits a question declares about where it comes from',
  access: { kind: 'member', anyOf: ['questions.read'] },
  params: z.object(bankOfOrganisation),
  output: z.object({ version: z.int(), text: z.string() }),
  failures: [],
})

export const submitQuestion = operation({
  id: 'bank.submit',
  method: 'POST',
  path: '/api/organisations/:organisationId/questions/:questionId/submission',
  summary: 'Freeze the working text as the next version and ask for its review, with the declaration accepted',
  access: { kind: 'member', anyOf: ['questions.write'] },
  idempotency: 'key',
  params: ofQuestion,
  body: z.object({ expectedRevision: z.int().min(0), attestation: z.int().min(1) }),
  output: state.extend({ versionId: idOf('qve'), number: z.int() }),
  failures: [questionChanged, questionWrongState, questionIncomplete, attestationOutdated],
})

export const withdrawQuestion = operation({
  id: 'bank.withdraw',
  method: 'DELETE',
  path: '/api/organisations/:organisationId/questions/:questionId/submission',
  summary: 'Take a question back from review',
  access: { kind: 'member', anyOf: ['questions.write'] },
  idempotency: 'key',
  params: ofQuestion,
  output: state,
  failures: [questionWrongState],
})

export const reviewQuestionVersion = operation({
  id: 'bank.review',
  method: 'POST',
  path: '/api/organisations/:organisationId/questions/:questionId/reviews',
  summary: 'Accept a version, which makes it live, or send it back with words; never by who wrote it',
  access: { kind: 'member', anyOf: ['questions.review'] },
  idempotency: 'key',
  params: ofQuestion,
  body: z.object({ versionId: idOf('qve'), accepted: z.boolean(), words: multiline(4_000).default('') }),
  output: state,
  failures: [questionWrongState, reviewedByItsAuthor, reviewOutdated, reviewNeedsWords],
})

export const discardRevision = operation({
  id: 'bank.discard-revision',
  method: 'DELETE',
  path: '/api/organisations/:organisationId/questions/:questionId/draft',
  summary: 'Put the working text back to the live version',
  access: { kind: 'member', anyOf: ['questions.write'] },
  idempotency: 'key',
  params: ofQuestion,
  output: state,
  failures: [questionWrongState],
})

export const retireQuestion = operation({
  id: 'bank.retire',
  method: 'POST',
  path: '/api/organisations/:organisationId/questions/:questionId/retirement',
  summary: 'Retire a question: no new form holds it; earlier attempts keep it',
  access: { kind: 'member', anyOf: ['questions.manage'] },
  idempotency: 'key',
  params: ofQuestion,
  body: z.object({ reason: multiline(1_000).default('') }),
  output: state,
  failures: [questionWrongState],
})

export const reopenQuestion = operation({
  id: 'bank.reopen',
  method: 'DELETE',
  path: '/api/organisations/:organisationId/questions/:questionId/retirement',
  summary: 'Make a retired question a draft again; it needs a new review',
  access: { kind: 'member', anyOf: ['questions.manage'] },
  idempotency: 'key',
  params: ofQuestion,
  output: state,
  failures: [questionWrongState],
})
