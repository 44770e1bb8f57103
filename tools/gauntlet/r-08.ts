import { raceEnds, type EndsPlan } from '../../server/src/testing/exam-ends.ts'
import { heldClock } from '../../server/src/testing/held-clock.ts'
import { serverOn } from '../../server/src/testing/server-on.ts'
import { entry, type Found } from './entry.ts'
import { onDatabase } from './on-database.ts'

const race = (plan: EndsPlan): Promise<Found> =>
  onDatabase(async (urls) => {
    const clock = heldClock(Date.UTC(2026, 10, 22, 9))
    const server = await serverOn(urls, clock)
    try {
      const { notOnce, countedTooOften, ...figures } = await raceEnds(server, clock, plan)
      const faults = notOnce.map((ended) => `not ended once: ${JSON.stringify(ended)}`)
      if (countedTooOften !== 0) faults.push(`the statistics count ${countedTooOften} answers too many`)
      return { faults, figures }
    } finally {
      await server.close()
    }
  })

export const r08 = entry({
  id: 'R-08',
  target: 'three submits, a proctor, two sweepers and the time at once, 2,000 rounds: one finalisation, end and grade',
  sizes: { rounds: 2_000 },
  run: ({ rounds }) => race({ rounds }),
  planted: (['graded once more', 'ended once more'] as const).map((fault) => ({
    what: `an attempt is ${fault}`,
    run: () => race({ rounds: 2, fault }),
  })),
})
