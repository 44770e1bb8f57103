import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../server/src/platform/paths.ts'
import type { Found } from './entry.ts'

/** Where playwright.config.ts looks for it. */
const chromium = '/usr/bin/chromium'

/** As Playwright's JSON reporter tells it, as far as we read it. */
type Suite = { readonly specs?: readonly Spec[]; readonly suites?: readonly Suite[] }
type Spec = { readonly title: string; readonly tests: readonly Test[] }
type Test = {
  readonly annotations: readonly { readonly type: string; readonly description?: string }[]
  readonly results: readonly { readonly status: string; readonly error?: { readonly message?: string } }[]
}

/** `settings`: of the journeys, as environment variables. */
export type Driving = { readonly settings?: Readonly<Record<string, string>>; readonly executable?: string }

/**
 * Has the journeys with this in their name driven in Chromium so many times, each time against a server and data of its own.
 * Without a browser nothing was tried, and that is a fault.
 */
export function inBrowsers(
  named: string,
  rounds: number,
  { settings = {}, executable = chromium }: Driving = {},
): Found {
  if (rounds === 0) return { faults: [], figures: { rounds } }
  if (!existsSync(executable))
    return { faults: [`nothing was tried in a browser: Chromium is not at ${executable}`], figures: { rounds: 0 } }
  const folder = mkdtempSync(join(tmpdir(), 'cadre-browsers-'))
  const report = join(folder, 'report.json')
  const config = join(projectRoot, 'tools', 'gauntlet', 'browsers.config.ts')
  const args = ['test', '--config', config, '--grep', named, '--repeat-each', String(rounds), '--reporter', 'json']
  try {
    spawnSync(process.execPath, [join(projectRoot, 'node_modules', '@playwright', 'test', 'cli.js'), ...args], {
      cwd: projectRoot,
      env: { ...process.env, ...settings, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
      stdio: ['ignore', 2, 2],
    })
    if (!existsSync(report)) return { faults: ['the browsers told nothing'], figures: { rounds: 0 } }
    return foundIn(JSON.parse(readFileSync(report, 'utf8')) as Suite, rounds)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const specsOf = ({ specs = [], suites = [] }: Suite): readonly Spec[] => [...specs, ...suites.flatMap(specsOf)]

function foundIn(report: Suite, rounds: number): Found {
  const runs = specsOf(report).flatMap(({ title, tests }) => tests.map((test) => ({ title, test })))
  const faults = runs.flatMap(({ title, test }) => {
    const last = test.results.at(-1)
    return last?.status === 'passed' ? [] : [`${title}: ${last?.error?.message?.slice(0, 600) ?? 'it did not run'}`]
  })
  if (runs.length === 0) faults.push('no journey has that name')
  const noted = runs.flatMap(({ test }) => test.annotations.filter(({ type }) => type === 'figures'))
  return {
    faults,
    figures: {
      rounds,
      journeys: Object.fromEntries(
        [...Map.groupBy(runs, ({ title }) => title)].map(([title, { length }]) => [title, length]),
      ),
      ...(noted.length > 0 && { noted: noted.map(({ description = '{}' }) => JSON.parse(description) as unknown) }),
    },
  }
}
