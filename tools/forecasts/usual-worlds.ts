import type { Changes } from './generators.ts'

/** A kind of programme and what is changed of it. */
export type NamedWorld = { readonly generator: string; readonly changes: Changes }

const changed = (generator: string, ...changes: readonly Changes[]): NamedWorld[] =>
  changes.map((each) => ({ generator, changes: each }))

/**
 * The three programmes as they are, then two of them with a noisier exam, more guessing, another forgetting and cohorts further apart. `saturation`
 * misses what is asked as it is.
 */
export const usualWorlds: readonly NamedWorld[] = [
  ...['exposures', 'rates', 'saturation'].flatMap((generator) => changed(generator, {})),
  ...changed(
    'exposures',
    { examNoise: 0.4 },
    { guessing: 0.33 },
    { forgetting: 0.2 },
    { forgetting: 0.5 },
    { cohortEffect: 0.5 },
  ),
  ...changed('rates', { examNoise: 0.4 }, { guessing: 0.33 }, { forgetting: 0.3 }, { cohortEffect: 0.5 }),
]
