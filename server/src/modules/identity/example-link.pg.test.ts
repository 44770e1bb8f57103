import { listMembers, linkToExamplePerson, me, openSignInLink, setUpExample } from '@cadre/contracts'
import { expectOk, present } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { callerOf } from '../../testing/caller.ts'
import { join, openFirstOrganisation } from '../../testing/people.ts'
import { openTestServer } from '../../testing/test-server.ts'

const server = await openTestServer()
const ordinary = await openTestServer()
afterAll(() => Promise.all([server.close(), ordinary.close()]))

const visitor = callerOf(server)
const { organisationId } = expectOk(await visitor.call(setUpExample, { body: {} }))
const params = { organisationId }
const { members } = expectOk(await visitor.call(listMembers, { params, query: {} }))
const someone = (role: 'trainer' | 'participant' | 'manager') =>
  present(
    members.find(({ roles }) => roles.includes(role) && !roles.includes('owner')),
    'the example has all parts',
  )
const linkTo = (personId: (typeof members)[number]['personId']) =>
  visitor.call(linkToExamplePerson, { params: { organisationId, personId } })
const tokenOf = ({ link }: { link: string }) => link.slice(link.indexOf('#') + 1)

describe('the example seen as one of its people', () => {
  test('opens by a link that works once, beside the visitor’s own session', async () => {
    const trainer = someone('trainer')
    const token = tokenOf(expectOk(await linkTo(trainer.personId)))
    const player = callerOf(server)
    expectOk(await player.call(openSignInLink, { body: { token } }))
    expect(expectOk(await player.call(me, {})).personId).toBe(trainer.personId)
    expect(await callerOf(server).call(openSignInLink, { body: { token } })).toMatchObject({
      code: 'identity.link-refused',
    })
    expect(expectOk(await visitor.call(me, {})).personId).not.toBe(trainer.personId)
  })

  test('is replaced by the next link, and recorded', async () => {
    const { personId } = someone('manager')
    const [first, second] = [expectOk(await linkTo(personId)), expectOk(await linkTo(personId))]
    expect(await callerOf(server).call(openSignInLink, { body: { token: tokenOf(first) } })).toMatchObject({
      ok: false,
    })
    expectOk(await callerOf(server).call(openSignInLink, { body: { token: tokenOf(second) } }))
    const { rows } = await withClient(server.urls.superuserUrl, (client) =>
      client.query(
        `select subject from audit.entries where operation = 'identity.link-to-example-person' and subject = $1`,
        [personId],
      ),
    )
    expect(rows).toEqual([{ subject: personId }, { subject: personId }])
  })

  test('is refused to whoever may not manage members', async () => {
    const token = tokenOf(expectOk(await linkTo(someone('participant').personId)))
    const participant = callerOf(server)
    expectOk(await participant.call(openSignInLink, { body: { token } }))
    expect(
      await participant.call(linkToExamplePerson, {
        params: { organisationId, personId: someone('trainer').personId },
      }),
    ).toMatchObject({ code: 'auth.forbidden' })
  })

  test('is refused for whoever has a way in of their own: a real address, a password, another organisation', async () => {
    const own = await join(server, { by: visitor, organisationId, name: 'Real', roles: ['participant'] })
    const real = expectOk(await own.call(me, {})).personId
    expect(await linkTo(real)).toMatchObject({ code: 'identity.no-example-person' })
    const { personId, email } = someone('manager')
    await withClient(server.urls.superuserUrl, (client) =>
      client.query(`insert into identity.passwords (person_id, hash, changed_at) values ($1, 'x', now())`, [personId]),
    )
    expect(email).toMatch(/\.example$/)
    expect(await linkTo(personId)).toMatchObject({ code: 'identity.no-example-person' })
  })

  test('exists in no organisation that is not the example, whatever the address', async () => {
    const { owner, organisationId: elsewhere } = await openFirstOrganisation(ordinary)
    const member = await join(ordinary, { by: owner, organisationId: elsewhere, name: 'Tariq', roles: ['trainer'] })
    const { personId } = expectOk(await member.call(me, {}))
    await withClient(ordinary.urls.superuserUrl, async (client) => {
      await client.query(`delete from identity.passwords where person_id = $1`, [personId])
      await client.query(`update identity.memberships set email = 'tariq@x.example' where person_id = $1`, [personId])
    })
    expect(await owner.call(linkToExamplePerson, { params: { organisationId: elsewhere, personId } })).toMatchObject({
      code: 'identity.no-example-person',
    })
  })
})
