import { plantedBugs } from '../../engines/attempt/test/simulation/planted-bugs.ts'
import { replayLine } from '../../engines/attempt/test/simulation/replay.ts'
import { run } from '../../engines/attempt/test/simulation/run.ts'
import { entry, type Found } from './entry.ts'

/** Every run of CI plays the seeds up to here; a release begins behind them. */
const playedInCi = 10_000
/** A bug that hides longer hides. */
const mostSeeds = 1_000

function storms(seeds: number): Found {
  const faults: string[] = []
  let steps = 0
  for (let seed = playedInCi + 1; seed <= playedInCi + seeds; seed++) {
    const outcome = run(seed)
    steps += outcome.steps
    if (outcome.violation !== null) faults.push(replayLine(outcome))
  }
  return { faults, figures: { seeds, firstSeed: playedInCi + 1, stepsEachWithEveryLawChecked: steps } }
}

function firstViolation({ parts, name }: (typeof plantedBugs)[number]): Found {
  for (let seed = 1; seed <= mostSeeds; seed++) {
    const outcome = run(seed, parts)
    if (outcome.violation !== null) return { faults: [replayLine(outcome, name)], figures: { seed } }
  }
  return { faults: [], figures: {} }
}

export const r14 = entry({
  id: 'R-14',
  target:
    'storms over the attempt core (drop, duplicate, reorder, crash, skew, offline, epoch steal): 100,000 seeds, 0 violations',
  sizes: { storms: 100_000 },
  run: ({ storms: seeds }) => Promise.resolve(storms(seeds)),
  planted: plantedBugs.map((bug) => ({ what: bug.name, run: () => Promise.resolve(firstViolation(bug)) })),
})
