import { expectOk, present } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { openLiveRoom } from '../../testing/live-room.ts'

const room = await openLiveRoom()
afterAll(() => room.server.close())
const [first, second] = [room.sessionAt(1), room.sessionAt(2)]
room.until(first.start)
const runId = await room.open(1)
expectOk(await room.command(runId, { kind: 'start' }))
const upTo = async (kind: string) => {
  for (let left = 10; left > 0; left -= 1) {
    const { at, blocks } = await room.stateOf(runId)
    if (at !== null && blocks[at]?.kind === kind) return
    expectOk(await room.command(runId, { kind: 'next' }))
  }
}

describe('the closing of a session (L1)', () => {
  test('before it, nobody is told what comes after', async () => {
    expect((await room.stateOf(runId)).comingUp).toBeNull()
  })

  test('names the work that is due until the next session, and what that is about', async () => {
    await upTo('closing')
    const coming = present((await room.stateOf(runId)).comingUp, 'it closes')
    expect(coming.next).toMatchObject({ startsAt: new Date(second.start).toISOString() })
    expect(coming.work.length).toBeGreaterThan(0)
    for (const { due } of coming.work) {
      expect(Date.parse(due)).toBeGreaterThan(Date.parse(first.start))
      expect(Date.parse(due)).toBeLessThanOrEqual(Date.parse(second.start))
    }
  })

  test('and it stays to be read after the end', async () => {
    const before = (await room.stateOf(runId)).comingUp
    expectOk(await room.command(runId, { kind: 'end' }))
    expect((await room.stateOf(runId)).comingUp).toEqual(before)
  })
})
