import { isMutation, operations } from '@cadre/contracts'
import { describe, expect, test } from 'vitest'
import { openGuardedServer } from '../testing/guards/guarded-server.ts'
import { runRepeats } from '../testing/guards/repeat.ts'
import { unreachable } from '../testing/guards/unreachable.ts'
import { openWorld } from '../testing/guards/world.ts'

const world = await openWorld(await openGuardedServer())

describe('every mutation of the contract, repeated (R-09, I9)', () => {
  test(
    'ten calls of one key have one effect and one reply; a natural repeat changes nothing',
    { timeout: 300_000 },
    async () => {
      const { held, faults } = await runRepeats(world)
      expect(faults).toEqual([])
      expect(held).toBe(
        operations.filter((operation) => isMutation(operation) && !(operation.id in unreachable)).length,
      )
    },
  )
})
