import { expect, test } from 'vitest'
import { runFuzz } from '../testing/guards/fuzz.ts'
import { openGuardedServer } from '../testing/guards/guarded-server.ts'
import { openWorld } from '../testing/guards/world.ts'

const world = await openWorld(await openGuardedServer())
/** 10,000 in every run; a release asks for 100,000 and another seed. */
const requests = Number(process.env['CADRE_FUZZ_REQUESTS'] ?? 10_000)
const seed = Number(process.env['CADRE_FUZZ_SEED'] ?? 20_261_122)

test(
  `${requests} requests, valid and hostile: none breaks the server, every reply is as declared (S-14)`,
  { timeout: 1_800_000 },
  async () => {
    const report = await runFuzz(world, { requests, seed })
    expect(report.faults).toEqual([])
    expect(report.requests).toBeGreaterThanOrEqual(requests)
    // Both sides of the door were tried: a fuzz that is refused everywhere, or never, tests nothing.
    expect((report.byStatus[200] ?? 0) + (report.byStatus[201] ?? 0)).toBeGreaterThan(requests / 10)
    expect(report.byStatus[422] ?? 0).toBeGreaterThan(requests / 10)
  },
)
