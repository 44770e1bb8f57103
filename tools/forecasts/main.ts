import { parseArgs } from 'node:util'
import { generators } from './generators.ts'
import { forecastsByCohort, forecastsOn } from './world.ts'
import { type Score, type Verdict, verdictOn } from './verdict.ts'

/**
 * Judges the forecast in simulated worlds against base rate and oracle, and prints the table of engines/psychometrics/README.md.
 * node tools/run.mjs tools/forecasts/main.ts [--generator exposures|saturation|rates] [--seeds 101,102,103,104] [--learners 1000]
 *   [--world guessing=0.3,forgetting=0.5] [--cohorts]
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '101,102,103,104' },
    learners: { type: 'string', default: '1000' },
    world: { type: 'string', default: '' },
    generator: { type: 'string', default: 'exposures' },
    cohorts: { type: 'boolean', default: false },
  },
})
const seeds = values.seeds.split(',').map(Number)
const learners = Number(values.learners)
const changes = Object.fromEntries(
  values.world
    .split(',')
    .filter(Boolean)
    .map((change) => change.split('='))
    .map(([option, value]) => [option, Number(value)]),
)
const weeks = [3, 6, 8]
const worldOf = generators[values.generator]
if (!worldOf) throw new Error(`--generator is one of ${Object.keys(generators).join(', ')}`)

const line = (cells: readonly string[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`)
const number = (value: number | null) => value?.toFixed(2).replace(/^(-?)0\./, '$1.') ?? '-'
const score = ({ skill, slope, ece }: Score) => [number(skill), number(slope), ece.toFixed(3).replace(/^0/, '')]

const mean = (numbers: readonly number[]) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length

const verdicts = new Map<number, Verdict[]>(weeks.map((week) => [week, []]))
line(['seed', 'week', 'pass rate', 'base', 'oracle', 'skill', 'slope', 'ECE', 'skill, recalibrated', 'slope', 'ECE'])
for (const seed of seeds) {
  const world = worldOf({ changes, seed, learners, cohortSize: 5 })
  for (const week of weeks) {
    const verdict = verdictOn(
      forecastsOn(world, 7 * week),
      world.learners.map(({ oracle }) => oracle),
    )
    verdicts.get(week)?.push(verdict)
    const { passRate, base, oracle, raw, recalibrated } = verdict
    line(
      [seed, week, number(passRate), number(base), number(oracle), ...score(raw), ...score(recalibrated)].map(String),
    )
  }
}
for (const [week, all] of verdicts) {
  const skill = mean(all.map(({ raw }) => raw.skill))
  const slope = mean(all.map(({ raw }) => raw.slope ?? 1))
  const ece = mean(all.map(({ raw }) => raw.ece))
  const corrected = mean(all.map(({ recalibrated }) => recalibrated.skill))
  process.stdout.write(
    `week ${week}: mean skill ${number(skill)}, slope ${number(slope)}, ECE ${ece.toFixed(3)}; recalibrated skill ${number(corrected)}\n`,
  )
}
for (const cohortSize of values.cohorts ? [5, 30] : []) {
  const worlds = seeds.map((seed) => worldOf({ changes, seed, learners: 300, cohortSize }))
  const found = weeks.map((week) => {
    const forecasts = worlds.flatMap((world) => forecastsByCohort(world, 7 * week))
    const { raw, base } = verdictOn(
      forecasts,
      worlds.flatMap((world) => world.learners.map(({ oracle }) => oracle)),
    )
    return `week ${week} ${raw.brier.toFixed(3)} (base ${base.toFixed(3)}, slope ${number(raw.slope)})`
  })
  process.stdout.write(`Brier of cohorts of ${cohortSize} forecast alone: ${found.join(', ')}\n`)
}
