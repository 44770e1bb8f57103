import { demandRanking, endMembership, listCertifications, listMembers, member, recordDemand } from '@cadre/contracts'
import { createOrganisation, me, signOut, updateMember, updateOrganisation, updateProfile } from '@cadre/contracts'
import { expectOk, present } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { compose } from '../../compose.ts'
import { callerOf } from '../../testing/caller.ts'
import { join, openFirstOrganisation } from '../../testing/people.ts'
import { heldClock } from '../../testing/held-clock.ts'
import { openTestServer } from '../../testing/test-server.ts'
import { systemClock } from '../clock.ts'
import { statementsSent } from '../db/connection.ts'
import { openLog } from '../log/log.ts'

// The database's clock says when a session's use is noted next, which would be a statement beside the reads.
const clock = heldClock(systemClock())
const server = await openTestServer(clock)
const { owner, organisationId } = await openFirstOrganisation(server)
const params = { organisationId }
/** A second process on the same database. */
const neighbour = await compose({
  database: server.database,
  log: openLog('silent'),
  secureCookies: false,
  trustProxy: 0,
  publicUrl: 'http://localhost:4600',
})
afterAll(async () => {
  await neighbour.close()
  await server.close()
})
const there = Object.assign(callerOf(neighbour), { token: owner.token })
const [certification] = expectOk(await owner.call(listCertifications, { params })).items
const { certificationId } = present(certification, 'a new organisation has certifications')

async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const before = statementsSent()
  await work()
  return statementsSent() - before
}
const demand = (caller = owner) => caller.call(demandRanking, { params })
const projects = async (caller = owner) => expectOk(await demand(caller)).items.map(({ project }) => project)
const record = (project: string, caller = owner) =>
  caller.call(recordDemand, { params, body: { certificationId, project, people: 2, neededBy: null } })

describe('a reply that is kept', () => {
  test('is given again, byte for byte, without reading anything', async () => {
    const first = await demand()
    expect(await statementsOf(async () => expect(await demand()).toEqual(first))).toBe(0)
  })
  test('is computed once for all who ask for it at the same time', async () => {
    expectOk(await record('Apollo'))
    const alone = await statementsOf(() => demand(there))
    expectOk(await record('Borealis'))
    expect(await statementsOf(() => Promise.all(Array.from({ length: 20 }, () => demand())))).toBe(alone)
  })
  test('is forgotten as soon as anything of the organisation changes, at this process or another', async () => {
    for (const [writer, reader] of [
      [owner, there],
      [there, owner],
      [owner, owner],
    ] as const) {
      const before = await projects(reader)
      expectOk(await record(`Project ${before.length}`, writer))
      expect(await projects(reader)).toHaveLength(before.length + 1)
    }
  })
  test('is forgotten when somebody else’s hand changes a row', async () => {
    await demand()
    await withClient(server.urls.superuserUrl, (client) =>
      client.query(`update catalogue.demand set project = 'Renamed'`),
    )
    expect(new Set(await projects())).toEqual(new Set(['Renamed']))
  })
  test('stays where a change was refused and left nothing behind', async () => {
    await demand()
    const refused = await owner.call(recordDemand, {
      params,
      body: { certificationId: 'crt_00000000000000000000000000', project: 'Never', people: 1, neededBy: null },
    })
    expect(refused).toMatchObject({ ok: false })
    expect(await statementsOf(() => demand())).toBe(0)
  })
  test('is computed again when the clock it followed has gone on', async () => {
    await owner.call(listCertifications, { params })
    expect(await statementsOf(() => owner.call(listCertifications, { params }))).toBe(0)
    clock.advance(5_001)
    expect(await statementsOf(() => owner.call(listCertifications, { params }))).toBeGreaterThan(0)
  })
  test('is computed anew shortly before its time is over, while who asks then has the kept one', async () => {
    const ask = () => owner.call(listCertifications, { params })
    const kept = await ask()
    clock.advance(4_500)
    const before = statementsSent()
    expect(await ask()).toEqual(kept)
    await vi.waitFor(() => expect(statementsSent()).toBeGreaterThan(before))
    await ask()
    clock.advance(1_000)
    await vi.waitFor(async () => expect(await statementsOf(ask)).toBe(0))
  })
})

