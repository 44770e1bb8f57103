import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import {
  createBlueprint,
  createClient,
  demandRanking,
  listBlueprints,
  listCertifications,
  me,
  organisationEvents,
  pathOf,
  recordDemand,
  setUp,
  signOut,
} from '@cadre/contracts'
import { expectOk, ok, present } from '@cadre/kernel'
import { testDatabase } from '@cadre/testkit'
import { SMTPServer } from 'smtp-server'
import { afterAll, describe, expect, test } from 'vitest'
import { secureRandom, systemClock } from './platform/clock.ts'
import { readConfig } from './platform/config/read-config.ts'
import { openPool } from './platform/db/pools.ts'
import { as, transact, type Database } from './platform/db/transaction.ts'
import { queueMail } from './platform/mail/queue-mail.ts'
import { systemScope } from './platform/scope.ts'
import { startServer } from './start-server.ts'
import { goodPassword } from './testing/people.ts'

const owner = { name: 'Ana Ruiz', email: 'ana@example.org', password: goodPassword }
const urls = await testDatabase()
const received: string[] = []
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData(stream, _, callback) {
    let text = ''
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
    stream.on('end', () => (received.push(/^Subject: (.*)$/m.exec(text)?.[1] ?? ''), callback()))
  },
})
const listening = smtp.listen(0, '127.0.0.1')
await new Promise((resolve) => listening.once('listening', resolve))
const { port: mailPort } = listening.address() as AddressInfo
const environment = { PORT: '0', LOG_LEVEL: 'silent', SMTP_URL: `smtp://127.0.0.1:${mailPort}` }
const config = expectOk(readConfig(environment))
const servers = await Promise.all([startServer(config, urls), startServer(config, urls)])
const addresses = servers.map(({ address }) => address)
const [first = '', second = ''] = addresses

let keys = 0
const clientAt = (address: string, cookie: string) =>
  createClient(
    (path, init) => fetch(address + path, { ...init, headers: { ...init.headers, cookie } }),
    () => `two-${keys++}`,
  )
const founding = await fetch(first + setUp.path, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ organisation: { name: 'Brightloop', timeZone: 'Europe/Madrid' }, person: owner }),
})
const cookie = present(founding.headers.getSetCookie()[0], 'a session').split(';')[0] ?? ''
const { organisationId } = (await founding.json()) as { organisationId: string }
const params = { organisationId }
const here = clientAt(first, cookie)
const there = clientAt(second, cookie)

afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()))
  await new Promise<void>((resolve) => smtp.close(() => resolve()))
})

describe('two server processes on one database are one', () => {
  test('a mutation repeated at both has one effect and one reply (I9)', async () => {
    const { items } = expectOk(await here(listCertifications, { params }))
    const certificationId = present(items[0], 'the catalogue ships with certifications').certificationId
    const body = { certificationId, project: 'Data platform', people: 7, neededBy: null }
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        (n % 2 === 0 ? here : there)(recordDemand, { params, body }, { idempotencyKey: 'same' }),
      ),
    )
    expect(new Set(replies.map((reply) => expectOk(reply).demandId)).size).toBe(1)
    expect(expectOk(await there(demandRanking, { params })).items).toHaveLength(1)
  })

  test('a screen open at one hears what is done at the other', async () => {
    const leaving = new AbortController()
    const stream = await fetch(second + pathOf(organisationEvents, params), {
      headers: { cookie },
      signal: leaving.signal,
    })
    const heard = reading(present(stream.body, 'a stream has a body'))
    await heard.until(/^data: \{\}$/m)
    const blueprintId = present(expectOk(await here(listBlueprints, { params })).items[0], 'a blueprint').blueprintId
    const copy = expectOk(await here(createBlueprint, { params, body: { from: { kind: 'copy', blueprintId } } }))
    const text = await heard.until(/^event: changed\ndata: .*$/m)
    expect(text).toContain(copy.blueprintId)
    leaving.abort()
  })

  test('a job runs once, though both wait for it', async () => {
    const pool = openPool({ url: urls.loginUrl, max: 2, name: 'test' })
    const database: Database = { pool, clock: systemClock, random: secureRandom }
    const subjects = Array.from({ length: 12 }, (_, n) => `Session ${n} moved`)
    await transact(database, as(systemScope), async (tx) => {
      for (const subject of subjects) await queueMail(tx, { realm: 'per_x', to: owner.email, subject, text: 'Look.' })
      return ok(null)
    })
    while (received.length < subjects.length) await wait(20)
    await pool.end()
    expect(received.toSorted()).toEqual(subjects.toSorted())
  })

  test('a session begun at one is good at the other, and ended at one is ended at both', async () => {
    expect(expectOk(await there(me, {})).name).toBe(owner.name)
    expectOk(await there(signOut, {}))
    expect((await here(me, {})).ok).toBe(false)
  })
})

/** Collects a stream's text; `until` gives all of it as soon as it holds the pattern. */
function reading(body: ReadableStream<Uint8Array>) {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  return {
    async until(pattern: RegExp): Promise<string> {
      while (!pattern.test(text)) {
        const { value, done } = await reader.read()
        if (done) throw new Error(`the stream ended: ${text}`)
        text += decoder.decode(value, { stream: true })
      }
      return text
    },
  }
}
