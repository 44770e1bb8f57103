import { inBrowsers } from './browsers.ts'
import { DeviceWorlds, type InWorlds } from './device-worlds.ts'
import { entry, type Entry } from './entry.ts'

type OnDevices = {
  readonly id: string
  readonly target: string
  readonly worlds: number
  /** Rounds in a browser; `settings` make each one longer than in CI. */
  readonly browserRounds: number
  readonly settings?: Readonly<Record<string, string>>
  readonly scenario: InWorlds
}

/** What a browser has to hold: in many simulated worlds, and in Chromium by the journeys with this id in their name. */
export async function onDevices({ id, target, scenario, settings = {}, ...sizes }: OnDevices): Promise<Entry> {
  const worlds = new DeviceWorlds(scenario)
  return entry({
    id,
    target,
    sizes: { worlds: sizes.worlds, browserRounds: sizes.browserRounds },
    async run({ worlds: seeds, browserRounds }) {
      const simulated = await worlds.play(seeds)
      const browser = inBrowsers(id, browserRounds, { settings })
      return {
        faults: [...simulated.faults, ...browser.faults],
        figures: { ...simulated.figures, browser: browser.figures },
      }
    },
    planted: await worlds.planted(),
  })
}
