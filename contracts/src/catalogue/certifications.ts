import { z } from 'zod'
import { idOf, plainDate, text, webAddress } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { factGroup } from './facts.ts'
import { codeTaken, successorUnknown } from './failures.ts'
import { guideVersionView } from './guide.ts'

const organisation = { organisationId: idOf('org') }
const ofCertification = z.object({ organisationId: idOf('org'), certificationId: idOf('crt') })
const none = z.object({})

export const certificationLevels = ['foundation', 'associate', 'professional', 'specialty'] as const

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

export const certificationOperations = [
  listCertifications,
  certification,
  addCertification,
  announceRetirement,
  setDeliveryProfile,
  addResource,
] as const
