import { z } from 'zod'
import { failure } from './kit/failure.ts'
import { idOf, multiline, plainDate, text } from './kit/fields.ts'
import { operation } from './kit/operation.ts'

const organisation = { organisationId: idOf('org') }
const ofCertification = z.object({ ...organisation, certificationId: idOf('crt') })
const none = z.object({})

export const codeTaken = failure(
  'catalogue.code-taken',
  409,
  z.object({ vendor: z.string(), code: z.string() }),
  ({ vendor, code }) => `${vendor} ${code} is in the catalogue already.`,
)
export const weightsDoNotSum = failure(
  'catalogue.weights-do-not-sum',
  422,
  z.object({ low: z.number(), high: z.number() }),
  ({ low, high }) =>
    low === high
      ? `The domain weights add up to ${low} %, not 100 %.`
      : `The domain weights add up to ${low}-${high} %, which cannot be 100 %.`,
)
export const expiryBeforeEarned = failure(
  'catalogue.expiry-before-earned',
  422,
  none,
  () => 'A certificate cannot expire before it was earned.',
)
export const notAMember = failure(
  'catalogue.not-a-member',
  422,
  z.object({ personId: z.string() }),
  () => 'That person does not belong to this organisation.',
)
export const successorUnknown = failure(
  'catalogue.successor-unknown',
  422,
  z.object({ code: z.string() }),
  ({ code }) => `There is no certification ${code} in the catalogue to succeed this one. Add it first.`,
)

export const certificationLevels = ['foundation', 'associate', 'professional', 'specialty'] as const
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

export const objectiveView = z.object({ objectiveId: idOf('obj'), code: z.string().nullable(), text: z.string() })
export const domainView = z.object({
  domainId: idOf('dom'),
  name: z.string(),
  weightLow: z.number(),
  weightHigh: z.number(),
  objectives: z.array(objectiveView),
})
export const guideVersionView = z.object({
  guideVersionId: idOf('gui'),
  label: z.string(),
  effectiveFrom: plainDate().nullable(),
  supersededOn: plainDate().nullable(),
  confidence: z.enum(confidences),
  domains: z.array(domainView),
})

export const certificationStatuses = ['active', 'retiring', 'retired'] as const
export const certificationSummary = z.object({
  certificationId: idOf('crt'),
  vendor: z.string(),
  code: z.string(),
  name: z.string(),
  level: z.enum(certificationLevels),
  status: z.enum(certificationStatuses),
  retiresOn: plainDate().nullable(),
  successorCode: z.string().nullable(),
  /** Facts with more than one value. */
  conflicts: z.int(),
  held: z.int(),
  demanded: z.int(),
})

export const deliveryModes = ['internal', 'external', 'hybrid'] as const
/** Why the adviser leans one way; `favours` null is a caution. */
export const adviceReason = z.object({ favours: z.enum(deliveryModes).nullable(), text: z.string() })
export const resourceView = z.object({ resourceId: idOf('res'), title: z.string(), url: z.string(), kind: z.string() })
export const resourceKinds = [
  'exam-guide',
  'learning-path',
  'course',
  'documentation',
  'whitepaper',
  'practice-exam',
  'other',
] as const
const webAddress = () => z.url({ protocol: /^https?$/ }).max(500)

export const certificationDetail = certificationSummary.extend({
  facts: z.array(factGroup),
  guideVersions: z.array(guideVersionView),
  resources: z.array(resourceView),
  coreWork: z.boolean(),
  ownPractice: z.boolean(),
  endorsedTrainingRequired: z.boolean(),
  advice: z.object({ mode: z.enum(deliveryModes), reasons: z.array(adviceReason) }),
})

export const listCertifications = operation({
  id: 'catalogue.certifications',
  method: 'GET',
  path: '/api/organisations/:organisationId/certifications',
  summary: 'The catalogue: every certification with status, demand and holders',
  access: { kind: 'member', anyOf: ['catalogue.read'] },
  params: z.object(organisation),
  output: z.object({ items: z.array(certificationSummary) }),
  failures: [],
})

export const certification = operation({
  id: 'catalogue.certification',
  method: 'GET',
  path: '/api/organisations/:organisationId/certifications/:certificationId',
  summary: 'One certification: facts with their sources, guide versions, resources, how to deliver it',
  access: { kind: 'member', anyOf: ['catalogue.read'] },
  params: ofCertification,
  output: certificationDetail,
  failures: [],
})

