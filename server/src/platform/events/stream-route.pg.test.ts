import { once } from 'node:events'
import { get } from 'node:http'
import type { AddressInfo } from 'node:net'
import cookie from '@fastify/cookie'
import { organisationEvents, pathOf } from '@cadre/contracts'
import { instant, ok, seededRandom, type Id } from '@cadre/kernel'
import { testDatabase } from '@cadre/testkit'
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { openPool } from '../db/pools.ts'
import type { Database } from '../db/transaction.ts'
import type { Authenticate } from '../http/entry.ts'
import { openLog } from '../log/log.ts'
import { EventHub } from './hub.ts'
import { mountStream } from './stream-route.ts'

const { loginUrl } = await testDatabase()

test('who goes away before the stream begins leaves nothing behind', async () => {
  // One connection: whoever comes second is let in when all is done with the first.
  const pool = openPool({ url: loginUrl, max: 1, name: 'test' })
  const database: Database = { pool, clock: () => instant(0), random: seededRandom(1) }
  const hub = new EventHub({ url: loginUrl, database, log: openLog('silent') })
  const authenticate: Authenticate = async () => ({
    personId: 'per_A' as Id<'per'>,
    sessionId: null,
    roles: ['participant'],
    tokenPermissions: null,
    member: true,
    seen: '',
  })
  const [asked, held] = [Promise.withResolvers(), Promise.withResolvers()]
  const admits = async () => (asked.resolve(null), await held.promise, ok(null))
  const app = fastify({ forceCloseConnections: true })
  await app.register(cookie)
  mountStream(app, { database, authenticate, hub }, { stream: organisationEvents, admits })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const path = pathOf(organisationEvents, { organisationId: 'org_A' })
  const open = () => get({ port, path, agent: false, headers: { authorization: `Bearer ${'t'.repeat(40)}` } })

  const hasGone = once(app.server, 'connection').then(([socket]) => once(socket, 'close'))
  const first = open().on('error', () => {})
  await asked.promise
  first.destroy()
  await hasGone
  held.resolve(null)
  const second = open().on('error', () => {})
  await once(second, 'response')
  expect(hub.openStreams).toBe(1)

  await app.close()
  await expect.poll(() => hub.openStreams).toBe(0)
  await pool.end()
})
