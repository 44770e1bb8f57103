import { z } from 'zod'
import { idOf } from './kit/fields.ts'
import { runEvents } from './delivery/events.ts'
import { stream } from './kit/stream.ts'

/** What open screens are told: enough to know what to ask again, never the content itself. */
export const organisationEvents = stream({
  id: 'events.organisation',
  path: '/api/organisations/:organisationId/events',
  summary: 'What changes in the organisation, as it happens',
  access: { kind: 'member', anyOf: ['organisation.read'] },
  params: z.object({ organisationId: idOf('org') }),
  events: {
    /** Something under a topic changed: ask again for what is shown of it. */
    changed: z.object({ topic: z.string(), subject: z.string().optional() }),
  },
})

export const streams = [organisationEvents, runEvents] as const
