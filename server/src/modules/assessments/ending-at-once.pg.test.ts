import { afterAll, describe, expect, test } from 'vitest'
import { raceEnds, type EndsPlan } from '../../testing/exam-ends.ts'
import { heldClock } from '../../testing/held-clock.ts'
import type { TestServer } from '../../testing/server-on.ts'
import { openTestServer } from '../../testing/test-server.ts'

const servers: TestServer[] = []
afterAll(async () => void (await Promise.all(servers.map((server) => server.close()))))

const race = async (plan: EndsPlan) => {
  const clock = heldClock(Date.UTC(2026, 10, 22, 9))
  const server = await openTestServer(clock)
  servers.push(server)
  return raceEnds(server, clock, plan)
}

describe('the end of an attempt that three submits, a proctor, two sweepers and the time bring at once (R-08, I5)', () => {
  test('is one, 500 times: one finalisation, one grade, counted once', async () => {
    expect(await race({ rounds: 500 })).toEqual({ attempts: 500, notOnce: [], countedTooOften: 0 })
  }, 240_000)
  test.each([
    ['graded once more', { markings: 2, ends: 1 }],
    ['ended once more', { markings: 1, ends: 2 }],
  ] as const)('planted: an attempt that is %s is found', async (fault, found) => {
    expect((await race({ rounds: 2, fault })).notOnce).toMatchObject([found])
  })
})
