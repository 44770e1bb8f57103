import { z } from 'zod'
import { idOf, instantText, multiline, page, text } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { certificationMissing, partUnknown, questionChanged, questionStates, questionWrongState } from './failures.ts'
import { questionItem, questionKinds, questionReference } from './item.ts'
import { takerCase } from './taker.ts'

export const bankOfOrganisation = { organisationId: idOf('org') }
export const ofQuestion = z.object({ ...bankOfOrganisation, questionId: idOf('qst') })

/** Key of a domain, objective or tag: small words joined by dashes or dots. */
export const bankKey = (max = 80) =>
  text(max).refine((s) => /^[\p{L}\p{N}][\p{L}\p{N} ._+#/-]*$/u.test(s), 'must be words, digits and dashes')
export const difficulty = () => z.int().min(1).max(5)

export const provenanceKinds = ['experience', 'documentation', 'imported', 'shipped'] as const
export const provenance = z.object({
  kind: z.enum(provenanceKinds),
  /** Where it comes from, in a sentence: a project, a page, a file and its owner. */
  words: text(500, 0),
})

/** Where a question belongs; changing it makes no new version. */
export const questionPlace = z.object({
  certificationId: idOf('crt'),
  domain: bankKey(),
  objective: bankKey().nullable().default(null),
  difficulty: difficulty().nullable().default(null),
  tags: z.array(bankKey(60)).max(20).default([]),
})
/** What is asked and answered; frozen in a version. */
export const questionText = z.object({
  title: text(200, 0).default(''),
  stem: multiline(20_000),
  item: questionItem,
  explanation: multiline(8_000).default(''),
  references: z.array(questionReference).max(20).default([]),
  /** Kind of project behind it, in a few words; never an exam. */
  scenarioSource: text(300, 0).default(''),
  caseId: idOf('cas').nullable().default(null),
})
const questionDraft = {
  place: questionPlace,
  text: questionText,
  provenance,
  /** Questions that may not stand in one form with it. */
  enemies: z.array(idOf('qst')).max(50).default([]),
}

export const questionSummary = z.object({
  questionId: idOf('qst'),
  title: z.string(),
  /** The beginning of the stem, without Markdown. */
  excerpt: z.string(),
  kind: z.enum(questionKinds),
  state: z.enum(questionStates),
  certificationId: idOf('crt'),
  code: z.string(),
  domain: z.string(),
  objective: z.string().nullable(),
  difficulty: z.int().nullable(),
  tags: z.array(z.string()),
  author: z.string(),
  /** Number of the live version. Null: never live. */
  liveNumber: z.int().nullable(),
  changedAt: instantText(),
})

export const questionFilter = {
  text: text(200).optional(),
  certificationId: idOf('crt').optional(),
  domain: bankKey().optional(),
  objective: bankKey().optional(),
  state: z.enum(questionStates).optional(),
  tag: bankKey(60).optional(),
  difficulty: z.coerce.number().int().min(1).max(5).optional(),
  kind: z.enum(questionKinds).optional(),
  /** A person, or `cadre` for the questions that ship. */
  author: z.union([idOf('per'), z.literal('cadre')]).optional(),
}

export const searchQuestions = operation({
  id: 'bank.search',
  method: 'GET',
  path: '/api/organisations/:organisationId/questions',
  summary: 'Questions of the bank by text and place, the last changed first',
  access: { kind: 'member', anyOf: ['questions.read'] },
  params: z.object(bankOfOrganisation),
  query: z.object({ ...questionFilter, ...page }),
  output: z.object({ items: z.array(questionSummary), next: z.string().nullable() }),
  failures: [],
})

const counted = z.object({ value: z.string(), count: z.int() })
export const readBankOverview = operation({
  id: 'bank.overview',
  method: 'GET',
  path: '/api/organisations/:organisationId/questions/overview',
  summary: 'How many questions there are by state, certification and domain, and the tags in use',
  access: { kind: 'member', anyOf: ['questions.read'] },
  params: z.object(bankOfOrganisation),
  output: z.object({
    states: z.array(z.object({ state: z.enum(questionStates), count: z.int() })),
    certifications: z.array(
      z.object({
        certificationId: idOf('crt'),
        code: z.string(),
        count: z.int(),
        live: z.int(),
        domains: z.array(z.object({ key: z.string(), name: z.string(), count: z.int(), live: z.int() })),
        objectives: z.array(z.object({ key: z.string(), domain: z.string(), text: z.string() })),
      }),
    ),
    tags: z.array(counted),
    authors: z.array(
      z.object({ author: z.union([idOf('per'), z.literal('cadre')]), name: z.string(), count: z.int() }),
    ),
  }),
  failures: [],
})

export const questionVersion = z.object({
  versionId: idOf('qve'),
  number: z.int(),
  submittedAt: instantText(),
  submittedBy: z.string(),
  attestation: z.int().nullable(),
  decision: z.object({ accepted: z.boolean(), by: z.string(), words: z.string(), at: instantText() }).nullable(),
  /** Taken back before it was decided on. */
  withdrawn: z.boolean(),
})

export const readQuestion = operation({
  id: 'bank.read',
  method: 'GET',
  path: '/api/organisations/:organisationId/questions/:questionId',
  summary: 'One question: its working text, place, provenance and versions',
  access: { kind: 'member', anyOf: ['questions.read'] },
  params: ofQuestion,
  output: questionSummary.extend({
    revision: z.int(),
    text: questionText,
    case: takerCase.nullable(),
    provenance,
    guideVersion: z.string().nullable(),
    enemies: z.array(z.object({ questionId: idOf('qst'), title: z.string() })),
    liveVersionId: idOf('qve').nullable(),
    inReviewVersionId: idOf('qve').nullable(),
    /** What the reader may do here, so that a screen offers nothing that would be refused. */
    may: z.object({ edit: z.boolean(), review: z.boolean(), retire: z.boolean() }),
    versions: z.array(questionVersion),
  }),
  failures: [],
})

export const readQuestionVersion = operation({
  id: 'bank.read-version',
  method: 'GET',
  path: '/api/organisations/:organisationId/questions/:questionId/versions/:number',
  summary: 'The frozen text of one version',
  access: { kind: 'member', anyOf: ['questions.read'] },
  params: ofQuestion.extend({ number: z.coerce.number().int().min(1).max(100_000) }),
  output: questionVersion.extend({ text: questionText, case: takerCase.nullable() }),
  failures: [],
})

export const createQuestion = operation({
  id: 'bank.create',
  method: 'POST',
  path: '/api/organisations/:organisationId/questions',
  summary: 'Write a question, as a draft',
  creates: true,
  access: { kind: 'member', anyOf: ['questions.write'] },
  idempotency: 'key',
  params: z.object(bankOfOrganisation),
  body: z.object(questionDraft),
  output: z.object({ questionId: idOf('qst'), revision: z.int() }),
  failures: [certificationMissing, partUnknown],
})

export const saveQuestion = operation({
  id: 'bank.save',
  method: 'PUT',
  path: '/api/organisations/:organisationId/questions/:questionId/draft',
  summary: 'Save the working text; what is live stays as it is until a review accepts the change',
  access: { kind: 'member', anyOf: ['questions.write'] },
  idempotency: 'key',
  params: ofQuestion,
  body: z.object({ expectedRevision: z.int().min(0), ...questionDraft }),
  output: z.object({ revision: z.int(), state: z.enum(questionStates) }),
  failures: [questionChanged, questionWrongState, certificationMissing, partUnknown],
})

export const checkQuestion = operation({
  id: 'bank.check',
  method: 'POST',
  path: '/api/organisations/:organisationId/questions/check',
  summary: 'What is missing before review, and the questions of the bank that are like this one. Changes nothing',
  access: { kind: 'member', anyOf: ['questions.write'] },
  idempotency: 'natural',
  params: z.object(bankOfOrganisation),
  body: z.object({
    /** Left out of what is compared. */
    questionId: idOf('qst').nullable().default(null),
    text: questionText,
  }),
  output: z.object({
    problems: z.array(z.object({ path: z.string(), words: z.string() })),
    /** `likeness` 0 to 1: shared sequences of three letters. */
    similar: z.array(
      z.object({
        questionId: idOf('qst'),
        excerpt: z.string(),
        state: z.enum(questionStates),
        likeness: z.number(),
      }),
    ),
  }),
  failures: [],
})