export const addCertification = operation({
  id: 'catalogue.add-certification',
  method: 'POST',
  path: '/api/organisations/:organisationId/certifications',
  summary: 'Add a certification to the catalogue',
  creates: true,
  access: { kind: 'member', anyOf: ['catalogue.manage'] },
  idempotency: 'key',
  params: z.object(organisation),
  body: z.object({ vendor: text(60), code: text(30), name: text(160), level: z.enum(certificationLevels) }),
  output: z.object({ certificationId: idOf('crt') }),
  failures: [codeTaken],
})

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

export const publishGuideVersion = operation({
  id: 'catalogue.publish-guide-version',
  method: 'POST',
  path: '/api/organisations/:organisationId/certifications/:certificationId/guide-versions',
  summary:
    'Record a new version of the exam guide; the one before is superseded and what rests on it is listed as drift',
  creates: true,
  access: { kind: 'member', anyOf: ['catalogue.manage'] },
  idempotency: 'key',
  params: ofCertification,
  body: z.object({
    label: text(60),
    effectiveFrom: plainDate(),
    confidence: z.enum(confidences).default('medium'),
    domains: z
      .array(
        z.object({
          name: text(160),
          weightLow: z.number().min(0).max(100),
          weightHigh: z.number().min(0).max(100),
          objectives: z
            .array(z.object({ code: text(20).nullable().default(null), text: text(500) }))
            .max(100)
            .default([]),
        }),
      )
      .min(1)
      .max(30),
  }),
  output: z.object({ guideVersionId: idOf('gui') }),
  failures: [weightsDoNotSum],
})

export const editObjectives = operation({
  id: 'catalogue.edit-objectives',
  method: 'PUT',
  path: '/api/organisations/:organisationId/domains/:domainId/objectives',
  summary: "Replace a domain's objectives; those kept by id keep what refers to them",
  access: { kind: 'member', anyOf: ['catalogue.manage'] },
  idempotency: 'natural',
  params: z.object({ ...organisation, domainId: idOf('dom') }),
  body: z.object({
    objectives: z
      .array(
        z.object({ objectiveId: idOf('obj').optional(), code: text(20).nullable().default(null), text: text(500) }),
      )
      .max(100),
  }),
  output: domainView,
  failures: [],
})

export const announceRetirement = operation({
  id: 'catalogue.announce-retirement',
  method: 'PUT',
  path: '/api/organisations/:organisationId/certifications/:certificationId/retirement',
  summary: 'Record, change or lift an announced retire date and the successor',
  access: { kind: 'member', anyOf: ['catalogue.manage'] },
  idempotency: 'natural',
  params: ofCertification,
  body: z.object({
    retiresOn: plainDate().nullable(),
    successorCode: text(30).nullable().default(null),
    source: text(500),
  }),
  output: none,
  failures: [successorUnknown],
})

export const setDeliveryProfile = operation({
  id: 'catalogue.set-delivery-profile',
  method: 'PUT',
  path: '/api/organisations/:organisationId/certifications/:certificationId/delivery-profile',
  summary: 'Say what the delivery adviser cannot know from data',
  access: { kind: 'member', anyOf: ['catalogue.manage'] },
  idempotency: 'natural',
  params: ofCertification,
  body: z.object({ coreWork: z.boolean(), ownPractice: z.boolean(), endorsedTrainingRequired: z.boolean() }),
  output: none,
  failures: [],
})

export const addResource = operation({
  id: 'catalogue.add-resource',
  method: 'POST',
  path: '/api/organisations/:organisationId/certifications/:certificationId/resources',
  summary: 'Add an external resource to build on',
  creates: true,
  access: { kind: 'member', anyOf: ['catalogue.manage'] },
  idempotency: 'key',
  params: ofCertification,
  body: z.object({ title: text(200), url: webAddress(), kind: z.enum(resourceKinds) }),
  output: z.object({ resourceId: idOf('res') }),
  failures: [],
})

export const demandView = z.object({
  demandId: idOf('dem'),
  certificationId: idOf('crt'),
  project: z.string(),
  people: z.int(),
  neededBy: plainDate().nullable(),
})

