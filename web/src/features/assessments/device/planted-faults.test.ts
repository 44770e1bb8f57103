import { type Command, decide } from '@cadre/attempt'
import { instant, ok } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { soundParts, type WorldParts } from '../../../../test/attempt/parts.ts'
import { twoTabs, type TwoTabsFault } from '../../../../test/attempt/two-tabs.ts'
import { type ClockFault, wrongClocks } from '../../../../test/attempt/wrong-clocks.ts'

const seeds = Array.from({ length: 8 }, (_, at) => 100 + at)
type Scenario<Fault> = (seed: number, parts?: WorldParts) => Promise<ReadonlySet<Fault>>

async function all<Fault>(scenario: Scenario<Fault>): Promise<Fault[]> {
  const faults = new Set<Fault>()
  for (const seed of seeds) for (const fault of await scenario(seed)) faults.add(fault)
  return [...faults]
}

/** The first seed whose world shows this fault of a planted bug; a bug that hides longer would hide in CI. */
async function firstSeed<Fault>(scenario: Scenario<Fault>, fault: Fault, part: Partial<WorldParts>) {
  for (const seed of seeds) if ((await scenario(seed, { ...soundParts, ...part })).has(fault)) return seed
  return null
}

const asOfToday = (command: Command, epoch: number): Command =>
  command.kind === 'save' ? { ...command, events: command.events.map((event) => ({ ...event, epoch })) } : command

describe('R-05: two tabs that take the pen from each other', () => {
  test('overwrite nothing in silence, are told within 3 s and keep their text', async () => {
    expect(await all(twoTabs)).toEqual([])
  })
  test.each([
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
  ] satisfies [string, TwoTabsFault, Partial<WorldParts>][])('%s: found as %s', async (_, fault, part) => {
    expect(await firstSeed(twoTabs, fault, part)).not.toBeNull()
  })
})

describe('R-06: clocks that are off by a day, step and sleep', () => {
  test('change neither the time shown nor the end', async () => {
    expect(await all(wrongClocks)).toEqual([])
  })
  test.each([
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
  ] satisfies [string, ClockFault, Partial<WorldParts>][])('%s: found as %s', async (_, fault, part) => {
    expect(await firstSeed(wrongClocks, fault, part)).not.toBeNull()
  })
})