describe('who may no longer see it', () => {
  const members = (caller: typeof owner) => caller.call(listMembers, { params, query: {} })
  const invite = (name: string, role: 'programme-lead' | 'auditor') =>
    join(server, { by: owner, organisationId, name, roles: [role] })

  test('is refused at once when they have signed out', async () => {
    const bo = await invite('Bo', 'programme-lead')
    const elsewhere = Object.assign(callerOf(server), { token: bo.token })
    expect(await members(elsewhere)).toMatchObject({ ok: true })
    expectOk(await bo.call(signOut, {}))
    expect(await members(elsewhere)).toMatchObject({ ok: false, code: 'auth.required' })
  })
  test('is refused at once when a role was taken away', async () => {
    const cy = await invite('Cy', 'programme-lead')
    expect(await demand(cy)).toMatchObject({ ok: true })
    expect(await members(cy)).toMatchObject({ ok: true })
    expectOk(
      await owner.call(updateMember, {
        params: { ...params, personId: cy.personId },
        body: { roles: ['participant'] },
      }),
    )
    expect(await members(cy)).toMatchObject({ ok: false, code: 'auth.forbidden' })
  })
  test('is refused at once when they no longer belong', async () => {
    const di = await invite('Di', 'programme-lead')
    const self = { ...params, personId: di.personId }
    expect(await di.call(member, { params: self })).toMatchObject({ ok: true })
    expectOk(await owner.call(endMembership, { params: self }))
    expect(await di.call(member, { params: self })).toMatchObject({ ok: false, code: 'request.not-found' })
  })
})

describe('what a person is answered outside of organisations', () => {
  const own = async (caller: typeof owner) => expectOk(await caller.call(me, {}))
  const invite = (name: string) => join(server, { by: owner, organisationId, name, roles: ['programme-lead'] })

  test('is given again without reading anything, to each their own', async () => {
    const eve = await invite('Eve')
    const first = await own(eve)
    expect(await statementsOf(async () => expect(await own(eve)).toEqual(first))).toBe(0)
    expect(await own(owner)).not.toEqual(first)
  })
  test('stays when something else of their organisation changes', async () => {
    await own(owner)
    expectOk(await record('Cygnus'))
    expect(await statementsOf(() => own(owner))).toBe(0)
  })
  test('says at once what changed of themselves, their roles and their organisation, at this process or another', async () => {
    const flo = await invite('Flo')
    const elsewhere = Object.assign(callerOf(neighbour), { token: flo.token })
    const both = async () => {
      const [here, away] = await Promise.all([own(flo), own(elsewhere)])
      expect(away).toEqual(here)
      return here
    }
    await both()
    expectOk(await flo.call(updateProfile, { body: { name: 'Florence' } }))
    expect((await both()).name).toBe('Florence')
    const self = { ...params, personId: flo.personId }
    expectOk(await owner.call(updateMember, { params: self, body: { roles: ['trainer'] } }))
    expect((await both()).memberships[0]?.roles).toEqual(['trainer'])
    expectOk(await owner.call(updateOrganisation, { params, body: { name: 'Brightloop Two' } }))
    expect((await both()).memberships[0]?.name).toBe('Brightloop Two')
    expectOk(await owner.call(endMembership, { params: self }))
    expect((await both()).memberships).toEqual([])
  })
  test('names an organisation as soon as they have it', async () => {
    const before = (await own(owner)).memberships.length
    expectOk(await owner.call(createOrganisation, { body: { name: 'Second', timeZone: 'Europe/Madrid' } }))
    expect((await own(owner)).memberships).toHaveLength(before + 1)
  })
  test('is refused at once when the session has ended elsewhere', async () => {
    const gil = await invite('Gil')
    const elsewhere = Object.assign(callerOf(neighbour), { token: gil.token })
    await own(elsewhere)
    expectOk(await gil.call(signOut, {}))
    expect(await elsewhere.call(me, {})).toMatchObject({ ok: false, code: 'auth.required' })
  })
  test('comes from tables that note their changes for the person', async () => {
    const rows = await withClient(server.urls.superuserUrl, async (client) => {
      const found = await client.query<{ name: string }>(`
        select p.polrelid::regclass::text as name from pg_policy p
          where pg_get_expr(p.polqual, p.polrelid) ~ 'current_person'
            and (select count(*) from pg_trigger t where t.tgrelid = p.polrelid and t.tgfoid::regproc::text = any(array[
              'identity.note_person_touch', 'identity.note_membership_touch', 'identity.note_organisation_touch', 'platform.note_mail_touch'])) <> 3`)
      return found.rows.map(({ name }) => name)
    })
    expect(rows).toEqual(['platform.idempotency_keys'])
  })
})

test('every table that an organisation’s request can read notes its changes', async () => {
  const rows = await withClient(server.urls.superuserUrl, async (client) => {
    const found = await client.query<{ name: string; noted: number }>(`
      select c.oid::regclass::text as name, (select count(*)::int from pg_trigger t where t.tgrelid = c.oid and t.tgname like 'touch%') as noted
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and has_table_privilege('cadre_app', c.oid, 'select')`)
    return found.rows
  })
  // Streams read events, and a mutation its own key: neither is a reply that is kept.
  // An attempt's events come with a change of its row (settle, keep_events), which is noted.
  const unread = ['platform.events', 'platform.event_heads', 'platform.idempotency_keys', 'assessments.events']
  expect(rows.filter(({ name, noted }) => noted !== 3 && !unread.includes(name))).toEqual([])
  expect(rows.length).toBeGreaterThan(20)
})
