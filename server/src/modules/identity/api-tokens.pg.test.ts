import {
  createApiToken,
  createOrganisation,
  endMembership,
  exportOwnData,
  invite,
  listApiTokens,
  listMembers,
  me,
  organisation,
  revokeApiToken,
  updateMember,
  updateProfile,
  type Permission,
} from '@cadre/contracts'
import { expectOk } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { callerOf } from '../../testing/caller.ts'
import { goodPassword, join, openFirstOrganisation, type TestPerson } from '../../testing/people.ts'
import { openTestServer } from '../../testing/test-server.ts'

const server = await openTestServer()
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const params = { organisationId }
const other = expectOk(await owner.call(createOrganisation, { body: { name: 'Other', timeZone: 'Europe/Madrid' } }))
let people = 0
const somebody = (roles: Parameters<typeof join>[1]['roles']) =>
  join(server, { by: owner, organisationId, name: `Maker${++people}`, roles })
async function tokenOf(person: Pick<TestPerson, 'call'>, permissions: Permission[]) {
  const made = expectOk(await person.call(createApiToken, { params, body: { name: `bot ${++people}`, permissions } }))
  return { ...made, bearer: callerOf(server, { bearer: made.secret }) }
}
const out = { ok: false, code: 'auth.required' }
const onDatabase = (text: string, values: unknown[]) =>
  withClient(server.urls.superuserUrl, (client) => client.query(text, values))

describe('an API token', () => {
  test('does what it was made for, and no more', async () => {
    const { bearer } = await tokenOf(owner, ['members.read'])
    expectOk(await bearer.call(listMembers, { params }))
    expect(await bearer.call(organisation, { params })).toMatchObject({ code: 'auth.forbidden' })
    const people = [{ email: 'x@example.org', roles: ['participant' as const] }]
    expect(await bearer.call(invite, { params, body: { people } })).toMatchObject({ code: 'auth.forbidden' })
  })
  test('is no person: it neither reads the profile nor makes tokens', async () => {
    const { bearer } = await tokenOf(owner, ['organisation.read', 'members.read'])
    expect(await bearer.call(me, {})).toMatchObject(out)
    const body = { name: 'child', permissions: ['members.read' as const] }
    expect(await bearer.call(createApiToken, { params, body })).toMatchObject({ code: 'identity.confirm-first' })
  })
  test('never exceeds its maker, then or later (S-13)', async () => {
    const trainer = await somebody(['trainer'])
    const body = { name: 'strong', permissions: ['members.manage' as const] }
    expect(await trainer.call(createApiToken, { params, body })).toMatchObject({ code: 'identity.token-too-strong' })
    const lead = await somebody(['programme-lead'])
    const { bearer } = await tokenOf(lead, ['members.read', 'mail.read', 'organisation.read'])
    expectOk(await bearer.call(listMembers, { params }))
    const demoted = { params: { organisationId, personId: lead.personId }, body: { roles: ['participant' as const] } }
    expectOk(await owner.call(updateMember, demoted))
    expect(await bearer.call(listMembers, { params })).toMatchObject({ code: 'auth.forbidden' })
    expectOk(await bearer.call(organisation, { params }))
    expectOk(await owner.call(endMembership, { params: { organisationId, personId: lead.personId } }))
    expect(await bearer.call(organisation, { params })).toMatchObject(out)
  })
  test('opens nothing when it is forged, expired, revoked, or taken to another organisation (S-10)', async () => {
    const [kept, expired, revoked] = [
      await tokenOf(owner, ['organisation.read']),
      await tokenOf(owner, ['organisation.read']),
      await tokenOf(owner, ['organisation.read']),
    ]
    const age =
      "update identity.api_tokens set created_at = now() - interval '9 d', expires_at = now() - interval '1 s' where api_token_id = $1"
    await onDatabase(age, [expired.apiTokenId])
    const path = { organisationId, apiTokenId: revoked.apiTokenId }
    expectOk(await owner.call(revokeApiToken, { params: path }))
    expect(await owner.call(revokeApiToken, { params: path })).toMatchObject({ ok: true })
    for (const { bearer } of [expired, revoked]) expect(await bearer.call(organisation, { params })).toMatchObject(out)
    const forged = callerOf(server, { bearer: `ct_${'A'.repeat(43)}` })
    expect(await forged.call(organisation, { params })).toMatchObject(out)
    expect(await kept.bearer.call(organisation, { params: other })).toMatchObject(out)
    const asSession = callerOf(server)
    asSession.token = kept.secret
    expect(await asSession.call(me, {})).toMatchObject(out)
    expect(await kept.bearer.call(organisation, { params })).toMatchObject({ ok: true })
  })
  test('is listed without its secret, to its maker and to who manages members', async () => {
    const trainer = await somebody(['trainer'])
    const { apiTokenId, secret, name } = await tokenOf(trainer, ['catalogue.read'])
    const own = expectOk(await trainer.call(listApiTokens, { params }))
    expect(own.tokens).toMatchObject([{ apiTokenId, name, permissions: ['catalogue.read'] }])
    expect(JSON.stringify(own)).not.toContain(secret)
    expect(expectOk(await owner.call(listApiTokens, { params })).tokens.length).toBeGreaterThan(1)
    const again = { name, permissions: ['catalogue.read' as const] }
    expect(await trainer.call(createApiToken, { params, body: again })).toMatchObject({
      code: 'identity.token-name-taken',
    })
    const colleague = await somebody(['trainer'])
    expect(await colleague.call(revokeApiToken, { params: { organisationId, apiTokenId } })).toMatchObject({
      code: 'request.not-found',
    })
  })
  test('leaves its secret nowhere in the database', async () => {
    const { secret } = await tokenOf(owner, ['organisation.read'])
    const { rows } = await onDatabase(
      'select (select count(*) from platform.idempotency_keys where reply like $1) + (select count(*) from mail.messages where body_text like $1) + (select count(*) from audit.entries where detail::text like $1) as n',
      [`%${secret}%`],
    )
    expect(Number(rows[0]?.n)).toBe(0)
  })
})

describe('a profile', () => {
  test('changes, and with it the name in organisations', async () => {
    const person = await somebody(['trainer'])
    const changed = await person.call(updateProfile, { body: { name: 'New Name', theme: 'dark' } })
    expect(changed).toMatchObject({ value: { name: 'New Name', theme: 'dark', timeZone: 'Europe/Madrid' } })
    const { members } = expectOk(await owner.call(listMembers, { params, query: { search: 'New Name' } }))
    expect(members).toMatchObject([{ personId: person.personId }])
  })
  test('is exported whole, without a secret', async () => {
    const person = await somebody(['trainer'])
    const { secret } = await tokenOf(person, ['catalogue.read'])
    const data = expectOk(await person.call(exportOwnData, {}))
    expect(data).toMatchObject({
      person: { email: person.email, activatedAt: expect.any(String) },
      memberships: [{ organisation: 'Brightloop', roles: ['trainer'], status: 'active' }],
      invitations: [{ status: 'accepted' }],
      sessions: [{ assurance: 'password' }],
      waysOfSigningIn: { passwordChangedAt: expect.any(String), totpSince: null },
      apiTokens: [{ permissions: ['catalogue.read'] }],
    })
    const text = JSON.stringify(data)
    for (const hidden of [secret, goodPassword, person.token ?? '', 'argon2']) expect(text).not.toContain(hidden)
  })
})
