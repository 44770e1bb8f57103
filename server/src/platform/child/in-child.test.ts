import { describe, expect, test } from 'vitest'
import { inChild } from './in-child.ts'

const wasteful = { name: 'wasteful', source: new URL('./wasteful.fixture.ts', import.meta.url) }
const limits = { milliseconds: 20_000, megabytes: 64 }
const run = (waste: string, milliseconds = limits.milliseconds) =>
  inChild(wasteful, { waste }, { ...limits, milliseconds })

describe('work in a process of its own (I11, S-07)', () => {
  test.each(['one array of 400 MB', 'as many small objects as there is room for', 'a text longer than the engine has'])(
    '%s ends the child, and this process goes on with a word about memory',
    async (waste) => {
      expect(await run(waste)).toMatchObject({ code: 'child.out-of-limits', details: { limit: 'memory' } })
    },
  )
  test('no end ends after its time', async () => {
    expect(await run('no end', 1_000)).toMatchObject({ code: 'child.out-of-limits', details: { limit: 'time' } })
  })
  test('what was done comes back whole, and a bug is told as one', async () => {
    expect(await run('nothing')).toEqual({ ok: true, value: new Map([['read', new Uint8Array([1, 2])]]) })
    await expect(run('a bug')).rejects.toThrow('of ours')
  })
})
