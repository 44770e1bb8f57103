import {
  addPasskey,
  beginTotp,
  confirmTotp,
  listPasskeys,
  listSessions,
  me,
  passkeyOptions,
  passkeySignIn,
  passkeySignInOptions,
  removePasskey,
} from '@cadre/contracts'
import { expectOk } from '@cadre/kernel'
import { Secret } from 'otpauth'
import { afterAll, describe, expect, test } from 'vitest'
import { codeAt } from '../../platform/totp.ts'
import { callerOf, type Caller } from '../../testing/caller.ts'
import { join, newestMail, openFirstOrganisation } from '../../testing/people.ts'
import { SoftwareAuthenticator, type Flaw } from '../../testing/software-authenticator.ts'
import { heldClock } from '../../testing/held-clock.ts'
import { openTestServer } from '../../testing/test-server.ts'

const origin = 'https://train.example.org'
const clock = heldClock(Date.now())
const server = await openTestServer(clock, { publicUrl: origin })
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const place = { origin, rpId: 'train.example.org' }
const refused = { ok: false, code: 'identity.passkey-refused' }
let people = 0
const somebody = () => join(server, { by: owner, organisationId, name: `Holder${++people}`, roles: ['trainer'] })

async function register(caller: Caller, authenticator: SoftwareAuthenticator, where = place, flaw: Flaw = {}) {
  const { challengeId, options } = expectOk(await caller.call(passkeyOptions, {}))
  const response = authenticator.register({ ...where, challenge: options.challenge }, flaw)
  return caller.call(addPasskey, { body: { challengeId, name: 'Laptop', response } })
}
async function enter(authenticator: SoftwareAuthenticator, where = place, flaw: Flaw = {}) {
  const caller = callerOf(server)
  const { challengeId, options } = expectOk(await caller.call(passkeySignInOptions, {}))
  const response = authenticator.signIn({ ...where, challenge: options.challenge }, flaw)
  const body = { challengeId, response }
  return { caller, body, answer: await caller.call(passkeySignIn, { body }) }
}
async function holder() {
  const [person, authenticator] = [await somebody(), new SoftwareAuthenticator()]
  const { passkeyId } = expectOk(await register(person, authenticator))
  return { person, authenticator, passkeyId }
}

describe('a passkey', () => {
  test('signs in without a name or password, even where a second factor is on', async () => {
    const { person, authenticator } = await holder()
    const begun = expectOk(await person.call(beginTotp, {}))
    const code = codeAt(Buffer.from(Secret.fromBase32(begun.secret).buffer), clock())
    expectOk(await person.call(confirmTotp, { body: { code } }))
    const { caller, answer } = await enter(authenticator)
    expect(answer).toMatchObject({ value: { state: 'signed-in', personId: person.personId } })
    expect(await caller.call(me, {})).toMatchObject({ value: { email: person.email } })
    const { sessions } = expectOk(await caller.call(listSessions, {}))
    expect(sessions.find(({ current }) => current)?.assurance).toBe('passkey')
  })
  test('is listed, told to its holder, and gone when removed', async () => {
    const { person, authenticator, passkeyId } = await holder()
    expect((await newestMail(server, person.email))?.body_text).toContain('A passkey was added')
    const listed = expectOk(await person.call(listPasskeys, {}))
    expect(listed.passkeys).toMatchObject([{ passkeyId, name: 'Laptop', synced: true, lastUsedAt: null }])
    const other = await somebody()
    expect(await other.call(removePasskey, { params: { passkeyId } })).toMatchObject({ code: 'request.not-found' })
    expectOk(await person.call(removePasskey, { params: { passkeyId } }))
    expect((await enter(authenticator)).answer).toMatchObject(refused)
  })
  test('is added only after a recent confirmation', async () => {
    const person = await somebody()
    clock.advance(15 * 60_000)
    expect(await person.call(passkeyOptions, {})).toMatchObject({ code: 'identity.confirm-first' })
  })
})

describe('a passkey is refused (S-10)', () => {
  test.each<[string, typeof place, Flaw]>([
    ['made for another site', { ...place, rpId: 'evil.example' }, {}],
    ['used at another address', { ...place, origin: 'https://train.example.org.evil.example' }, {}],
    ['without verifying its holder', place, { verified: false }],
    ['for another challenge', place, { challenge: 'bm90IHRoZSBvbmU' }],
  ])('when it is %s', async (_, where, flaw) => {
    const person = await somebody()
    expect(await register(person, new SoftwareAuthenticator(), where, flaw)).toMatchObject(refused)
    const { authenticator } = await holder()
    expect((await enter(authenticator, where, flaw)).answer).toMatchObject(refused)
    expect((await enter(authenticator)).answer).toMatchObject({ ok: true })
  })
  test('when its counter went back: it was copied', async () => {
    const { authenticator } = await holder()
    expect((await enter(authenticator, place, { counter: 7 })).answer).toMatchObject({ ok: true })
    expect((await enter(authenticator, place, { counter: 7 })).answer).toMatchObject(refused)
  })
  test('when its answer is sent again, or after five minutes', async () => {
    const { authenticator } = await holder()
    const { body } = await enter(authenticator)
    expect(await callerOf(server).call(passkeySignIn, { body })).toMatchObject(refused)
    const caller = callerOf(server)
    const { challengeId, options } = expectOk(await caller.call(passkeySignInOptions, {}))
    const response = authenticator.signIn({ ...place, challenge: options.challenge })
    clock.advance(5 * 60_000)
    expect(await caller.call(passkeySignIn, { body: { challengeId, response } })).toMatchObject(refused)
  })
  test('when nobody knows it, or a registration answers a sign-in', async () => {
    expect((await enter(new SoftwareAuthenticator())).answer).toMatchObject(refused)
    const { person, authenticator } = await holder()
    const { challengeId, options } = expectOk(await person.call(passkeyOptions, {}))
    const response = authenticator.signIn({ ...place, challenge: options.challenge })
    expect(await callerOf(server).call(passkeySignIn, { body: { challengeId, response } })).toMatchObject(refused)
  })
})
