import { type Command, decide, newAttempt, type Standing, standingOf } from '@cadre/attempt'
import { instant, ok } from '@cadre/kernel'
import type { NetworkFault } from './bad-network.ts'
import type { WorldParts } from './parts.ts'
import type { OfflineFault } from './ten-minutes-offline.ts'
import type { TwoTabsFault } from './two-tabs.ts'
import type { ClockFault } from './wrong-clocks.ts'

/** What is broken, the target that it misses, and the broken part. */
export type PlantedPart<Fault> = readonly [what: string, missed: Fault, part: Partial<WorldParts>]

const asOfToday = (command: Command, epoch: number): Command =>
  command.kind === 'save' ? { ...command, events: command.events.map((event) => ({ ...event, epoch })) } : command

/** Acknowledges whatever was sent, as a browser would that takes any reply for a good one. */
const believes =
  (is: (status: number) => boolean): WorldParts['calls'] =>
  (calls, read) => ({
    ...calls,
    save: async (writer, epoch, events) => {
      const reply = await calls.save(writer, epoch, events)
      if (!is(reply.status) || reply.acknowledgement) return reply
      const receipts = events.map(({ id }) => ({ id, outcome: 'counted' as const }))
      const standing = believed(epoch, writer, read().wall)
      const acknowledgement = { receipts, standing, at: standing.at }
      return { ...reply, status: 200, contentType: 'application/json', isJson: true, refusal: null, acknowledgement }
    },
  })

/** What such a browser makes up: that the exam goes on and it has the pen. */
const believed = (epoch: number, writer: string, wall: number): Standing => ({
  ...standingOf(newAttempt({ limitMs: null, windowEndsAt: null, graceMs: 0 }), instant(wall)),
  phase: 'open',
  epoch,
  writer,
})

export const plantedOffline: readonly PlantedPart<OfflineFault>[] = [
  ['no reply is taken for an acknowledgement', 'a false Saved', { calls: believes((status) => status === 0) }],
  [
    'a disk that keeps nothing and says that it did',
    'not shown again after the browser was killed',
    { store: (store) => ({ ...store, put: () => Promise.resolve() }) },
  ],
  [
    'what was kept is not looked for when the browser comes back',
    'an edit that is lost',
    { store: (store) => ({ ...store, names: () => Promise.resolve([]) }) },
  ],
]

export const plantedNetwork: readonly PlantedPart<NetworkFault>[] = [
  ['any 200 acknowledges the request', 'a false Saved', { calls: believes((status) => status === 200) }],
  [
    'a repeat is stored again',
    'an answer that is kept twice',
    {
      decide: (attempt, command, now) =>
        decide(attempt, command.kind === 'save' ? { ...command, known: new Set() } : command, now),
    },
  ],
  [
    'a busy server is taken for one that refused',
    'an answer that is lost',
    {
      calls: (calls) => ({
        ...calls,
        save: async (...sent) => {
          const reply = await calls.save(...sent)
          return reply.status === 503 ? { ...reply, status: 413 } : reply
        },
      }),
    },
  ],
]

export const plantedTwoTabs: readonly PlantedPart<TwoTabsFault>[] = [
  [
    'the server does not look at the epoch of a save',
    'a silent overwrite',
    { decide: (attempt, command, now) => decide(attempt, asOfToday(command, attempt.epoch), now) },
  ],
  [
    'a second tab gets the pen without a new epoch',
    'not told within 3 s',
    {
      decide: (attempt, command, now) => {
        const decided = decide(attempt, command, now)
        if (!decided.ok) return decided
        const events = decided.value.events.map((e) => (e.kind === 'pen-taken' ? { ...e, epoch: e.epoch - 1 } : e))
        return ok({ ...decided.value, events })
      },
    },
  ],
  [
    'a tab hears of the pen only when it saves, and nothing says that it lost it',
    'not told within 3 s',
    {
      calls: (calls) => ({
        standing: () => Promise.resolve(null),
        save: async (...sent) => {
          const reply = await calls.save(...sent)
          return reply.status === 409 ? { ...reply, status: 503 } : reply
        },
      }),
    },
  ],
  [
    'a refused save is taken for an acknowledged one',
    'text not kept',
    {
      calls: (calls) => ({
        ...calls,
        save: async (writer, epoch, events) => {
          const reply = await calls.save(writer, epoch, events)
          const standing = reply.status === 409 ? await calls.standing(writer) : null
          const receipts = events.map(({ id }) => ({ id, outcome: 'counted' as const }))
          const acknowledgement = standing && { kind: 'acknowledged' as const, receipts, standing, at: standing.at }
          return { ...reply, ...(acknowledgement && { status: 200, refusal: null, acknowledgement }) }
        },
      }),
    },
  ],
]

export const plantedClocks: readonly PlantedPart<ClockFault>[] = [
  [
    'time is measured by the wall clock alone',
    'a time that is off by more than 2 s',
    { read: ({ wall }, origin) => ({ wall, steady: wall - origin }) },
  ],
  [
    'the end is measured by the wall clock alone',
    'closed early',
    { read: ({ wall }, origin) => ({ wall, steady: wall - origin }) },
  ],
  [
    'nobody notices that the device slept',
    'a time that is off by more than 2 s',
    { read: ({ steady }) => ({ wall: steady, steady }) },
  ],
  [
    "the server's time is taken from the device",
    'a time that is off by more than 2 s',
    {
      calls: (calls, read) => ({
        ...calls,
        standing: async (writer) => {
          const standing = await calls.standing(writer)
          return standing && { ...standing, at: instant(read().wall) }
        },
      }),
    },
  ],
  [
    'the server believes when an answer says it was made',
    'closed early',
    {
      decide: (attempt, command, now) => {
        const claims = command.kind === 'save' ? command.events.map(({ madeAt }) => madeAt) : []
        return decide(attempt, command, instant(Math.max(now, ...claims) + (claims.length > 0 ? 50 * 60_000 : 0)))
      },
    },
  ],
  [
    'the server is never asked for its time again',
    'never a time again',
    { calls: (calls) => ({ ...calls, standing: () => Promise.resolve(null) }) },
  ],
]
