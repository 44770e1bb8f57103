import { subscribe } from 'node:diagnostics_channel'
import { request as ask } from 'node:http'
import { text } from 'node:stream/consumers'
import { pathOf, readStanding, saveEvents, writerHeader } from '@cadre/contracts'
import { present } from '@cadre/kernel'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { examTerms, publishedExam, TestTaker, withShippedQuestions } from '../../testing/exam.ts'
import { join, openFirstOrganisation } from '../../testing/people.ts'
import type { Observe } from './observe.ts'
import { heldClock } from '../../testing/held-clock.ts'
import { openTestServer } from '../../testing/test-server.ts'

const observed: Parameters<Observe>[0][] = []
const observe: Observe = (answered) => void observed.push(answered)
const server = await openTestServer(heldClock(Date.UTC(2026, 10, 22, 9)), { observe })
afterAll(() => server.close())
let routed = 0
subscribe('tracing:fastify.request.handler:start', () => void routed++)
beforeEach(() => void (routed = 0))
const { owner, organisationId } = await openFirstOrganisation(server)
const bo = await join(server, { by: owner, organisationId, name: 'Bo', roles: ['participant'] })
const { assessmentId } = await publishedExam(
  owner,
  organisationId,
  examTerms(await withShippedQuestions(owner, organisationId)),
)
const taker = new TestTaker(bo, organisationId)
await taker.start(assessmentId)
const params = { organisationId, attemptId: present(taker.attemptId, 'the attempt is under way') }
const save = pathOf(saveEvents, params)
const standing = pathOf(readStanding, params)
const { port } = new URL(await server.listen({ host: '127.0.0.1', port: 0 }))

type Sent = { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly payload?: string }
type Heard = { readonly status: number; readonly headers: Record<string, unknown>; readonly body: string }

/** Of one connection, and so not the reply's own. */
const passing = new Set(['date', 'connection', 'keep-alive'])
const lasting = (headers: object) => Object.fromEntries(Object.entries(headers).filter(([name]) => !passing.has(name)))

/** Numbers of the log go on where an event is sent again. */
const repeatable = (body: string) => body.replace(/"sequence":\d+/, '"sequence":0')

const methodOf = ({ payload }: Sent) => (payload === undefined ? 'GET' : 'POST')

function overSocket(sent: Sent): Promise<Heard> {
  const length = sent.payload === undefined ? {} : { 'content-length': Buffer.byteLength(sent.payload) }
  return new Promise((resolve, reject) => {
    const { url: path, headers } = sent
    const asked = ask({ port, path, method: methodOf(sent), headers: { ...length, ...headers } }, (reply) => {
      const status = reply.statusCode ?? 0
      void text(reply).then(
        (body) => resolve({ status, headers: lasting(reply.headers), body: repeatable(body) }),
        reject,
      )
    })
    asked.on('error', reject).end(sent.payload)
  })
}

async function throughRouter(sent: Sent): Promise<Heard> {
  const { statusCode: status, headers, body } = await server.inject({ method: methodOf(sent), ...sent })
  return { status, headers: lasting(headers), body: repeatable(body) }
}

const event = {
  id: 'an-event',
  sequence: 1,
  madeAt: '2026-11-22T09:00:00.000Z',
  content: { kind: 'flag', question: '1', flagged: true },
}
const events = (...all: unknown[]) => JSON.stringify({ epoch: 1, events: all })
const json = { 'content-type': 'application/json', [writerHeader]: taker.writer }
const elsewhere = save.replace(/att_\w+/, 'att_01JZ0000000000000000000009')

