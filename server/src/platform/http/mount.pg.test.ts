import { afterAll, describe, expect, test } from 'vitest'
import { openTestServer } from '../../testing/test-server.ts'

const server = await openTestServer()
afterAll(() => server.close())

const person = { name: 'Ana Ruiz', email: 'ana@example.org', password: 'correct horse battery' }
const setUp = { organisation: { name: 'Brightloop', timeZone: 'Europe/Madrid' }, person }

describe('a new server', () => {
  test('is set up once, by the first visitor', async () => {
    expect((await server.inject({ url: '/api/setup' })).json()).toEqual({ needed: true })
    const [first, second] = await Promise.all(
      [1, 2].map(() => server.inject({ method: 'POST', url: '/api/setup', payload: setUp })),
    )
    expect([first?.statusCode, second?.statusCode].toSorted()).toEqual([201, 409])
    expect((await server.inject({ url: '/api/setup' })).json()).toEqual({ needed: false })
  })
  test('knows who signed in, and forgets them when they sign out', async () => {
    const signedIn = await server.inject({
      method: 'POST',
      url: '/api/session',
      payload: { email: ' ANA@example.org', password: person.password },
    })
    expect(signedIn.statusCode).toBe(201)
    const [cookie] = signedIn.cookies
    expect(cookie).toMatchObject({ name: 'cadre_session', httpOnly: true, sameSite: 'Lax' })
    const cookies = { cadre_session: cookie?.value ?? '' }
    const me = await server.inject({ url: '/api/me', cookies })
    expect(me.json()).toMatchObject({
      name: 'Ana Ruiz',
      memberships: [{ slug: 'brightloop', roles: ['owner', 'programme-lead'] }],
    })
    expect(
      (
        await server.inject({
          method: 'DELETE',
          url: '/api/session',
          cookies,
          headers: { 'sec-fetch-site': 'cross-site' },
        })
      ).statusCode,
    ).toBe(403)
    expect((await server.inject({ method: 'DELETE', url: '/api/session', cookies })).statusCode).toBe(200)
    expect((await server.inject({ url: '/api/me', cookies })).statusCode).toBe(401)
  })
  test('answers a wrong password and an unknown address alike (S-12)', async () => {
    const tries = [person.email, 'nobody@example.org'].map((email) =>
      server.inject({ method: 'POST', url: '/api/session', payload: { email, password: 'wrong password' } }),
    )
    const [wrong, unknown] = await Promise.all(tries)
    expect(wrong?.statusCode).toBe(401)
    expect(wrong?.body).toBe(unknown?.body)
  })
})

describe('bad input', () => {
  test.each([
    ['a NUL', { ...setUp, person: { ...person, name: 'a\u0000b' } }, 'body.person.name'],
    ['a missing part', { organisation: setUp.organisation }, 'body.person'],
    [
      'a zone that is none',
      { ...setUp, organisation: { name: 'X', timeZone: 'Mars/Olympus' } },
      'body.organisation.timeZone',
    ],
    ['a short password', { ...setUp, person: { ...person, password: 'short' } }, 'body.person.password'],
  ])('is refused naming the field: %s', async (_, payload, path) => {
    const reply = await server.inject({ method: 'POST', url: '/api/setup', payload })
    expect(reply.statusCode).toBe(422)
    expect(reply.headers['content-type']).toContain('application/problem+json')
    expect(reply.json().details.fields.map((f: { path: string }) => f.path)).toContain(path)
  })
  test.each([
    ['no JSON', '{', 'application/json', 400],
    ['another media type', 'a=b', 'application/x-www-form-urlencoded', 415],
    ['too much', JSON.stringify({ a: 'x'.repeat(1_100_000) }), 'application/json', 413],
    ['a poisoned prototype', '{"__proto__": {"a": 1}}', 'application/json', 400],
  ])('is refused before anything is read: %s', async (_, payload, type, status) => {
    const reply = await server.inject({ method: 'POST', url: '/api/setup', payload, headers: { 'content-type': type } })
    expect(reply.statusCode).toBe(status)
    expect(reply.json()).toMatchObject({ status, code: expect.any(String), detail: expect.any(String) })
  })
  test('an address that leads nowhere says so as a problem', async () => {
    expect((await server.inject({ url: '/api/nothing' })).json()).toMatchObject({ code: 'request.not-found' })
  })
})
