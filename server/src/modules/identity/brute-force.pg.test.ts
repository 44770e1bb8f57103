import { me, requestSignInLink, signIn } from '@cadre/contracts'
import { expectOk } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { callerOf, type CallerOptions } from '../../testing/caller.ts'
import { goodPassword, openFirstOrganisation } from '../../testing/people.ts'
import { heldClock } from '../../testing/held-clock.ts'
import { openTestServer } from '../../testing/test-server.ts'

const clock = heldClock(Date.now())
const direct = await openTestServer(clock)
const behindProxy = await openTestServer(clock, { trustProxy: 1 })
afterAll(async () => {
  await direct.close()
  await behindProxy.close()
})
await openFirstOrganisation(direct)
await openFirstOrganisation(behindProxy)

const limited = 'request.rate-limited'
type Server = typeof direct
const guess = async (server: Server, email: string, options: CallerOptions = {}) => {
  const answer = await callerOf(server, options).call(signIn, { body: { email, password: 'a wrong guess' } })
  return answer.ok ? 'in' : answer.code
}
/** How many guesses go through before the first is refused for being too many. */
async function guessesUntilLimited(next: (n: number) => Promise<string>, most = 30): Promise<number> {
  for (let n = 0; n < most; n++) if ((await next(n)) === limited) return n
  return most
}

describe('guessing passwords (S-12)', () => {
  test('of one account ends after ten tries, from wherever they come, and the right one waits too', async () => {
    const options = (n: number) => ({ remoteAddress: `198.51.100.${n}` })
    expect(await guessesUntilLimited((n) => guess(direct, 'ana@example.org', options(n)))).toBe(10)
    const right = { body: { email: 'ana@example.org', password: goodPassword } }
    const elsewhere = callerOf(direct, { remoteAddress: '192.0.2.1' })
    expect(await elsewhere.call(signIn, right)).toMatchObject({
      code: limited,
      details: { retryAfterSeconds: 60 },
    })
    clock.advance(60_000)
    expectOk(await elsewhere.call(signIn, right))
    expect(await elsewhere.call(me, {})).toMatchObject({ ok: true })
    // Success empties the account's bucket: only failures add up.
    expect(await guessesUntilLimited((n) => guess(direct, 'ana@example.org', options(n)))).toBe(10)
  })
  test('of an account that nobody has is answered and limited alike', async () => {
    const options = (n: number) => ({ remoteAddress: `198.51.101.${n}` })
    expect(await guessesUntilLimited((n) => guess(direct, 'nobody@example.org', options(n)))).toBe(10)
  })
  test('of many accounts ends for the address they come from', async () => {
    const from = { remoteAddress: '203.0.113.7' }
    const answers = await Promise.all(Array.from({ length: 64 }, (_, n) => guess(direct, `p${n}@example.org`, from)))
    expect(answers.filter((answer) => answer === limited)).toHaveLength(4)
  })
  test('counts tries at once as it counts tries one after the other', async () => {
    const answers = await Promise.all(
      Array.from({ length: 14 }, (_, n) => guess(direct, 'race@example.org', { remoteAddress: `198.51.102.${n}` })),
    )
    expect(answers.filter((answer) => answer === limited)).toHaveLength(4)
  })
})

/** Asks for a link to an address of its own: only the network it comes from is counted again and again. */
async function ask(server: Server, email: string, options: CallerOptions): Promise<string> {
  const answer = await callerOf(server, options).call(requestSignInLink, { body: { email } })
  return answer.ok ? 'sent' : answer.code
}

describe('tries are counted for the network they come from (S-12)', () => {
  test('which is the whole IPv6 network of one customer', async () => {
    const from = (n: number) => ({ remoteAddress: `2001:db8:7:7::${(n + 1).toString(16)}` })
    expect(await guessesUntilLimited((n) => ask(direct, `six${n}@example.org`, from(n)))).toBe(20)
  })
  test('whatever the caller writes into X-Forwarded-For, where no proxy is trusted', async () => {
    const from = (n: number) => ({
      remoteAddress: '203.0.113.20',
      headers: { 'x-forwarded-for': `10.1.${n}.1`, 'x-real-ip': `10.1.${n}.1`, forwarded: `for=10.1.${n}.1` },
    })
    expect(await guessesUntilLimited((n) => ask(direct, `x${n}@example.org`, from(n)))).toBe(20)
  })
  test('which is the one that the trusted proxy wrote, whatever the caller wrote before it', async () => {
    const from = (n: number) => ({
      remoteAddress: '10.0.0.1',
      headers: { 'x-forwarded-for': `10.2.${n}.1, 203.0.113.30` },
    })
    expect(await guessesUntilLimited((n) => ask(behindProxy, `y${n}@example.org`, from(n)))).toBe(20)
    const neighbour = { remoteAddress: '10.0.0.1', headers: { 'x-forwarded-for': '203.0.113.31' } }
    expect(await ask(behindProxy, 'y99@example.org', neighbour)).toBe('sent')
  })
})

test('one address is mailed at most three links at once, whoever asks (S-12)', async () => {
  const from = (n: number) => ({ remoteAddress: `198.51.103.${n}` })
  expect(await guessesUntilLimited((n) => ask(direct, 'flooded@example.org', from(n)))).toBe(3)
})