const taken: [string, Sent][] = [
  ['a save', { url: save, headers: json, payload: events({ ...event, id: 'the-first' }) }],
  ['nothing to save', { url: save, headers: json, payload: events() }],
  ['an epoch that never was', { url: save, headers: json, payload: JSON.stringify({ epoch: 9, events: [] }) }],
  ['fields that are wrong', { url: save, headers: json, payload: events({ ...event, sequence: -1 }, 7) }],
  ['no object', { url: save, headers: json, payload: '[]' }],
  ['broken JSON', { url: save, headers: json, payload: '{"epoch":1' }],
  ['a prototype in JSON', { url: save, headers: json, payload: '{"epoch":1,"events":[],"__proto__":{"x":1}}' }],
  ['a letter of two bytes', { url: save, headers: json, payload: events({ ...event, id: 'é-of-two-bytes' }) }],
  ['no writer', { url: save, headers: { 'content-type': 'application/json' }, payload: events(event) }],
  [
    'somebody else’s writer',
    { url: save, headers: { ...json, [writerHeader]: 'x'.repeat(43) }, payload: events(event) },
  ],
  ['an attempt that is not', { url: elsewhere, headers: json, payload: events(event) }],
  ['an address of no id', { url: save.replace(/org_\w+/, 'org_1'), headers: json, payload: events(event) }],
  ['the clock', { url: standing, headers: { [writerHeader]: taker.writer } }],
  ['the clock, to nobody', { url: standing, headers: {} }],
]

const left: [string, Sent][] = [
  ['another type', { url: save, headers: { ...json, 'content-type': 'text/xml' }, payload: '<a/>' }],
  [
    'a charset',
    { url: save, headers: { ...json, 'content-type': 'application/json; charset=utf-8' }, payload: events() },
  ],
  ['a query', { url: `${save}?a=1`, headers: json, payload: events() }],
  ['an escaped address', { url: save.replace('events', '%65vents'), headers: json, payload: events() }],
  ['a slash at the end', { url: `${save}/`, headers: json, payload: events() }],
  ['an empty body', { url: save, headers: json, payload: '' }],
  ['too large a body', { url: save, headers: json, payload: `"${'x'.repeat(1_048_576)}"` }],
  ['an id beyond measure', { url: save.replace(/att_\w+/, 'a'.repeat(300)), headers: json, payload: events() }],
]

describe('a direct operation has two doors (ADR 0023)', () => {
  test.each(taken)('%s is answered alike at both, and the socket’s is the shorter', async (_, sent) => {
    // Told once before, so that an event is known at either door.
    await throughRouter(sent)
    const router = await throughRouter(sent)
    routed = 0
    expect(await overSocket(sent)).toEqual(router)
    expect(routed).toBe(0)
  })
  test.each(taken.slice(0, 4))('%s is observed at both', async (_, sent) => {
    observed.length = 0
    const { status } = await overSocket(sent)
    await throughRouter(sent)
    const told = { method: 'POST', route: saveEvents.path, status, seconds: expect.any(Number) }
    await expect.poll(() => observed).toEqual([told, told])
  })
  test.each(left)('%s is the router’s, with the words that it always had', async (_, sent) => {
    const { status, body } = await throughRouter(sent)
    expect(await overSocket(sent)).toMatchObject({ status, body })
  })
  test('a body without its length is left to the router', async () => {
    const headers = { ...json, 'transfer-encoding': 'chunked' }
    const reply = await new Promise<number>((resolve, reject) => {
      const asked = ask({ port, path: save, method: 'POST', headers }, (heard) =>
        resolve(heard.resume().statusCode ?? 0),
      )
      asked.on('error', reject).end(events())
    })
    expect(reply).toBe(200)
    expect(routed).toBe(1)
  })
  test('who goes away in the middle of a body leaves nothing behind, and others are answered', async () => {
    await new Promise<void>((resolve) => {
      const asked = ask({ port, path: save, method: 'POST', headers: { ...json, 'content-length': 500 } })
      asked.on('error', () => resolve())
      asked.write('{"epoch":1,"events":[', () => setImmediate(() => asked.destroy(new Error('gone'))))
    })
    const sent = { url: save, headers: json, payload: events({ ...event, id: 'after-that', sequence: 2 }) }
    expect(await overSocket(sent)).toMatchObject({ status: 200, body: expect.stringContaining('counted') })
  })
})
