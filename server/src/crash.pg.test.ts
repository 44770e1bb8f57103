import { present } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { admitTakers, seat } from './testing/exam-hall.ts'
import { examOn, MortalServer, runCrashes } from './testing/exam-crash.ts'

const server = await MortalServer.onFreePort()
let hall: Awaited<ReturnType<typeof examOn>>
beforeAll(async () => {
  await server.start()
  hall = await examOn(server)
})
afterAll(() => server.close())

const unhurt = { lost: [], duplicated: [], regressed: [], forgotten: [] }

describe('kill -9 of the server during an exam (R-01, I1, I2)', () => {
  test('8 kills, some with the database, under 60 takers: nothing acknowledged is lost, doubled or set back', async () => {
    const report = await runCrashes(server, hall, { kills: 8, takers: 60, acksBetween: 150 })
    expect(report).toMatchObject({ ...unhurt, kills: 8, killedWithDatabase: 2 })
    expect(report.acknowledged).toBe(report.made)
  }, 400_000)

  test('a server that acknowledged before its commit would be found out', async () => {
    const fault = 'acknowledged before commit'
    const { lost } = await runCrashes(server, hall, { kills: 1, takers: 8, acksBetween: 100, fault })
    expect(lost.length).toBeGreaterThan(0)
  })

  test('a browser that dropped its outbox before the acknowledgement would be found out', async () => {
    const fault = 'outbox dropped before acknowledgement'
    const { forgotten, regressed } = await runCrashes(server, hall, { kills: 1, takers: 8, acksBetween: 100, fault })
    expect(forgotten.length + regressed.length).toBeGreaterThan(0)
  })
})

describe('a database that is lost while answers arrive (I10)', () => {
  test('stops acknowledgements with 503 and Retry-After until it is back; what was acknowledged is there', async () => {
    const door = { address: server.address, superuserUrl: server.superuserUrl }
    const [cookie] = await admitTakers(door, hall, 1)
    const { attemptId, path, headers } = await seat(server.address, hall, present(cookie, 'one was admitted'))
    const acknowledged: string[] = []
    const refused = new Set<string>()
    let sequence = 0
    const save = async () => {
      const id = `lost-database-${++sequence}`
      const event = { id, sequence, madeAt: new Date().toISOString(), content: { kind: 'leave' } }
      const sent = { ...headers, 'content-type': 'application/json' }
      const body = JSON.stringify({ epoch: 1, events: [event] })
      const reply = await fetch(server.address + path, { method: 'POST', headers: sent, body })
      await reply.text()
      if (reply.ok) acknowledged.push(id)
      else refused.add(`${reply.status} ${reply.headers.get('retry-after')}`)
    }
    await save()
    server.killDatabase()
    while (refused.size === 0) await save()
    for (const before = acknowledged.length; acknowledged.length === before;) await save()
    expect([...refused]).toEqual(['503 2'])
    const { rows } = await withClient(server.superuserUrl, (client) =>
      client.query<{ event_id: string }>('select event_id from assessments.events where attempt_id = $1', [attemptId]),
    )
    const stored = new Set(rows.map(({ event_id }) => event_id))
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([])
  })
})
