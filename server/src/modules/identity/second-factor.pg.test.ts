import {
  beginTotp,
  completeSignIn,
  confirmItIsMe,
  confirmTotp,
  me,
  openSignInLink,
  organisation,
  removeTotp,
  renewRecoveryCodes,
  requestSignInLink,
  secondFactor,
  signIn,
} from '@cadre/contracts'
import { expectOk, instant } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { Secret } from 'otpauth'
import { afterAll, describe, expect, test } from 'vitest'
import { codeAt } from '../../platform/totp.ts'
import { callerOf, type Caller } from '../../testing/caller.ts'
import { goodPassword, join, newestMail, openFirstOrganisation } from '../../testing/people.ts'
import { heldClock } from '../../testing/held-clock.ts'
import { openTestServer } from '../../testing/test-server.ts'
import { identityTasks } from './jobs.ts'

const clock = heldClock(Date.now())
const server = await openTestServer(clock)
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const publicUrl = 'http://localhost:4600'

/** Half a minute later: a code of a step that was not used yet. */
function nextCode(secret: Buffer): string {
  clock.advance(30_000)
  return codeAt(secret, clock())
}
let people = 0
/** Somebody with an authenticator app switched on. */
async function protectedPerson() {
  const person = await join(server, { by: owner, organisationId, name: `Guarded${++people}`, roles: ['trainer'] })
  const begun = expectOk(await person.call(beginTotp, {}))
  const secret = Buffer.from(Secret.fromBase32(begun.secret).buffer)
  const { recoveryCodes } = expectOk(await person.call(confirmTotp, { body: { code: nextCode(secret) } }))
  return Object.assign(person, { secret, recoveryCodes })
}
async function firstFactor(email: string): Promise<Caller> {
  const caller = callerOf(server)
  const answer = await caller.call(signIn, { body: { email, password: goodPassword } })
  expect(answer).toMatchObject({ value: { state: 'second-factor-needed' } })
  return caller
}
const complete = (caller: Caller, code: string) => caller.call(completeSignIn, { body: { code } })
const out = { ok: false, code: 'auth.required' }
const refused = { ok: false, code: 'identity.code-refused' }

describe('with a second factor, the first alone (S-11)', () => {
  test('opens nothing, by password or by link', async () => {
    const person = await protectedPerson()
    const byPassword = await firstFactor(person.email)
    expectOk(await callerOf(server).call(requestSignInLink, { body: { email: person.email } }))
    const payload = { email: person.email, purpose: 'sign-in' }
    await identityTasks(server.database, { publicUrl })['identity.send-link'](payload)
    const byLink = callerOf(server)
    const token = (await newestMail(server, person.email))?.token ?? ''
    const opened = await byLink.call(openSignInLink, { body: { token } })
    expect(opened).toMatchObject({ value: { state: 'second-factor-needed' } })
    for (const caller of [byPassword, byLink]) {
      expect(caller.token).toMatch(/^cf_/)
      expect(await caller.call(me, {})).toMatchObject(out)
      expect(await caller.call(organisation, { params: { organisationId } })).toMatchObject(out)
      expect(await caller.call(removeTotp, {})).toMatchObject(out)
      const bearer = callerOf(server, { bearer: caller.token ?? '' })
      expect(await bearer.call(me, {})).toMatchObject(out)
    }
  })
  test('is completed by a code of the app, in a session with a secret of its own', async () => {
    const person = await protectedPerson()
    const caller = await firstFactor(person.email)
    const pending = caller.token
    expectOk(await complete(caller, nextCode(person.secret)))
    expect(caller.token).not.toBe(pending)
    expect(await caller.call(me, {})).toMatchObject({ value: { email: person.email } })
    const again = callerOf(server)
    again.token = pending
    expect(await complete(again, nextCode(person.secret))).toMatchObject(refused)
  })
  test('is not completed ten minutes later, nor by nobody', async () => {
    const person = await protectedPerson()
    const caller = await firstFactor(person.email)
    clock.advance(10 * 60_000)
    expect(await complete(caller, nextCode(person.secret))).toMatchObject(refused)
    expect(await complete(callerOf(server), nextCode(person.secret))).toMatchObject(refused)
  })
  test('does not enter by a session from before, even one that was kept', async () => {
    const person = await protectedPerson()
    const revive = "update identity.sessions set assurance = 'password', revoked_at = null where person_id = $1"
    await withClient(server.urls.superuserUrl, (client) => client.query(revive, [person.personId]))
    expect(await person.call(me, {})).toMatchObject(out)
  })
  test('begins again for each person: one cannot complete for another', async () => {
    const [one, other] = [await protectedPerson(), await protectedPerson()]
    const caller = await firstFactor(one.email)
    expect(await complete(caller, nextCode(other.secret))).toMatchObject(refused)
    expect(await complete(caller, other.recoveryCodes[0] ?? '')).toMatchObject(refused)
  })
})

