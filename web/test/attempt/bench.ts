import { applyAll, type ClientEvent, decide, newAttempt, openOutbox, type RawReply, standingOf } from '@cadre/attempt'
import { expectOk, instant, seededRandom } from '@cadre/kernel'
import { AttemptDevice } from '../../src/features/assessments/device/attempt-device.ts'
import type { TabRecord } from '../../src/features/assessments/device/tab-record.ts'

type Sent = { readonly events: readonly ClientEvent[]; readonly reply: (raw: RawReply) => void }
type Write = { readonly record: TabRecord; readonly end: () => void; readonly fail: () => void }

/** A device whose disk, network and time stand still until a test moves them. */
export function bench() {
  const attempt = newAttempt({ limitMs: 3_600_000, windowEndsAt: null, graceMs: 0 })
  const declared = { closedBook: true, honourCode: null }
  const begun = expectOk(decide(attempt, { kind: 'start', writer: 'writer', declared }, instant(0)))
  const standing = standingOf(applyAll(attempt, begun.events), instant(0))
  const writes: Write[] = []
  const sent: Sent[] = []
  let wiped = 0
  let refusesToWipe = false
  let now = 0
  let ids = 0
  let timers: { readonly at: number; readonly run: () => void }[] = []
  const reading = () => ({ wall: now, steady: now })
  const device = new AttemptDevice(
    {
      read: reading,
      random: seededRandom(1),
      newId: () => `event-${(ids += 1)}`,
      after: (ms, run) => {
        const timer = { at: now + ms, run }
        timers.push(timer)
        return () => void (timers = timers.filter((each) => each !== timer))
      },
      keep: (record) => new Promise((end, fail) => writes.push({ record, end, fail: () => fail(new Error('full')) })),
      wipe: () => ((wiped += 1), refusesToWipe ? Promise.reject(new Error('busy')) : Promise.resolve()),
      save: (_, __, events) => new Promise((reply) => sent.push({ events, reply })),
      standing: () => Promise.resolve(null),
    },
    {
      outbox: openOutbox('attempt', 'writer', standing),
      work: new Map(),
      clock: { server: instant(0), reading: reading(), errorMs: 0, inDoubt: false },
      at: null,
    },
  )
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  return {
    device,
    standing,
    sent,
    wipes: () => wiped,
    refuseToWipe: (refuses: boolean) => void (refusesToWipe = refuses),
    /** What is on its way to the disk, the oldest first. */
    writes,
    settled,
    pass: async (ms: number): Promise<void> => {
      now += ms
      const due = timers.filter(({ at }) => at <= now)
      timers = timers.filter(({ at }) => at > now)
      for (const { run } of due) run()
      await settled()
    },
  }
}
