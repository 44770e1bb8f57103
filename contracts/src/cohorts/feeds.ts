import { z } from 'zod'
import { idOf, instantText, text } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'

const organisation = { organisationId: idOf('org') }
const none = z.object({})

export const feedView = z.object({
  feedId: idOf('fee'),
  kind: z.enum(['personal', 'cohort']),
  cohortId: idOf('coh').nullable(),
  createdAt: instantText(),
})
export const listFeeds = operation({
  id: 'cohorts.feeds',
  method: 'GET',
  path: '/api/organisations/:organisationId/feeds',
  summary: 'Your calendar subscriptions; their addresses are shown once, when they are made',
  access: { kind: 'member', anyOf: ['cohorts.read', 'cohorts.read-own'] },
  params: z.object(organisation),
  output: z.object({ items: z.array(feedView) }),
  failures: [],
})

export const createFeed = operation({
  id: 'cohorts.create-feed',
  method: 'POST',
  path: '/api/organisations/:organisationId/feeds',
  summary: 'Make a secret address that a calendar program subscribes to',
  creates: true,
  access: { kind: 'member', anyOf: ['cohorts.read', 'cohorts.read-own'] },
  idempotency: 'key',
  params: z.object(organisation),
  body: z.object({ kind: z.enum(['personal', 'cohort']), cohortId: idOf('coh').nullable().default(null) }),
  output: z.object({ feedId: idOf('fee'), path: z.string() }),
  failures: [],
})

export const revokeFeed = operation({
  id: 'cohorts.revoke-feed',
  method: 'DELETE',
  path: '/api/organisations/:organisationId/feeds/:feedId',
  summary: 'Make a subscription address lead nowhere',
  access: { kind: 'member', anyOf: ['cohorts.read', 'cohorts.read-own'] },
  idempotency: 'natural',
  params: z.object({ ...organisation, feedId: idOf('fee') }),
  output: none,
  failures: [],
})

export const readFeed = operation({
  id: 'cohorts.feed',
  method: 'GET',
  path: '/api/feeds/:token',
  summary: 'The calendar behind a subscription address, as iCalendar',
  access: { kind: 'public' },
  params: z.object({ token: text(100) }),
  output: z.string(),
  mediaType: 'text/calendar',
  failures: [],
})

export const feedOperations = [listFeeds, createFeed, revokeFeed, readFeed] as const