describe('a code (S-11)', () => {
  test('counts once, also when it is sent twice at the same moment', async () => {
    const person = await protectedPerson()
    const callers = await Promise.all([firstFactor(person.email), firstFactor(person.email)])
    const code = nextCode(person.secret)
    const answers = await Promise.all(callers.map((caller) => complete(caller, code)))
    expect(answers.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(await complete(await firstFactor(person.email), code)).toMatchObject(refused)
  })
  test('cannot be guessed: after six tries the person waits, with any number of first factors', async () => {
    const person = await protectedPerson()
    const codes: string[] = []
    for (let n = 0; n < 8; n++) {
      const answer = await complete(await firstFactor(person.email), String(n).repeat(6))
      codes.push(answer.ok ? 'in' : answer.code)
    }
    expect(codes.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => 'identity.code-refused'))
    expect(codes.slice(6)).toEqual(['request.rate-limited', 'request.rate-limited'])
    const right = await complete(await firstFactor(person.email), codeAt(person.secret, instant(clock() + 30_000)))
    expect(right).toMatchObject({ code: 'request.rate-limited' })
  })
  test('for recovery counts once, is told to the person, and stops when new ones are made', async () => {
    const person = await protectedPerson()
    const [first = '', second = ''] = person.recoveryCodes
    expect(person.recoveryCodes).toHaveLength(10)
    const caller = await firstFactor(person.email)
    expectOk(await complete(caller, first.toLowerCase().replaceAll('-', ' ')))
    expect((await newestMail(server, person.email))?.body_text).toContain('A recovery code was used')
    expect(await complete(await firstFactor(person.email), first)).toMatchObject(refused)
    expect(expectOk(await caller.call(secondFactor, {}))).toMatchObject({ totp: 'active', recoveryCodesLeft: 9 })
    expectOk(await caller.call(renewRecoveryCodes, {}))
    expect(await complete(await firstFactor(person.email), second)).toMatchObject(refused)
  })
})

describe('an authenticator app', () => {
  test('counts only after a first code of it, and ends other sessions then', async () => {
    const person = await join(server, { by: owner, organisationId, name: 'Starter', roles: ['trainer'] })
    const other = callerOf(server)
    const credentials = { email: person.email, password: goodPassword }
    expectOk(await other.call(signIn, { body: credentials }))
    expect(await person.call(confirmTotp, { body: { code: '123456' } })).toMatchObject({
      code: 'identity.totp-not-begun',
    })
    const begun = expectOk(await person.call(beginTotp, {}))
    expect(await callerOf(server).call(signIn, { body: credentials })).toMatchObject({ value: { state: 'signed-in' } })
    const secret = Buffer.from(Secret.fromBase32(begun.secret).buffer)
    expectOk(await person.call(confirmTotp, { body: { code: nextCode(secret) } }))
    expect(await other.call(me, {})).toMatchObject(out)
    expect(await person.call(beginTotp, {})).toMatchObject({ code: 'identity.totp-already' })
  })
  test('is removed only after a code, not by a password', async () => {
    const person = await protectedPerson()
    clock.advance(15 * 60_000)
    expect(await person.call(removeTotp, {})).toMatchObject({ code: 'identity.confirm-first' })
    expect(await person.call(confirmItIsMe, { body: { password: goodPassword } })).toMatchObject(refused)
    expectOk(await person.call(confirmItIsMe, { body: { code: nextCode(person.secret) } }))
    expectOk(await person.call(removeTotp, {}))
    const answer = await callerOf(server).call(signIn, { body: { email: person.email, password: goodPassword } })
    expect(answer).toMatchObject({ value: { state: 'signed-in' } })
  })
})
