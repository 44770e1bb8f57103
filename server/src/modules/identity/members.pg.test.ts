import {
  createOrganisation,
  endMembership,
  invite,
  leaveOrganisation,
  listMembers,
  me,
  member,
  organisation,
  updateMember,
  updateOrganisation,
} from '@cadre/contracts'
import { expectOk } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { join, openFirstOrganisation } from '../../testing/people.ts'
import { openTestServer } from '../../testing/test-server.ts'

const server = await openTestServer()
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const params = { organisationId }
const hire = (name: string, roles: Parameters<typeof join>[1]['roles']) =>
  join(server, { by: owner, organisationId, name, roles })
const ownerId = expectOk(await owner.call(me, {})).personId
const [lead, trainer, second] = [
  await hire('Lena', ['programme-lead']),
  await hire('Tariq', ['trainer']),
  await hire('Olga', ['owner']),
]

describe('an organisation', () => {
  test('has settings that change, and says what changed in the audit log', async () => {
    const changed = await owner.call(updateOrganisation, { params, body: { accent: '#AA3311', country: 'ES' } })
    expect(changed).toMatchObject({ ok: true, value: { accent: '#aa3311', country: 'ES', name: 'Brightloop' } })
    expect(await owner.call(organisation, { params })).toEqual(changed)
    const { rows } = await withClient(server.urls.superuserUrl, (client) =>
      client.query("select detail from audit.entries where operation = 'identity.update-organisation'"),
    )
    expect(rows).toEqual([
      { detail: { accent: { before: '#2f5d8a', after: '#aa3311' }, country: { before: null, after: 'ES' } } },
    ])
  })
  test('is made by anybody signed in, who owns it and sees it in the switch', async () => {
    const made = expectOk(
      await trainer.call(createOrganisation, { body: { name: 'Brightloop', timeZone: 'Europe/Paris' } }),
    )
    expect(made.slug).toBe('brightloop-2')
    const places = expectOk(await trainer.call(me, {})).memberships.map(({ slug, roles }) => ({ slug, roles }))
    expect(places).toEqual([
      { slug: 'brightloop', roles: ['trainer'] },
      { slug: 'brightloop-2', roles: ['owner', 'programme-lead'] },
    ])
    expect(await owner.call(organisation, { params: made })).toMatchObject({ ok: false, code: 'request.not-found' })
    const taken = await trainer.call(updateOrganisation, { params: made, body: { slug: 'brightloop' } })
    expect(taken).toMatchObject({ ok: false, code: 'identity.slug-taken' })
  })
})

describe('members', () => {
  test('are listed by name, searched, filtered and paged', async () => {
    const first = expectOk(await lead.call(listMembers, { params, query: { limit: 2 } }))
    expect(first).toMatchObject({ total: 4, members: [{ name: 'Ana Ruiz' }, { name: 'Lena' }] })
    const rest = expectOk(await lead.call(listMembers, { params, query: { limit: 2, cursor: first.next ?? '' } }))
    expect(rest).toMatchObject({ next: null, members: [{ name: 'Olga' }, { name: 'Tariq' }] })
    const names = async (query: object) =>
      expectOk(await lead.call(listMembers, { params, query })).members.map(({ name }) => name)
    expect(await names({ search: 'LEN' })).toEqual(['Lena'])
    expect(await names({ search: '%' })).toEqual([])
    expect(await names({ role: 'owner' })).toEqual(['Ana Ruiz', 'Olga'])
    expect(await names({ status: 'ended' })).toEqual([])
    const forged = await lead.call(listMembers, { params, query: { cursor: 'bm8' } })
    expect(forged).toMatchObject({ ok: false, code: 'request.invalid' })
  })
  test('have a manager, never in a circle', async () => {
    const manage = (personId: typeof ownerId, managerId: typeof ownerId) =>
      owner.call(updateMember, { params: { organisationId, personId }, body: { managerId } })
    expect(await manage(trainer.personId, lead.personId)).toMatchObject({ ok: true, value: { managerName: 'Lena' } })
    expect(await manage(lead.personId, second.personId)).toMatchObject({ ok: true })
    expect(await manage(second.personId, trainer.personId)).toMatchObject({
      ok: false,
      code: 'identity.manager-unsuitable',
    })
  })
})

