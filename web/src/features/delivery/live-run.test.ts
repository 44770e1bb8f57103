import { instant, newId, seededRandom } from '@cadre/kernel'
import { clockOf } from '@cadre/session'
import { describe, expect, it } from 'vitest'
import { newerOf, runOf, type SharedRun } from './live-run.ts'

const idNamed = <const P extends string>(prefix: P) => newId(prefix, instant(0), seededRandom(1))
const shared: SharedRun = {
  runId: idNamed('run'),
  cohortId: idNamed('coh'),
  cohortName: 'Spring',
  sessionKey: 's02',
  title: 'What AI is',
  revision: 4,
  phase: 'running',
  startsAt: '2027-03-04T09:00:00.000Z',
  endsAt: '2027-03-04T10:30:00.000Z',
  openedAt: '2027-03-04T08:55:00.000Z',
  startedAt: '2027-03-04T09:00:00.000Z',
  enteredAt: '2027-03-04T09:15:00.000Z',
  endedAt: null,
  at: 1,
  blocks: [15, 75].map((minutes, place) => ({
    key: `b${place + 1}`,
    kind: 'core-instruction',
    title: 'Core',
    plannedMs: minutes * 60_000,
    allottedMs: minutes * 60_000,
    spentMs: place === 0 ? 900_000 : 0,
    begunAt: null,
  })),
  poll: null,
  lab: null,
  domains: [],
  comingUp: null,
  pairing: null,
  takeaways: '',
  counts: { pollId: null, answered: 0, present: 3, labDone: 0, raised: 0, parked: 0 },
}

describe('a run as it came over the wire', () => {
  it('has the clock of the server', () => {
    const clock = clockOf(runOf(shared), instant(Date.parse('2027-03-04T09:25:00Z')))
    expect(clock).toMatchObject({ block: { spentMs: 600_000 }, leftMs: 65 * 60_000, behindMs: 0 })
  })

  it('is not overtaken by an older state', () => {
    expect(newerOf(shared, { ...shared, revision: 3 })).toBe(shared)
    expect(newerOf(shared, { ...shared, revision: 5 }).revision).toBe(5)
    expect(newerOf(null, shared)).toBe(shared)
  })
})