export const demandRanking = operation({
  id: 'catalogue.demand',
  method: 'GET',
  path: '/api/organisations/:organisationId/demand',
  summary: 'Who needs which certification by when, and the certifications ranked by it',
  access: { kind: 'member', anyOf: ['catalogue.read'] },
  params: z.object(organisation),
  output: z.object({
    items: z.array(demandView),
    ranking: z.array(
      z.object({
        certificationId: idOf('crt'),
        code: z.string(),
        name: z.string(),
        status: z.enum(certificationStatuses),
        score: z.number(),
        people: z.int(),
        renewals: z.int(),
        soonest: plainDate().nullable(),
      }),
    ),
  }),
  failures: [],
})

export const recordDemand = operation({
  id: 'catalogue.record-demand',
  method: 'POST',
  path: '/api/organisations/:organisationId/demand',
  summary: 'Record that a project needs certified people by a date',
  creates: true,
  access: { kind: 'member', anyOf: ['demand.manage'] },
  idempotency: 'key',
  params: z.object(organisation),
  body: z.object({
    certificationId: idOf('crt'),
    project: text(160),
    people: z.int().min(1).max(10_000),
    neededBy: plainDate().nullable().default(null),
  }),
  output: z.object({ demandId: idOf('dem') }),
  failures: [],
})

export const removeDemand = operation({
  id: 'catalogue.remove-demand',
  method: 'DELETE',
  path: '/api/organisations/:organisationId/demand/:demandId',
  summary: 'Remove a demand that is met or was dropped',
  access: { kind: 'member', anyOf: ['demand.manage'] },
  idempotency: 'natural',
  params: z.object({ ...organisation, demandId: idOf('dem') }),
  output: none,
  failures: [],
})

export const certificateView = z.object({
  certificateId: idOf('cer'),
  personId: idOf('per'),
  personName: z.string(),
  certificationId: idOf('crt'),
  code: z.string(),
  earnedOn: plainDate(),
  expiresOn: plainDate().nullable(),
  valid: z.boolean(),
  score: z.number().nullable(),
  credentialUrl: z.string().nullable(),
})

export const listCertificates = operation({
  id: 'catalogue.certificates',
  method: 'GET',
  path: '/api/organisations/:organisationId/certificates',
  summary: 'Certificates held; without the right to see all, only your own',
  access: { kind: 'member', anyOf: ['certificates.read', 'certificates.record-own'] },
  params: z.object(organisation),
  output: z.object({ items: z.array(certificateView) }),
  failures: [],
})

export const recordCertificate = operation({
  id: 'catalogue.record-certificate',
  method: 'POST',
  path: '/api/organisations/:organisationId/certificates',
  summary: 'Record a certificate somebody holds; without the right to manage, only your own',
  creates: true,
  access: { kind: 'member', anyOf: ['certificates.manage', 'certificates.record-own'] },
  idempotency: 'key',
  params: z.object(organisation),
  body: z.object({
    personId: idOf('per'),
    certificationId: idOf('crt'),
    earnedOn: plainDate(),
    expiresOn: plainDate().nullable().default(null),
    score: z.number().min(0).max(100_000).nullable().default(null),
    credentialUrl: webAddress().nullable().default(null),
  }),
  output: z.object({ certificateId: idOf('cer') }),
  failures: [expiryBeforeEarned, notAMember],
})

export const removeCertificate = operation({
  id: 'catalogue.remove-certificate',
  method: 'DELETE',
  path: '/api/organisations/:organisationId/certificates/:certificateId',
  summary: 'Remove a certificate that was recorded wrongly',
  access: { kind: 'member', anyOf: ['certificates.manage', 'certificates.record-own'] },
  idempotency: 'natural',
  params: z.object({ ...organisation, certificateId: idOf('cer') }),
  output: none,
  failures: [],
})

export const catalogueOperations = [
  listCertifications,
  certification,
  addCertification,
  recordFact,
  withdrawFact,
  publishGuideVersion,
  editObjectives,
  announceRetirement,
  setDeliveryProfile,
  addResource,
  demandRanking,
  recordDemand,
  removeDemand,
  listCertificates,
  recordCertificate,
  removeCertificate,
] as const
