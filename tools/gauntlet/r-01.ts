import { join } from 'node:path'
import { projectRoot } from '../../server/src/platform/paths.ts'
import type { Fault } from '../../server/src/testing/crash-taker.ts'
import { type CrashPlan, examOn, MortalServer, runCrashes } from '../../server/src/testing/exam-crash.ts'
import { entry, type Found, type Planted } from './entry.ts'

/** More than is asked for, since a kill takes some acknowledgements with it that were on their way. */
const margin = 1.125

async function crashes(plan: CrashPlan, atLeast: number): Promise<Found> {
  const server = await MortalServer.onFreePort(join(projectRoot, 'server', 'dist', 'main.js'))
  try {
    await server.start()
    const { lost, duplicated, regressed, forgotten, ...figures } = await runCrashes(server, await examOn(server), plan)
    const faults = Object.entries({ lost, duplicated, regressed, forgotten }).flatMap(([what, ids]) =>
      ids.map((id) => `${what}: ${id}`),
    )
    if (figures.acknowledged < atLeast) faults.push(`only ${figures.acknowledged} answers were acknowledged`)
    return { faults, figures }
  } finally {
    await server.close()
  }
}

const planted = (what: Fault): Planted => ({
  what,
  run: () => crashes({ kills: 1, takers: 8, acksBetween: 100, fault: what }, 0),
})

export const r01 = entry({
  id: 'R-01',
  target: 'kill -9 of the server in an exam: 50 kills, 200 takers, 20,000 acknowledged; 0 lost, duplicated, regressed',
  sizes: { kills: 50, takers: 200, acknowledged: 20_000 },
  run: ({ kills, takers, acknowledged }) =>
    crashes({ kills, takers, acksBetween: Math.ceil((acknowledged * margin) / kills) }, acknowledged),
  planted: [planted('acknowledged before commit'), planted('outbox dropped before acknowledgement')],
})
