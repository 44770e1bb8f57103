import type { Found, Planted } from './entry.ts'

// The web is compiled for browsers, so its test worlds are taken by address; these are their shapes as far as we call them.
type Scenario = (seed: number, parts?: object) => Promise<ReadonlySet<string>>
type PlantedPart = readonly [what: string, missed: string, part: object]

const folder = new URL('../../web/test/attempt/', import.meta.url)
const loaded = async (file: string): Promise<Record<string, unknown>> =>
  (await import(new URL(file, folder).href)) as Record<string, unknown>

/** CI plays 100 to 107. */
const firstSeed = 1_000
/** A bug that hides longer hides. */
const mostSeeds = 8

/** In web/test/attempt: a file, the scenario it exports, and what planted-parts.ts calls its planted bugs. */
export type InWorlds = { readonly file: string; readonly name: string; readonly planted: string }

/** A scenario of the browser's half of an attempt, with the server's core, an IndexedDB and a network in memory. */
export class DeviceWorlds {
  readonly #in: InWorlds

  constructor(scenario: InWorlds) {
    this.#in = scenario
  }

  async play(worlds: number): Promise<Found> {
    const scenario = await this.#load()
    const faults: string[] = []
    for (let seed = firstSeed; seed < firstSeed + worlds; seed++)
      for (const fault of await scenario(seed)) faults.push(`${fault} (seed ${seed})`)
    return { faults, figures: { worlds, firstSeed } }
  }

  async planted(): Promise<Planted[]> {
    const scenario = await this.#load()
    const { soundParts } = (await loaded('parts.ts')) as { soundParts: object }
    const parts = (await loaded('planted-parts.ts'))[this.#in.planted] as readonly PlantedPart[]
    return parts.map(([what, missed, part]) => ({
      what,
      run: () => firstThatMisses((seed) => scenario(seed, { ...soundParts, ...part }), missed),
    }))
  }

  async #load(): Promise<Scenario> {
    return (await loaded(this.#in.file))[this.#in.name] as Scenario
  }
}

async function firstThatMisses(scenario: Scenario, missed: string): Promise<Found> {
  for (let seed = firstSeed; seed < firstSeed + mostSeeds; seed++)
    if ((await scenario(seed)).has(missed)) return { faults: [`${missed} (seed ${seed})`], figures: { seed } }
  return { faults: [], figures: {} }
}
