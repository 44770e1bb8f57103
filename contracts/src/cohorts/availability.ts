import { z } from 'zod'
import { idOf, plainDate, plainTime, text, weekday, zone } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { planInvalid, personUnknown } from './failures.ts'

const organisation = { organisationId: idOf('org') }
const none = z.object({})

export const weeklyWindow = z.object({ weekday: weekday(), from: plainTime(), to: plainTime() })
export const availabilityBody = z.object({
  zone: zone(),
  /** Null: any hour suits. */
  weekly: z.array(weeklyWindow).max(50).nullable(),
  away: z.array(z.object({ from: plainDate(), to: plainDate(), reason: text(120, 0) })).max(100),
})

export const readAvailability = operation({
  id: 'cohorts.availability',
  method: 'GET',
  path: '/api/organisations/:organisationId/people/:personId/availability',
  summary: "Somebody's hours and days away",
  access: { kind: 'member', anyOf: ['cohorts.plan', 'cohorts.read-own'] },
  params: z.object({ ...organisation, personId: idOf('per') }),
  output: availabilityBody,
  failures: [],
})

export const saveAvailability = operation({
  id: 'cohorts.save-availability',
  method: 'PUT',
  path: '/api/organisations/:organisationId/people/:personId/availability',
  summary: "Say which hours suit and when somebody is away; yours, or with the right to plan anybody's",
  access: { kind: 'member', anyOf: ['cohorts.plan', 'cohorts.read-own'] },
  idempotency: 'natural',
  params: z.object({ ...organisation, personId: idOf('per') }),
  body: availabilityBody,
  output: none,
  failures: [personUnknown, planInvalid],
})

export const availabilityOperations = [readAvailability, saveAvailability] as const
