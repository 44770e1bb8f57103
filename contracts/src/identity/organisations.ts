import { z } from 'zod'
import { idOf, text, zone } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { rateLimited } from '../kit/base-failures.ts'
import { slugTaken } from './failures.ts'

export const organisationKinds = ['agency', 'partner', 'client', 'framework-owner'] as const

const slug = () =>
  z
    .string()
    .min(2)
    .max(40)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens, such as brightloop')
const country = () =>
  z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be a country of two capital letters (ISO 3166), such as ES')
    .meta({ examples: ['ES'] })
const accent = () =>
  z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as #2f5d8a')
    .transform((s) => s.toLowerCase())

const organisationView = z.object({
  organisationId: idOf('org'),
  parentId: idOf('org').nullable(),
  kind: z.enum(organisationKinds),
  name: z.string(),
  slug: z.string(),
  timeZone: z.string(),
  country: z.string().nullable(),
  accent: z.string(),
  example: z.boolean(),
  createdAt: z.string(),
})
const params = z.object({ organisationId: idOf('org') })

export const createOrganisation = operation({
  id: 'identity.create-organisation',
  method: 'POST',
  path: '/api/organisations',
  summary: 'Make another organisation, owned by its maker',
  creates: true,
  access: { kind: 'person' },
  idempotency: 'key',
  body: z.object({
    name: text(120),
    kind: z.enum(organisationKinds).default('agency'),
    timeZone: zone(),
    country: country().nullable().default(null),
  }),
  output: z.object({ organisationId: idOf('org'), slug: z.string() }),
  failures: [rateLimited],
})

export const organisation = operation({
  id: 'identity.organisation',
  method: 'GET',
  path: '/api/organisations/:organisationId',
  summary: "An organisation's settings",
  access: { kind: 'member', anyOf: ['organisation.read'] },
  params,
  output: organisationView,
  failures: [],
})

export const updateOrganisation = operation({
  id: 'identity.update-organisation',
  method: 'PATCH',
  path: '/api/organisations/:organisationId',
  summary: "Change an organisation's settings; what is left out stays",
  access: { kind: 'member', anyOf: ['organisation.manage'] },
  idempotency: 'natural',
  params,
  body: z.object({
    name: text(120).optional(),
    slug: slug().optional(),
    timeZone: zone().optional(),
    country: country().nullable().optional(),
    accent: accent().optional(),
  }),
  output: organisationView,
  failures: [slugTaken],
})
