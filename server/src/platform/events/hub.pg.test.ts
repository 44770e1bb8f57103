import { instant, ok, refuse, seededRandom } from '@cadre/kernel'
import { testDatabase } from '@cadre/testkit'
import { afterAll, describe, expect, test } from 'vitest'
import { openPool } from '../db/pools.ts'
import { as, transact, type Database } from '../db/transaction.ts'
import { openLog } from '../log/log.ts'
import { type OrganisationId, organisationScope } from '../scope.ts'
import { eventsAfter, newestEvent } from './events-after.ts'
import { EventHub } from './hub.ts'

const { loginUrl } = await testDatabase()
const pool = openPool({ url: loginUrl, max: 4, name: 'test' })
const database: Database = { pool, clock: () => instant(0), random: seededRandom(1) }
const hub = new EventHub({ url: loginUrl, database, log: openLog('silent') })
await hub.start()
afterAll(async () => {
  await hub.close()
  await pool.end()
})

const organisation = 'org_A' as OrganisationId
const scope = organisationScope(organisation)
const publish = (name: string) => ({ topic: 't', name, data: { name } })
const say = (name: string, into = scope) =>
  transact(database, as(into), async (tx) => (tx.publish(publish(name)), ok(null)))
const namesAfter = async (seq: number) =>
  (await eventsAfter(database, organisation, seq)).events.map((event) => event.name)

/** Listens from now on; `until` waits for a name. */
function listening() {
  const heard: string[] = []
  const waiting = new Map<string, () => void>()
  const note = (name: string) => (heard.push(name), waiting.get(name)?.())
  const until = (name: string) =>
    new Promise<void>((resolve) => (heard.includes(name) ? resolve() : waiting.set(name, resolve)))
  const stop = hub.listen(organisation, null, {
    hears: () => true,
    send: (events) => events.forEach((event) => note(event.name)),
    reset: () => note('reset'),
    failed: () => note('failed'),
  })
  return { heard, until, stop }
}

describe('events', () => {
  test('reach who listens in another connection after commit, and only then', async () => {
    const { heard, until, stop } = listening()
    await until('reset')
    await transact(database, as(scope), async (tx) => (tx.publish(publish('dropped')), refuse('test.no')))
    await say('foreign', organisationScope('org_B' as OrganisationId))
    await say('kept')
    await until('kept')
    stop()
    await say('unheard')
    expect(heard).toEqual(['reset', 'kept'])
    expect(hub.openStreams).toBe(0)
  })
  test('of a transaction that commits late come after what was committed before it', async () => {
    const from = await newestEvent(database, organisation)
    let finish = () => {}
    const held = new Promise<void>((resolve) => (finish = resolve))
    const early = Promise.withResolvers<void>()
    const slow = transact(database, as(scope), async (tx) => {
      tx.publish(publish('began first'))
      early.resolve()
      await held
      return ok(null)
    })
    await early.promise
    await say('began second')
    expect(await namesAfter(from)).toEqual(['began second'])
    finish()
    await slow
    expect(await namesAfter(from)).toEqual(['began second', 'began first'])
  })
  test('of fifty transactions at once are numbered without a gap in the order in which readers may see them', async () => {
    const from = await newestEvent(database, organisation)
    const seen: number[] = []
    const writers = Promise.all(Array.from({ length: 50 }, (_, n) => say(`n${n}`)))
    for (let at = from; at < from + 50;) {
      const { events, whole } = await eventsAfter(database, organisation, at)
      expect(whole).toBe(true)
      seen.push(...events.map(({ seq }) => seq))
      at = events.at(-1)?.seq ?? at
    }
    await writers
    expect(seen).toEqual(Array.from({ length: 50 }, (_, n) => from + 1 + n))
  })
  test('that are no longer kept are said to be lost', async () => {
    const newest = await newestEvent(database, organisation)
    expect((await eventsAfter(database, organisation, newest + 1)).whole).toBe(false)
    expect((await eventsAfter(database, organisation, newest)).whole).toBe(true)
  })
})
