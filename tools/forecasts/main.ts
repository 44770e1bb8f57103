import { parseArgs } from 'node:util'
import { forecastsByCohort, forecastsOn, worldOf } from './world.ts'
import { type Score, type Verdict, verdictOn } from './verdict.ts'

/**
 * Judges the forecast in simulated worlds (engines/simulation) against base rate and oracle, and prints the table of engines/psychometrics/README.md.
 * node tools/run.mjs tools/forecasts/main.ts [--seeds 101,102,103,104] [--learners 1000] [--world guessing=0.3,forgetting=0.5]
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '101,102,103,104' },
    learners: { type: 'string', default: '1000' },
    world: { type: 'string', default: '' },
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

const line = (cells: readonly string[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`)
const number = (value: number | null) => value?.toFixed(2).replace(/^(-?)0\./, '$1.') ?? '-'
const score = ({ skill, slope, ece }: Score) => [number(skill), number(slope), ece.toFixed(3).replace(/^0/, '')]

const mean = (numbers: readonly number[]) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length

const verdicts = new Map<number, Verdict[]>(weeks.map((week) => [week, []]))
line(['seed', 'week', 'pass rate', 'base', 'oracle', 'skill', 'slope', 'ECE', 'skill, recalibrated', 'slope', 'ECE'])
for (const seed of seeds) {
  const world = worldOf({ ...changes, seed, learners })
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
  const corrected = mean(all.map(({ recalibrated }) => recalibrated.skill))
  process.stdout.write(`week ${week}: mean skill ${number(skill)}, recalibrated ${number(corrected)}\n`)
}
for (const cohortSize of [5, 30]) {
  const [seed = 1] = seeds
  const world = worldOf({ ...changes, seed, learners: 300, cohortSize })
  const found = weeks.map((week) => {
    const { raw } = verdictOn(
      forecastsByCohort(world, 7 * week),
      world.learners.map(({ oracle }) => oracle),
    )
    return `week ${week} ${raw.brier.toFixed(3)}`
  })
  process.stdout.write(`Brier of cohorts of ${cohortSize} forecast alone: ${found.join(', ')}\n`)
}
