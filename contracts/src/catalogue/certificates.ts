import { z } from 'zod'
import { idOf, plainDate, webAddress } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { expiryBeforeEarned, notAMember } from './failures.ts'

const organisation = { organisationId: idOf('org') }
const none = z.object({})

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

export const certificateOperations = [listCertificates, recordCertificate, removeCertificate] as const
