import { operations } from '@cadre/contracts'
import { describe, expect, test } from 'vitest'
import { openGuardedServer } from '../testing/guards/guarded-server.ts'
import { runMatrix } from '../testing/guards/matrix.ts'
import { openWorld } from '../testing/guards/world.ts'

const world = await openWorld(await openGuardedServer())

describe('the generated authorisation matrix (S-01)', () => {
  test('has something behind every id, and carries every operation out for somebody', () => {
    expect(world.gaps).toEqual([])
  })
  test(
    'lets in exactly whom the contract lets in; another organisation’s looks missing',
    { timeout: 300_000 },
    async () => {
      const report = await runMatrix(world, 'access and tenancy')
      expect(report.faults).toEqual([])
      expect(report.requests).toBeGreaterThan(operations.length * world.principals.length * 3)
      expect(report.admitted).toBeGreaterThan(operations.length)
    },
  )
})
