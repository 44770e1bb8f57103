import { describe, expect, it } from 'vitest'
import { said, shown, typed } from '../../../../test/attempt/taker.ts'
import { World } from '../../../../test/attempt/world.ts'
import type { AttemptVault } from './attempt-vault.ts'
import { openAttempt, openWithPen } from './open-attempt.ts'

/** A disk that is asked and never answers. */
const deaf = (vault: AttemptVault): AttemptVault =>
  new Proxy(vault, {
    get: (target, name) =>
      ['paper', 'keepPaper', 'adopt'].includes(String(name)) ? () => new Promise(() => {}) : Reflect.get(target, name),
  })

describe('a disk that never answers', () => {
  it('keeps nobody from an exam that was just started', async () => {
    const world = new World(8)
    const opening = world.opening()
    const opened = openWithPen({ ...opening, vault: deaf(opening.vault) }, world.fresh(), 'a-writer-of-this-test')
    await world.pass(11_000)
    const waited = new Promise((resolve) => setImmediate(resolve, 'waits'))
    expect(await Promise.race([opened, waited])).not.toBe('waits')
    ;(await opened).close()
  })
  it('keeps nobody from going on with one that is with the server', async () => {
    const world = new World(9)
    const tab = await world.begin()
    tab.device.record(typed(1, 'with the server'))
    await world.pass(2_000)
    world.kill(tab)
    const opening = world.opening()
    const again = openAttempt({ ...opening, vault: deaf(opening.vault) }, world.fresh())
    await world.pass(25_000)
    const waited = new Promise<null>((resolve) => setImmediate(resolve, null))
    const opened = await Promise.race([again, waited])
    expect(opened && shown(opened)).toEqual({ 1: { kind: 'text', text: 'with the server' } })
    expect(opened && said(opened, world).kind).toBe('read-only')
    opened?.close()
  })
})
