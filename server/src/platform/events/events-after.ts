import { ok } from '@cadre/kernel'
import { sql } from 'kysely'
import { as, read, type Database } from '../db/transaction.ts'
import { type OrganisationId, organisationScope } from '../scope.ts'

export type StoredEvent = {
  readonly seq: number
  readonly topic: string
  readonly name: string
  readonly data: unknown
}
/** `whole` is false when events after the given number are no longer kept, or the number was never given out. */
export type EventPage = { readonly events: readonly StoredEvent[]; readonly whole: boolean }

const atMost = 500

/** The organisation's events after a number, oldest first, at most 500. Numbers have no gaps, so a gap is a loss. */
export async function eventsAfter(database: Database, organisationId: OrganisationId, seq: number): Promise<EventPage> {
  const found = await read(database, as(organisationScope(organisationId)), async ({ db }) => {
    const { rows } = await sql<{ head: string; seq: string; topic: string; name: string; data: unknown }>`
      select h.seq::text as head, e.seq::text, e.topic, e.name, e.data from platform.event_heads h
        left join platform.events e on e.organisation_id = h.organisation_id and e.seq > ${seq}
        where h.organisation_id = ${organisationId} order by e.seq limit ${atMost}`.execute(db)
    return ok(rows)
  })
  const head = Number(found.value[0]?.head ?? 0)
  const events = found.value
    .filter((row) => row.seq !== null)
    .map(({ topic, name, data, ...row }) => ({ seq: Number(row.seq), topic, name, data }))
  return { events, whole: events[0] === undefined ? head === seq : events[0].seq === seq + 1 }
}

/** The number of the organisation's newest event; 0 before the first. */
export async function newestEvent(database: Database, organisationId: OrganisationId): Promise<number> {
  const found = await read(database, as(organisationScope(organisationId)), async ({ db }) => {
    const { rows } = await sql<{ seq: string }>`
      select seq::text from platform.event_heads where organisation_id = ${organisationId}`.execute(db)
    return ok(Number(rows[0]?.seq ?? 0))
  })
  return found.value
}
