import { instant, ok, refuse, seededRandom } from '@cadre/kernel'
import { testDatabase } from '@cadre/testkit'
import { afterAll, describe, expect, test } from 'vitest'
import { openPool } from '../db/pools.ts'
import { as, transact, type Database } from '../db/transaction.ts'
import { openLog } from '../log/log.ts'
import type { OrganisationScope } from '../scope.ts'
import { EventHub, eventsAfter } from './hub.ts'

const { loginUrl } = await testDatabase()
const pool = openPool({ url: loginUrl, max: 4, name: 'test' })
const database: Database = { pool, clock: () => instant(0), random: seededRandom(1) }
const hub = new EventHub(loginUrl, openLog('silent'))
await hub.start()
afterAll(async () => {
  await hub.close()
  await pool.end()
})
const scope: OrganisationScope = {
  kind: 'organisation',
  organisationId: 'org_A' as OrganisationScope['organisationId'],
  personId: null,
  sessionId: null,
  roles: [],
  permissions: new Set(),
}
const publish = (name: string) => ({ topic: 't', name, data: { name } })
const namesAfter = async (cursor: string) =>
  (await eventsAfter(database, scope, cursor)).events.map((event) => event.name)
const woken = () => new Promise<void>((resolve) => void hub.onEvents('org_A', resolve))

describe('events', () => {
  test('wake a reader in another connection after commit, and only then', async () => {
    const { cursor } = await eventsAfter(database, scope, null)
    const waking = woken()
    await transact(database, as(scope), async (tx) => (await tx.publish(publish('dropped')), refuse('test.no')))
    await transact(database, as(scope), async (tx) => (await tx.publish(publish('kept')), ok(null)))
    await waking
    expect(await namesAfter(cursor)).toEqual(['kept'])
  })
  test('of a transaction that commits late are not stepped over', async () => {
    const { cursor } = await eventsAfter(database, scope, null)
    let finish = () => {}
    const held = new Promise<void>((resolve) => (finish = resolve))
    const early = Promise.withResolvers<void>()
    const slow = transact(database, as(scope), async (tx) => {
      await tx.publish(publish('began first'))
      early.resolve()
      await held
      return ok(null)
    })
    await early.promise
    await transact(database, as(scope), async (tx) => (await tx.publish(publish('began second')), ok(null)))
    expect(await namesAfter(cursor)).toEqual([])
    finish()
    await slow
    expect(await namesAfter(cursor)).toEqual(['began first', 'began second'])
  })
})
