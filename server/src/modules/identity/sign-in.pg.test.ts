import {
  changePassword,
  confirmItIsMe,
  listSessions,
  me,
  openSignInLink,
  organisation,
  requestPasswordReset,
  requestSignInLink,
  resetPassword,
  revokeOneSession,
  revokeOtherSessions,
  signIn,
} from '@cadre/contracts'
import { expectOk, present } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { callerOf } from '../../testing/caller.ts'
import { goodPassword, join, newestMail, openFirstOrganisation } from '../../testing/people.ts'
import { heldClock } from '../../testing/held-clock.ts'
import { openTestServer } from '../../testing/test-server.ts'
import { identityTasks } from './jobs.ts'

const minute = 60_000
const clock = heldClock(Date.now())
const server = await openTestServer(clock)
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const params = { organisationId }
const tasks = identityTasks(server.database, { publicUrl: 'http://localhost:4600' })
const onDatabase = (text: string, values: unknown[] = []) =>
  withClient(server.urls.superuserUrl, (client) => client.query(text, values))

/** Carries out the newest job that mails a link, as the queue would. */
async function mailLink(): Promise<void> {
  const { rows } = await onDatabase(
    "select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'identity.send-link' order by j.id desc limit 1",
  )
  await tasks['identity.send-link'](rows[0]?.payload)
}
let people = 0
const somebody = () => join(server, { by: owner, organisationId, name: `Person${++people}`, roles: ['trainer'] })
const signedIn = async (email: string, password = goodPassword) => {
  const caller = callerOf(server)
  expectOk(await caller.call(signIn, { body: { email, password } }))
  return caller
}
const out = { ok: false, code: 'auth.required' }

