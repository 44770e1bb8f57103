import { simulateProgramme, usualOptions } from './index.ts'

let seed = 0

/** Bar: 1,000 learners over ten weeks (700,000 answers) in a second or two on one core. */
export const benches: { name: string; unit: string; run: () => number }[] = [
  {
    name: 'ten weeks of a programme',
    unit: 'learners',
    run: () => {
      const world = simulateProgramme({ ...usualOptions, seed: seed++ })
      return world.ok ? world.value.learners.length : 0
    },
  },
]
