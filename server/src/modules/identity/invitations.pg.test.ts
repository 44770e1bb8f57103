import {
  acceptInvitation,
  createOrganisation,
  declineInvitation,
  invite,
  listInvitations,
  listMembers,
  lookAtInvitation,
  me,
  resendInvitation,
  revokeInvitation,
} from '@cadre/contracts'
import { expectOk } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { callerOf } from '../../testing/caller.ts'
import { goodPassword, join, newestMail, openFirstOrganisation } from '../../testing/people.ts'
import { heldClock } from '../../testing/held-clock.ts'
import { openTestServer } from '../../testing/test-server.ts'

const day = 86_400_000
const clock = heldClock(Date.now())
const server = await openTestServer(clock)
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const params = { organisationId }
const lead = await join(server, { by: owner, organisationId, name: 'Lena', roles: ['programme-lead'] })

const send = (people: Parameters<typeof asPeople>[0]) => lead.call(invite, { params, body: asPeople(people) })
const asPeople = (people: { email: string; roles: ('participant' | 'trainer' | 'programme-lead')[] }[]) => ({ people })
const tokenFor = async (email: string) => (await newestMail(server, email))?.token ?? ''
const invitePerson = async (email: string) => {
  const sent = expectOk(await send([{ email, roles: ['participant'] }]))
  return { ...sent.people[0], token: await tokenFor(email) }
}
const person = { name: 'Noor Said', password: goodPassword }
const closed = { ok: false, code: 'identity.invitation-closed' }

describe('an invitation', () => {
  test('brings a whole cohort at once, each with a membership that can be referred to', async () => {
    const emails = ['a@example.org', 'b@example.org', 'c@example.org', 'lena@example.org']
    const sent = expectOk(await send(emails.map((email) => ({ email, roles: ['participant'] }))))
    expect(sent.people.map(({ outcome }) => outcome)).toEqual(['invited', 'invited', 'invited', 'already-member'])
    const { members } = expectOk(await owner.call(listMembers, { params, query: { status: 'invited' } }))
    expect(members.map(({ personId }) => personId).toSorted()).toEqual(
      sent.people
        .slice(0, 3)
        .map(({ personId }) => personId)
        .toSorted(),
    )
    const { rows } = await withClient(server.urls.superuserUrl, (client) =>
      client.query("select 1 from graphile_worker.jobs where task_identifier = 'mail.send'"),
    )
    expect(rows.length).toBeGreaterThanOrEqual(3)
  })
  test('is accepted by a new person with a name and a password, once', async () => {
    const { token } = await invitePerson('noor@example.org')
    const noor = callerOf(server)
    expect(await noor.call(lookAtInvitation, { body: { token } })).toMatchObject({
      value: { organisation: { name: 'Brightloop' }, invitedByName: 'Lena', next: 'make-account' },
    })
    expect(await noor.call(acceptInvitation, { body: { token } })).toMatchObject({ code: 'identity.account-needed' })
    const weak = { ...person, password: 'noor-noor-1' }
    expect(await noor.call(acceptInvitation, { body: { token, person: weak } })).toMatchObject({
      code: 'identity.weak-password',
    })
    expectOk(await noor.call(acceptInvitation, { body: { token, person } }))
    expect(expectOk(await noor.call(me, {}))).toMatchObject({
      name: 'Noor Said',
      memberships: [{ slug: 'brightloop' }],
    })
    expect(await callerOf(server).call(acceptInvitation, { body: { token, person } })).toMatchObject(closed)
  })
  test('of two answers at once takes one', async () => {
    const { token } = await invitePerson('twice@example.org')
    const answers = await Promise.all([
      callerOf(server).call(acceptInvitation, { body: { token, person } }),
      callerOf(server).call(declineInvitation, { body: { token } }),
    ])
    expect(answers.map((answer) => answer.ok).toSorted()).toEqual([false, true])
  })
  test('is accepted by a known person only when they are signed in', async () => {
    const other = expectOk(
      await owner.call(createOrganisation, { body: { name: 'Second', timeZone: 'Europe/Madrid' } }),
    )
    const people = [{ email: lead.email, roles: ['trainer' as const] }]
    expectOk(await owner.call(invite, { params: other, body: { people } }))
    const token = await tokenFor(lead.email)
    expect(await callerOf(server).call(acceptInvitation, { body: { token, person } })).toMatchObject({
      code: 'identity.sign-in-to-accept',
    })
    expect(await owner.call(acceptInvitation, { body: { token } })).toMatchObject({
      code: 'identity.invitation-for-another',
    })
    expectOk(await lead.call(acceptInvitation, { body: { token } }))
    expect(expectOk(await lead.call(me, {})).memberships.map(({ slug }) => slug)).toEqual(['brightloop', 'second'])
  })
  test('is declined, and the person may be invited again', async () => {
    const { token } = await invitePerson('shy@example.org')
    expectOk(await callerOf(server).call(declineInvitation, { body: { token } }))
    expect(await callerOf(server).call(lookAtInvitation, { body: { token } })).toMatchObject(closed)
    expect((await invitePerson('shy@example.org')).outcome).toBe('invited')
  })
  test('stops working when it is withdrawn, sent again, or 14 days old', async () => {
    const withdrawn = await invitePerson('w@example.org')
    const path = { organisationId, invitationId: withdrawn.invitationId ?? ('' as never) }
    const first = await lead.call(revokeInvitation, { params: path })
    expect(first).toMatchObject({ value: { state: 'revoked' } })
    expect(await lead.call(revokeInvitation, { params: path })).toEqual(first)
    const again = await invitePerson('again@example.org')
    const resent = { organisationId, invitationId: again.invitationId ?? ('' as never) }
    expectOk(await lead.call(resendInvitation, { params: resent }))
    const fresh = await tokenFor('again@example.org')
    expect(fresh).not.toBe(again.token)
    for (const token of [withdrawn.token, again.token]) {
      expect(await callerOf(server).call(acceptInvitation, { body: { token, person } })).toMatchObject(closed)
    }
    clock.advance(14 * day)
    expect(await callerOf(server).call(acceptInvitation, { body: { token: fresh, person } })).toMatchObject(closed)
    const expired = expectOk(await lead.call(listInvitations, { params, query: { state: 'expired' } }))
    expect(expired.invitations.map(({ email }) => email)).toContain('again@example.org')
    expectOk(await lead.call(resendInvitation, { params: resent }))
    const token = await tokenFor('again@example.org')
    expectOk(await callerOf(server).call(acceptInvitation, { body: { token, person } }))
  })
  test('is listed page by page, newest first', async () => {
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const query: { limit: number; cursor?: string } = { limit: 3, ...(cursor !== '' && { cursor }) }
      const page = expectOk(await lead.call(listInvitations, { params, query }))
      seen.push(...page.invitations.map(({ invitationId }) => invitationId))
      cursor = page.next
    }
    const whole = expectOk(await lead.call(listInvitations, { params, query: { limit: 200 } }))
    expect(seen).toEqual(whole.invitations.map(({ invitationId }) => invitationId))
    expect(new Set(seen).size).toBe(seen.length)
  })
})

