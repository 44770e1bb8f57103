import { describe, expect, test } from 'vitest'
import { withoutTenantFilter } from '../platform/db/tenant.ts'
import { openGuardedServer } from '../testing/guards/guarded-server.ts'
import { switchRowSecurityOff } from '../testing/guards/layers.ts'
import { runMatrix } from '../testing/guards/matrix.ts'
import { openWorld } from '../testing/guards/world.ts'

const server = await openGuardedServer()
const world = await openWorld(server)

describe('the authorisation matrix with one layer of tenancy off (S-04, I7)', () => {
  test('row-level security alone keeps organisations apart', { timeout: 300_000 }, async () => {
    const { faults } = await withoutTenantFilter(() => runMatrix(world, 'tenancy'))
    expect(faults).toEqual([])
  })
  test('the application’s filter alone keeps organisations apart', { timeout: 300_000 }, async () => {
    await switchRowSecurityOff(server.urls.superuserUrl)
    const { faults } = await runMatrix(world, 'tenancy')
    expect(faults).toEqual([])
  })
})