test('members whose names sort by other rules than ours are paged without loss', async () => {
  const names = ['Émile', 'emil', 'İpek', 'Ángel', 'Zoë', 'ßeta', '李', 'O’Brien', '%_']
  const people = names.map((name, i) => ({ name, email: `page${i}@example.org`, roles: ['participant' as const] }))
  expectOk(await owner.call(invite, { params, body: { people } }))
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const query: { status: 'invited'; limit: number; cursor?: string } = { status: 'invited', limit: 2 }
    if (cursor !== '') query.cursor = cursor
    const page = expectOk(await owner.call(listMembers, { params, query }))
    seen.push(...page.members.map(({ name }) => name))
    cursor = page.next
  }
  expect(seen.toSorted()).toEqual(names.toSorted())
})

describe('nobody reaches above their own rank (S-13)', () => {
  const change = (who: typeof lead, personId: typeof ownerId, roles: ['owner'] | ['trainer'] | ['auditor']) =>
    who.call(updateMember, { params: { organisationId, personId }, body: { roles } })
  test('a programme lead neither makes an owner, nor becomes one, nor touches one', async () => {
    const above = { ok: false, code: 'identity.above-your-rank' }
    expect(await change(lead, trainer.personId, ['owner'])).toMatchObject(above)
    expect(await change(lead, lead.personId, ['owner'])).toMatchObject(above)
    expect(await change(lead, lead.personId, ['auditor'])).toMatchObject(above)
    expect(await change(lead, ownerId, ['trainer'])).toMatchObject(above)
    const renamed = lead.call(updateMember, { params: { organisationId, personId: ownerId }, body: { name: 'X' } })
    expect(await renamed).toMatchObject(above)
    expect(await lead.call(endMembership, { params: { organisationId, personId: ownerId } })).toMatchObject(above)
    const people = [{ email: 'friend@example.org', roles: ['owner' as const] }]
    expect(await lead.call(invite, { params, body: { people } })).toMatchObject(above)
    expect(await lead.call(member, { params: { organisationId, personId: ownerId } })).toMatchObject({
      value: { mayChange: false, mayGrant: ['programme-lead', 'trainer', 'participant', 'manager'] },
    })
  })
  test('a trainer changes nobody', async () => {
    expect(await change(trainer, trainer.personId, ['owner'])).toMatchObject({ ok: false, code: 'auth.forbidden' })
  })
})

/** Lets two requests come as far as they can while a third transaction holds the members, then lets them go on. */
async function whileMembersAreHeld<T>(work: () => Promise<T>): Promise<T> {
  return withClient(server.urls.superuserUrl, async (client) => {
    await client.query('begin')
    await client.query('select 1 from identity.memberships where organisation_id = $1 for update', [organisationId])
    const working = work()
    const waiting = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    const waiters = async () => {
      // A transaction keeps its first look at the activity until told otherwise.
      await client.query('select pg_stat_clear_snapshot()')
      return (await client.query(waiting)).rows.length
    }
    await expect.poll(waiters, { timeout: 30_000 }).toBe(2)
    await client.query('commit')
    return working
  })
}

describe('an organisation keeps an owner', () => {
  test('when two owners remove each other at once', async () => {
    const end = (by: typeof owner, personId: typeof ownerId) =>
      by.call(endMembership, { params: { organisationId, personId } })
    const results = await whileMembersAreHeld(() => Promise.all([end(owner, second.personId), end(second, ownerId)]))
    expect(results.map((result) => result.ok).toSorted()).toEqual([false, true])
    const survivor = results[0].ok ? owner : second
    const { members } = expectOk(await survivor.call(listMembers, { params, query: { role: 'owner' } }))
    expect(members).toHaveLength(1)
    expect(await survivor.call(leaveOrganisation, { params })).toMatchObject({ ok: false, code: 'identity.last-owner' })
    const gone = results[0].ok ? second : owner
    expect(await gone.call(organisation, { params })).toMatchObject({ ok: false, code: 'request.not-found' })
  })
  test('while anybody else may leave, and what was theirs remains known', async () => {
    expect(await trainer.call(leaveOrganisation, { params })).toMatchObject({ ok: true })
    expect(await trainer.call(organisation, { params })).toMatchObject({ ok: false, code: 'request.not-found' })
    const seen = await lead.call(member, { params: { organisationId, personId: trainer.personId } })
    expect(seen).toMatchObject({ value: { name: 'Tariq', status: 'ended', endedAt: expect.any(String) } })
  })
})
