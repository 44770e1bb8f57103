import { z } from 'zod'
import { idOf, plainDate, text } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { confidences } from './facts.ts'
import { weightsDoNotSum } from './failures.ts'

const organisation = { organisationId: idOf('org') }
const ofCertification = z.object({ organisationId: idOf('org'), certificationId: idOf('crt') })

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

export const guideOperations = [publishGuideVersion, editObjectives] as const