describe('a token that is not a live session of this server (S-10)', () => {
  test.each([
    ['made up', 'cs_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['empty', ''],
    ['a hash of one', 'f'.repeat(64)],
    ["with SQL in it's text", "cs_' or true --"],
  ])('opens nothing: %s', async (_, token) => {
    const caller = callerOf(server)
    caller.token = token
    expect(await caller.call(me, {})).toMatchObject(out)
    expect(await callerOf(server, { bearer: token }).call(me, {})).toMatchObject(out)
  })
  test('opens nothing: changed by one character', async () => {
    const person = await somebody()
    const token = person.token ?? ''
    person.token = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A')
    expect(await person.call(me, {})).toMatchObject(out)
  })
  test('opens nothing: expired, or revoked', async () => {
    const [expired, revoked] = [await somebody(), await somebody()]
    await onDatabase("update identity.sessions set expires_at = now() - interval '1 s' where person_id = $1", [
      expired.personId,
    ])
    expect(await expired.call(me, {})).toMatchObject(out)
    const other = await signedIn(revoked.email)
    const { sessions } = expectOk(await other.call(listSessions, {}))
    const { sessionId } = present(
      sessions.find((session) => !session.current),
      'the session from before is listed',
    )
    expectOk(await other.call(revokeOneSession, { params: { sessionId } }))
    expect(await revoked.call(me, {})).toMatchObject(out)
    expect(await other.call(me, {})).toMatchObject({ ok: true })
  })
  test("opens nobody else's sessions to be ended", async () => {
    const [person, other] = [await somebody(), await somebody()]
    const { sessions } = expectOk(await person.call(listSessions, {}))
    const { sessionId } = present(sessions[0], 'the own session is listed')
    expect(await other.call(revokeOneSession, { params: { sessionId } })).toMatchObject({ code: 'request.not-found' })
    expect(await person.call(me, {})).toMatchObject({ ok: true })
  })
})

describe('sessions', () => {
  test('are listed with where they came from, and all others end at once', async () => {
    const person = await somebody()
    const second = await signedIn(person.email)
    await signedIn(person.email)
    const { sessions } = expectOk(await second.call(listSessions, {}))
    expect(sessions).toHaveLength(3)
    expect(sessions.filter(({ current }) => current)).toMatchObject([{ assurance: 'password', address: '127.0.0.1' }])
    expect(await second.call(revokeOtherSessions, {})).toEqual({ ok: true, value: { ended: 2 } })
    expect(await person.call(me, {})).toMatchObject(out)
    expect(expectOk(await second.call(listSessions, {})).sessions).toHaveLength(1)
  })
  test('are noted as used, though their requests only read', async () => {
    const person = await somebody()
    const old = "update identity.sessions set last_seen_at = now() - interval '1 day' where person_id = $1"
    await onDatabase(old, [person.personId])
    const isNoted = async () => {
      expectOk(await person.call(organisation, { params }))
      const { rows } = await onDatabase(
        "select last_seen_at > now() - interval '1 hour' as noted from identity.sessions where person_id = $1",
        [person.personId],
      )
      return rows[0]?.noted
    }
    await expect.poll(isNoted, { timeout: 30_000 }).toBe(true)
  })
})

describe('a link by mail', () => {
  test('signs in once', async () => {
    const person = await somebody()
    expectOk(await callerOf(server).call(requestSignInLink, { body: { email: person.email } }))
    await mailLink()
    const token = (await newestMail(server, person.email))?.token ?? ''
    const opened = await Promise.all(
      [callerOf(server), callerOf(server)].map(async (caller) => ({
        caller,
        answer: await caller.call(openSignInLink, { body: { token } }),
      })),
    )
    expect(opened.map(({ answer }) => answer.ok).toSorted()).toEqual([false, true])
    const winner = opened.find(({ answer }) => answer.ok)?.caller
    expect(await winner?.call(me, {})).toMatchObject({ value: { email: person.email } })
  })
  test('is refused when it is older than 15 minutes, replaced, or of another purpose', async () => {
    const person = await somebody()
    const ask = async (operation: typeof requestSignInLink | typeof requestPasswordReset) => {
      expectOk(await callerOf(server).call(operation, { body: { email: person.email } }))
      await mailLink()
      return (await newestMail(server, person.email))?.token ?? ''
    }
    const open = (token: string) => callerOf(server).call(openSignInLink, { body: { token } })
    const refused = { ok: false, code: 'identity.link-refused' }
    const first = await ask(requestSignInLink)
    const second = await ask(requestSignInLink)
    expect(await open(first)).toMatchObject(refused)
    expect(await open(await ask(requestPasswordReset))).toMatchObject(refused)
    clock.advance(15 * minute)
    expect(await open(second)).toMatchObject(refused)
  })
  test('resets the password, ends every session and tells the person', async () => {
    const person = await somebody()
    expectOk(await callerOf(server).call(requestPasswordReset, { body: { email: person.email } }))
    await mailLink()
    const token = (await newestMail(server, person.email))?.token ?? ''
    const reset = (password: string) => callerOf(server).call(resetPassword, { body: { token, password } })
    expect(await reset('password12')).toMatchObject({ code: 'identity.weak-password' })
    expectOk(await reset('another good phrase'))
    expect(await reset('yet another phrase')).toMatchObject({ code: 'identity.link-refused' })
    expect(await person.call(me, {})).toMatchObject(out)
    await signedIn(person.email, 'another good phrase')
    expect((await newestMail(server, person.email))?.body_text).toContain('Your password was changed')
  })
  test('is asked for alike by whom nobody knows: same answer, no mail (S-12)', async () => {
    const known = await callerOf(server).call(requestSignInLink, { body: { email: 'ana@example.org' } })
    const unknown = await callerOf(server).call(requestSignInLink, { body: { email: 'nobody@example.org' } })
    await mailLink()
    expect(unknown).toEqual(known)
    expect(await newestMail(server, 'nobody@example.org')).toBeNull()
  })
})

describe('a way of signing in', () => {
  test('changes only after a recent proof of who is at the keyboard', async () => {
    const person = await somebody()
    clock.advance(15 * minute)
    const change = () => person.call(changePassword, { body: { password: 'a different phrase' } })
    expect(await change()).toMatchObject({ code: 'identity.confirm-first' })
    const wrong = await person.call(confirmItIsMe, { body: { password: 'not the password' } })
    expect(wrong).toMatchObject({ code: 'identity.sign-in-refused' })
    expectOk(await person.call(confirmItIsMe, { body: { password: goodPassword } }))
    const other = await signedIn(person.email)
    expectOk(await change())
    expect(await other.call(me, {})).toMatchObject(out)
    expect(await person.call(me, {})).toMatchObject({ ok: true })
  })

  test('is added without one by whom nothing could prove: the first password, once', async () => {
    const person = await somebody()
    await onDatabase('delete from identity.passwords where person_id = $1', [person.personId])
    clock.advance(15 * minute)
    const choose = (password: string) => person.call(changePassword, { body: { password } })
    expectOk(await choose('a different phrase'))
    clock.advance(15 * minute)
    expect(await choose('yet another phrase')).toMatchObject({ code: 'identity.confirm-first' })
    expectOk(await signedIn(person.email, 'a different phrase').then((caller) => caller.call(me, {})))
  })
})
