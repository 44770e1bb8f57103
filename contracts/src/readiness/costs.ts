import { z } from 'zod'
import { idOf } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'

const organisation = { organisationId: idOf('org') }
const minor = (most: number) => z.int().min(0).max(most)

/** What time costs the organisation, in minor units of one currency. */
export const organisationCosts = z.object({
  currency: z
    .string()
    .length(3)
    .regex(/^[A-Z]{3}$/),
  /** Null: the fee that the catalogue has of each exam. */
  retakeMinor: minor(10_000_000).nullable(),
  /** A week without the certificate. */
  weekMinor: minor(100_000_000),
  trainerHourMinor: minor(10_000_000),
  participantHourMinor: minor(10_000_000),
})

const costsView = z.object({
  /** Null: the defaults are used. */
  costs: organisationCosts.nullable(),
  /** In the currency of each exam's fee. */
  defaults: organisationCosts.omit({ currency: true, retakeMinor: true }),
  /** What the catalogue knows, the most trusted source first. */
  fees: z.array(z.object({ code: z.string(), minor: z.int(), currency: z.string() })),
})

export const readCosts = operation({
  id: 'readiness.costs',
  method: 'GET',
  path: '/api/organisations/:organisationId/readiness/costs',
  summary: 'What a retake, a week and an hour cost here, for the advice to book, wait or defer (R2)',
  access: { kind: 'member', anyOf: ['readiness.read'] },
  params: z.object(organisation),
  output: costsView,
  failures: [],
})

export const saveCosts = operation({
  id: 'readiness.save-costs',
  method: 'PUT',
  path: '/api/organisations/:organisationId/readiness/costs',
  summary: 'Say what a retake, a week and an hour cost here; null goes back to the defaults. Advice uses it at once',
  access: { kind: 'member', anyOf: ['cohorts.plan'] },
  idempotency: 'natural',
  params: z.object(organisation),
  body: z.object({ costs: organisationCosts.nullable() }),
  output: costsView,
  failures: [],
})
