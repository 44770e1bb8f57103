import { createHash, randomBytes } from 'node:crypto'
import {
  addShippedQuestions,
  createAssessment,
  createClient,
  pathOf,
  publishAssessment,
  saveEvents,
  startAttempt,
  writerHeader,
  type Client,
} from '@cadre/contracts'
import { expectOk, type Id } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import type { OrganisationId } from '../platform/scope.ts'
import { certificationOf } from './certification-of.ts'
import { examTerms, newWriter } from './exam.ts'

/** A taker with an attempt under way at a server process, and all that is needed to save to it. */
export type SeatedTaker = {
  readonly attemptId: Id<'att'>
  readonly writer: string
  /** Path of the save operation, and the headers that it asks for. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly cookie: string
}
export type Hall = { readonly organisationId: OrganisationId; readonly assessmentId: Id<'asm'>; readonly owner: Client }
export type Door = { readonly address: string; readonly superuserUrl: string }

let keys = 0
/** Calls operations over HTTP as who holds the cookie. */
export const clientWith = (address: string, cookie: string): Client =>
  createClient(
    (path, init) => fetch(address + path, { ...init, headers: { ...init.headers, cookie } }),
    () => `hall-${keys++}`,
  )

/** A published exam of 65 of the shipped questions, run by who holds the cookie. */
export async function openHall(address: string, organisationId: string, cookie: string): Promise<Hall> {
  const owner = clientWith(address, cookie)
  const params = { organisationId: organisationId as OrganisationId }
  const code = 'AIF-C01'
  const certificationId = await certificationOf(owner, params.organisationId, code)
  expectOk(await owner(addShippedQuestions, { params: { ...params, code } }))
  const body = examTerms(certificationId, { draw: { scored: 50, unscored: 15, freshDays: 0 }, minutes: 180 })
  const { assessmentId } = expectOk(await owner(createAssessment, { params, body }))
  expectOk(await owner(publishAssessment, { params: { ...params, assessmentId }, body: {} }))
  return { ...params, assessmentId, owner }
}

/** Participants who are signed in. Written to the database as signing up would: hundreds of passwords would take minutes. */
export async function admitTakers(
  door: Door,
  { organisationId }: Pick<Hall, 'organisationId'>,
  many: number,
): Promise<string[]> {
  const tokens = Array.from({ length: many }, () => randomBytes(32).toString('base64url'))
  const hashes = tokens.map((token) => createHash('sha256').update(token).digest('hex'))
  await withClient(door.superuserUrl, async (client) => {
    const people = `unnest($1::text[]) with ordinality t (hash, n), lateral (select 'per_0' || upper(left(t.hash, 25)) as id) p`
    await client.query(
      `insert into identity.people (person_id, name, email, time_zone, created_at, activated_at)
        select p.id, 'Taker ' || n, lower(p.id) || '@example.org', 'Europe/Madrid', now(), now() from ${people}`,
      [hashes],
    )
    await client.query(
      `insert into identity.memberships (organisation_id, person_id, roles, status, name, email, joined_at)
        select $2, p.id, '{participant}', 'active', 'Taker ' || n, lower(p.id) || '@example.org', now() from ${people}`,
      [hashes, organisationId],
    )
    await client.query(
      `insert into identity.sessions (session_id, person_id, token_hash, assurance, created_at, last_seen_at, confirmed_at, expires_at, user_agent, address)
        select 'ses_0' || upper(left(t.hash, 25)), p.id, decode(t.hash, 'hex'), 'password', now(), now(), now(), now() + interval '1 day', '', ''
        from ${people}`,
      [hashes],
    )
  })
  return tokens.map((token) => `cadre_session=${token}`)
}

/** Starts an attempt as a browser does, with a writer of its own making. */
export async function seat(address: string, hall: Hall, cookie: string): Promise<SeatedTaker> {
  const { organisationId, assessmentId } = hall
  const writer = newWriter()
  const params = { organisationId, assessmentId }
  const body = { writer, honourCode: null, closedBook: true }
  const { paper } = expectOk(await clientWith(address, cookie)(startAttempt, { params, body }))
  const { attemptId } = paper
  const path = pathOf(saveEvents, { organisationId, attemptId })
  return { attemptId, writer, path, cookie, headers: { [writerHeader]: writer } }
}
