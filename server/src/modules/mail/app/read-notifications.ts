import type { readNotifications } from '@cadre/contracts'
import { isoOf, ok, type Id } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import type { PersonId } from '../../../platform/scope.ts'
import { deedsOfOthers, type Deed } from '../../audit/index.ts'
import { fewMembers } from '../../identity/index.ts'
import { messagesTo } from '../store/messages.ts'
import type { StandingNotifications, NotificationSource, Notification } from './standing-notifications.ts'

const most = 30

/** What others did that concerns those who plan. */
const deeds: Readonly<Record<string, string>> = {
  'identity.accept-invitation': 'accepted the invitation',
  'identity.decline-invitation': 'declined the invitation',
  'cohorts.accept': 'accepted a seat',
  'cohorts.register-interest': 'is interested in a cohort',
  'cohorts.change': 'changed the calendar of a cohort',
  'cohorts.undo': 'took back a change of the calendar',
  'catalogue.announce-retirement': 'announced that an exam retires',
  'catalogue.publish-guide-version': 'recorded a new exam guide',
}

const placeOfDeed = (subject: string): string => {
  if (subject.startsWith('coh_')) return `cohorts/${subject}`
  return subject.startsWith('crt_') ? `catalogue/${subject}` : 'settings/members'
}

/** What still is so is always told; of the rest, the newest. */
export const notificationsOf =
  (sources: readonly NotificationSource[]): Handler<typeof readNotifications> =>
  async (reads) => {
    const { personId, permissions } = reads.scope
    if (personId === null) return ok({ items: [] })
    const told: StandingNotifications[] = []
    for (const source of sources) told.push(await source(reads, personId))
    const standing = told.flatMap(({ notifications }) => notifications)
    const own = (await fewMembers(reads, [personId])).get(personId)
    const mailed = (own ? await mailedTo(reads, own.email) : []).filter(
      ({ notificationId }) => !told.some(({ insteadOf }) => insteadOf.has(notificationId)),
    )
    const done = permissions.has('cohorts.plan') ? await doneByOthers(reads, personId) : []
    const happened = newestFirst([...mailed, ...done]).slice(0, Math.max(0, most - standing.length))
    const items = newestFirst([...standing, ...happened])
    return ok({ items: items.map(({ at, ...item }) => ({ ...item, at: isoOf(at) })) })
  }

const newestFirst = (items: readonly Notification[]) => items.toSorted((a, b) => b.at - a.at)

async function mailedTo(
  reads: Reads,
  email: string,
): Promise<(Notification & { readonly notificationId: Id<'mai'> })[]> {
  return (await messagesTo(reads, email, most)).map(({ messageId, subject, text, queuedAt }) => {
    const cohort = /\/cohorts\/(coh_\w+)/.exec(text)?.[1]
    return {
      notificationId: messageId,
      at: queuedAt,
      words: subject,
      place: cohort === undefined ? null : `cohorts/${cohort}`,
    }
  })
}

async function doneByOthers(reads: Reads, personId: PersonId): Promise<Notification[]> {
  const found = await deedsOfOthers(reads, { personId, operations: Object.keys(deeds), limit: most })
  const names = await fewMembers(reads, [...new Set(found.map((deed) => deed.personId))])
  const wordsOf = (deed: Deed): string => `${names.get(deed.personId)?.name ?? 'Somebody'} ${deeds[deed.operation]}`
  return found.map((deed) => ({
    notificationId: `entry-${deed.seq}`,
    at: deed.at,
    words: wordsOf(deed),
    place: placeOfDeed(deed.subject),
  }))
}