describe('an invitation reveals no account (S-12)', () => {
  test('neither by its answer nor by the id of the person', async () => {
    const stranger = expectOk(
      await owner.call(createOrganisation, { body: { name: 'Stranger', timeZone: 'Europe/Madrid' } }),
    )
    const people = ['noor@example.org', 'never-seen@example.org'].map((email) => ({
      email,
      roles: ['participant' as const],
    }))
    const sent = expectOk(await owner.call(invite, { params: stranger, body: { people } }))
    const shapes = sent.people.map(({ outcome, personId }) => [outcome, personId.slice(0, 14)])
    expect(shapes[0]).toEqual(shapes[1])
    const listed = expectOk(await owner.call(listMembers, { params: stranger, query: { status: 'invited' } }))
    expect(listed.members.map(({ name }) => name)).toEqual(['never-seen', 'noor'])
  })
})

describe('the link of a high invitation (S-13)', () => {
  test('is not in the mail that lesser ranks read', async () => {
    const people = [
      { email: 'high@example.org', roles: ['owner' as const] },
      { email: 'low@example.org', roles: ['trainer' as const] },
    ]
    expectOk(await owner.call(invite, { params, body: { people } }))
    const { personId } = expectOk(await owner.call(me, {}))
    expect((await newestMail(server, 'high@example.org'))?.realm).toBe(personId)
    expect((await newestMail(server, 'low@example.org'))?.realm).toBe(organisationId)
    expect(await send([{ email: 'high@example.org', roles: ['participant'] }])).toMatchObject({
      code: 'identity.above-your-rank',
    })
  })
})
