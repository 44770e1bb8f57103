import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { engineBar } from './engine-bars.ts'
import { judged, medianOf, type Figure } from './figure.ts'
import { root } from './process.ts'
import { say } from './say.ts'

type Bench = { readonly name: string; readonly unit: string; readonly run: () => number }

/** Every bench of every engine, warmed up twice, in CPU time on one core. */
export async function engineFigures(wanted: (name: string) => boolean): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const engine of readdirSync(join(root, 'engines')).toSorted()) {
    for (const bench of await benchesOf(engine)) {
      const name = `engine ${engine}: ${bench.name}`
      if (wanted(name)) figures.push(measure(engine, { ...bench, name: bench.name }))
    }
  }
  return figures
}

async function benchesOf(engine: string): Promise<readonly Bench[]> {
  const folder = join(root, 'engines', engine, 'src')
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).filter((file) => file.endsWith('.bench.ts'))
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(join(folder, file)).href)))
  return modules.flatMap((module: { benches: readonly Bench[] }) => module.benches)
}

const leastSeconds = 1
const leastRuns = 5

function measure(engine: string, { name, unit, run }: Bench): Figure {
  say(`engine ${engine}: ${name} …`)
  run()
  run()
  const taken: { seconds: number; units: number }[] = []
  for (let spent = 0; taken.length < leastRuns || (spent < leastSeconds && taken.length < 2_000);) {
    const round = timed(run)
    taken.push(round)
    spent += round.seconds
  }
  const secondsPerRun = medianOf(taken.map(({ seconds }) => seconds))
  const units = medianOf(taken.map(({ units }) => units))
  const unitsPerSecond = units / secondsPerRun
  const bar = engineBar(engine, name)
  const reference = { name: 'yardstick: rounds of 10,000 logistic functions per CPU second', value: yardstick() }
  return judged(
    {
      name: `engine ${engine}: ${name}`,
      unit: `${unit} per CPU second`,
      value: unitsPerSecond,
      reference,
      detail: { unitsPerRun: units, runs: taken.length, cpuMsPerRun: Number((secondsPerRun * 1_000).toPrecision(4)) },
    },
    bar && { words: bar.words, isMet: () => bar.isMet({ unitsPerSecond, secondsPerRun, units }) },
  )
}

/** CPU time, because others may be at work on the machine. It includes the collector's threads: memory costs too. */
function timed(run: () => number): { seconds: number; units: number } {
  const before = process.cpuUsage()
  const units = run()
  const { user, system } = process.cpuUsage(before)
  return { seconds: Math.max(user + system, 1) / 1e6, units }
}

/** What this machine can do at this moment, so that figures of different machines can be held side by side. */
function yardstick(): number {
  const round = () => {
    let sum = 0
    for (let i = 0; i < 10_000; i++) sum += 1 / (1 + Math.exp(-(i % 13) + sum * 1e-9))
    return sum > 0 ? 1 : 0
  }
  const many = () => Array.from({ length: 50 }, round).length
  many()
  return medianOf(Array.from({ length: 9 }, () => timed(many)).map(({ seconds }) => 50 / seconds))
}
