import { operations, recordDemand, type Operation } from '@cadre/contracts'
import { runFuzz } from '../../server/src/testing/guards/fuzz.ts'
import { guardedServerOn, type Plant } from '../../server/src/testing/guards/guarded-server-on.ts'
import { tripsOverLongNames } from '../../server/src/testing/guards/plants.ts'
import { openWorld } from '../../server/src/testing/guards/world.ts'
import { entry, type Found } from './entry.ts'
import { onDatabase } from './on-database.ts'

/** Another than CI's, so that a release sends other requests. */
const seed = 20_261_123

type Shots = { readonly requests: number; readonly asked?: readonly Operation[]; readonly plant?: Plant }

const fuzz = ({ requests, asked = operations, plant }: Shots): Promise<Found> =>
  onDatabase(async (urls) => {
    const server = await guardedServerOn(urls, plant)
    try {
      const report = await runFuzz(await openWorld(server, asked), { requests, seed }, asked)
      const { faults, ...figures } = report
      return { faults, figures: { operations: asked.length, seed, ...figures } }
    } finally {
      await server.close()
    }
  })

export const s14 = entry({
  id: 'S-14',
  target:
    '100,000 requests, valid and hostile, at every operation of the contract: 0 replies of 5xx, 0 off their schema',
  sizes: { requests: 100_000 },
  run: ({ requests }) => fuzz({ requests }),
  planted: [
    {
      what: 'a handler that trips over a long text',
      run: () => fuzz({ requests: 300, asked: [recordDemand], plant: tripsOverLongNames }),
    },
  ],
})
