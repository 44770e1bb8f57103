import { z } from 'zod'
import { idOf, plainDate } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { planInvalid } from './failures.ts'
import { plannedSessionView } from './planning.ts'

const organisation = { organisationId: idOf('org') }

export const calendarEntry = z.object({
  cohortId: idOf('coh'),
  cohortName: z.string(),
  code: z.string(),
  zone: z.string(),
  session: plannedSessionView,
  mine: z.boolean(),
})

export const readCalendar = operation({
  id: 'cohorts.calendar',
  method: 'GET',
  path: '/api/organisations/:organisationId/calendar',
  summary: 'Sessions of all cohorts (or those you take part in) between two dates',
  access: { kind: 'member', anyOf: ['cohorts.read', 'cohorts.read-own'] },
  params: z.object(organisation),
  query: z.object({ from: plainDate(), to: plainDate(), only: z.enum(['mine', 'all']).default('all') }),
  output: z.object({ items: z.array(calendarEntry) }),
  failures: [planInvalid],
})

export const calendarOperations = [readCalendar] as const
