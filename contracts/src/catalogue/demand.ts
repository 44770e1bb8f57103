import { z } from 'zod'
import { idOf, plainDate, text } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { certificationStatuses } from './certifications.ts'

const organisation = { organisationId: idOf('org') }
const none = z.object({})

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

export const demandOperations = [demandRanking, recordDemand, removeDemand] as const
