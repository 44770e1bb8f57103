import { notFound, type createFeed, type listFeeds, type readFeed, type revokeFeed } from '@cadre/contracts'
import { writeFeed, type CalendarEvent } from '@cadre/formats/icalendar'
import { instant, isoOf, ok, present, refuse, secretText, type Random } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { hashOfToken } from '../../../platform/http/entry.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { pageAddress } from '../../../platform/page-address.ts'
import { certificationsOf } from '../../catalogue/index.ts'
import { directoryOf, isMember } from '../../identity/index.ts'
import type { Cohort } from '../domain/cohort.ts'
import { holdsSeat } from '../domain/seats.ts'
import { cohortsOf, decidedOf } from '../store/cohorts.ts'
import { feedsOf, findFeedByToken, insertFeed, revokeFeed as revoke, type FeedOwner } from '../store/feeds.ts'
import { seatsOfPerson } from '../store/seats.ts'
import { sessionsOf } from '../store/sessions.ts'
import { cohortSeenBy } from './access.ts'
import { addressOf, eventOf } from './calendar-events.ts'
import { organisationScope } from '../../../platform/scope.ts'

const refreshMinutes = 60

export const readFeeds: Handler<typeof listFeeds> = async (reads) => {
  const { personId } = reads.scope
  const feeds = personId === null ? [] : await feedsOf(reads, personId)
  return ok({ items: feeds.map(({ createdAt, ...feed }) => ({ ...feed, createdAt: isoOf(createdAt) })) })
}

const newFeedToken = (random: Random): string => `cf_${secretText(random)}`

export const createOneFeed: Handler<typeof createFeed> = async (tx, { body }) => {
  const { personId } = tx.scope
  const cohortId = body.kind === 'cohort' ? body.cohortId : null
  if (personId === null || (body.kind === 'cohort' && cohortId === null)) return refuse(notFound.code)
  if (cohortId !== null) {
    const standing = await cohortSeenBy(tx, cohortId)
    if (!standing.ok) return standing
  }
  const token = newFeedToken(tx.random)
  const feedId = await insertFeed(tx, { personId, kind: body.kind, cohortId, tokenHash: hashOfToken(token) })
  tx.record({ operation: 'cohorts.create-feed', subject: feedId, detail: { kind: body.kind, cohortId } })
  return ok({ feedId, path: `/api/feeds/${token}.ics` })
}

export const revokeOneFeed: Handler<typeof revokeFeed> = async (tx, { params }) => {
  const { personId } = tx.scope
  if (personId === null || !(await revoke(tx, personId, params.feedId))) return refuse(notFound.code)
  tx.record({ operation: 'cohorts.revoke-feed', subject: params.feedId, detail: {} })
  return ok({})
}

/** What else stands in a person's own calendar; modules to come join with a source of their own. */
export type FeedSource = (reads: Reads, personId: FeedOwner['personId'], publicUrl: string) => Promise<CalendarEvent[]>

/** A calendar program presents the secret alone; what it gets is what its owner may see today. */
export const readOneFeed =
  (sources: readonly FeedSource[]): Handler<typeof readFeed> =>
  async (reads, { params }, call) => {
    const owner = await findFeedByToken(reads, hashOfToken(params.token.replace(/\.ics$/, '')))
    if (!owner) return refuse(notFound.code)
    const { organisationId, personId } = owner
    const inside = await reads.within(organisationScope(organisationId, personId))
    if (!(await isMember(inside, personId))) return refuse(notFound.code)
    const cohorts = await cohortsInFeed(inside, owner)
    const events = await Promise.all(cohorts.map((cohort) => eventsOf(inside, cohort, call.publicUrl)))
    if (owner.kind === 'personal')
      for (const source of sources) events.push(await source(inside, personId, call.publicUrl))
    const directory = await directoryOf(inside, [personId])
    const self = directory.get(personId)
    return ok(
      writeFeed({
        name: cohorts.length === 1 && owner.kind === 'cohort' ? (cohorts[0]?.name ?? 'Cadre') : 'Cadre',
        description: 'Training sessions',
        organizer: self ? addressOf(self) : { name: 'Cadre', email: 'cadre@localhost' },
        source: `${call.publicUrl}/api/feeds/${params.token}`,
        refreshMinutes,
        lastModified: instant(Math.max(0, ...cohorts.map(({ changedAt }) => changedAt))),
        stamp: reads.now,
        events: events.flat(),
      }),
    )
  }

/** A personal feed has what its owner leads or holds a seat in; a cohort's feed that cohort, once it is announced. */
async function cohortsInFeed(reads: Reads, { kind, cohortId, personId }: FeedOwner): Promise<Cohort[]> {
  const known = (await cohortsOf(reads)).filter(({ stage }) => stage !== 'draft')
  const seats = await seatsOfPerson(reads, personId)
  if (kind === 'cohort') return known.filter((cohort) => cohort.cohortId === cohortId)
  return known.filter((cohort) => {
    const seat = seats.get(cohort.cohortId)
    return cohort.trainerIds.includes(personId) || (seat !== undefined && holdsSeat(seat))
  })
}

async function eventsOf(reads: Reads, cohort: Cohort, publicUrl: string) {
  const { sequences } = present(await decidedOf(reads, cohort.cohortId), 'a cohort has its plan')
  const code =
    (await certificationsOf(reads)).find(({ certificationId }) => certificationId === cohort.certificationId)?.code ??
    ''
  const link = pageAddress(reads, publicUrl, `cohorts/${cohort.cohortId}`)
  return (await sessionsOf(reads, cohort.cohortId)).map((session) =>
    eventOf(session, { cohort, code, sequences, link }),
  )
}
