import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../server/src/platform/paths.ts'
import type { Entry, Found } from './entry.ts'

export type Evidence = {
  readonly id: string
  readonly target: string
  /** Held, at the sizes of a release or more, and every planted fault was found. */
  readonly met: boolean
  readonly held: boolean
  readonly takenAt: string
  readonly seconds: number
  readonly machine: object
  readonly sizes: Readonly<Record<string, number>>
  readonly faults: readonly string[]
  /** What was broken on purpose, and the first thing that was found of it; null: it stayed hidden. */
  readonly planted: Readonly<Record<string, string | null>>
  readonly figures: Found['figures']
}

/** The first of many say it; a file of a million would say it to nobody. */
const mostFaults = 50

/** Runs an entry at these sizes, then each of its planted faults. */
export async function take(entry: Entry, asked: Readonly<Record<string, number>>): Promise<Evidence> {
  const began = performance.now()
  const loadBefore = loadNow()
  const sizes = Object.fromEntries(Object.entries(entry.sizes).map(([name, size]) => [name, asked[name] ?? size]))
  const { faults, figures } = await attempted(() => entry.run(sizes))
  const planted: Record<string, string | null> = {}
  for (const fault of entry.planted) planted[fault.what] = await firstFault(() => fault.run())
  const held = faults.length === 0 && Object.values(planted).every((found) => found !== null)
  const whole = Object.entries(entry.sizes).every(([name, size]) => (sizes[name] ?? 0) >= size)
  return {
    id: entry.id,
    target: entry.target,
    met: held && whole,
    held,
    takenAt: new Date().toISOString(),
    seconds: Math.round((performance.now() - began) / 1_000),
    machine: { ...machine(), loadBefore, loadAfter: loadNow() },
    sizes,
    faults: faults.slice(0, mostFaults),
    planted,
    figures,
  }
}

/** A harness that breaks has not shown that anything held. */
async function attempted(run: () => Promise<Found>): Promise<Found> {
  try {
    return await run()
  } catch (error) {
    return { faults: [`the harness broke: ${error instanceof Error ? error.stack : String(error)}`], figures: {} }
  }
}

/** A harness that breaks on a planted fault has not found it. */
const firstFault = (run: () => Promise<Found>): Promise<string | null> =>
  run().then(
    ({ faults }) => faults[0]?.slice(0, 300) ?? null,
    () => null,
  )

const loadNow = (): number => Math.round((loadavg()[0] ?? 0) * 100) / 100

const machine = () => ({
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryMegabytes: Math.round(totalmem() / 2 ** 20),
  node: process.versions.node,
})

/** Where things lay on the machine that took it is nobody's evidence. */
const withoutPlaces = (text: string): string => text.replaceAll(projectRoot, '.').replaceAll(tmpdir(), 'TMP')

/** @returns where it is. */
export function write(evidence: Evidence): string {
  const folder = join(projectRoot, 'evidence')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${evidence.id.toLowerCase()}.json`)
  writeFileSync(file, withoutPlaces(`${JSON.stringify(evidence, null, 2)}\n`))
  return file
}
