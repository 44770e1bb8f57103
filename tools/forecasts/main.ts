import { parseArgs } from 'node:util'
import { type Changes, generators } from './generators.ts'
import { brierOfCohorts, judgedWeeks } from './judge.ts'
import { usualWorlds } from './usual-worlds.ts'
import { askedHead, askedRow, cohortLine, comparedHead, comparedRow } from './table.ts'

/**
 * Judges the forecast in simulated worlds against base rate and oracle, and prints the tables of engines/psychometrics/README.md: all seeds together with
 * standard errors, each seed beside them, and what misses; then what could have been known, and what outcomes correct.
 * node tools/run.mjs tools/forecasts/main.ts [--generator exposures|saturation|rates] [--world guessing=0.3,forgetting=0.5]
 *   [--seeds 101,102,103,104] [--learners 1000] [--weeks 3,6,8] [--cohorts]
 * Without --generator: all worlds of usual-worlds.ts and the cohorts of five and thirty.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '101,102,103,104' },
    learners: { type: 'string', default: '1000' },
    weeks: { type: 'string', default: '3,6,8' },
    world: { type: 'string', default: '' },
    generator: { type: 'string' },
    cohorts: { type: 'boolean', default: false },
  },
})
const seeds = values.seeds.split(',').map(Number)
const learners = Number(values.learners)
const weeks = values.weeks.split(',').map(Number)
const asked: Changes = Object.fromEntries(
  values.world
    .split(',')
    .filter(Boolean)
    .map((change) => change.split('='))
    .map(([option = '', value]) => [option, Number(value)]),
)
const worlds = values.generator === undefined ? usualWorlds : [{ generator: values.generator, changes: asked }]
const line = (text: string) => process.stdout.write(`${text}\n`)

if (values.cohorts || values.generator === undefined) {
  const generate = generators[values.generator ?? 'exposures']
  for (const cohortSize of generate ? [5, 30] : []) {
    const found = brierOfCohorts((seed) => generate?.({ changes: asked, seed, learners: 300, cohortSize }), {
      seeds,
      weeks,
    })
    line(cohortLine(cohortSize, found))
  }
}

const compared: string[] = []
askedHead.forEach(line)
for (const { generator, changes } of worlds) {
  const generate = generators[generator]
  if (!generate) throw new Error(`--generator is one of ${Object.keys(generators).join(', ')}`)
  const judged = judgedWeeks((seed) => generate({ changes, seed, learners, cohortSize: 5 }), { seeds, weeks })
  judged.forEach((week) => line(askedRow({ generator, changes }, week)))
  compared.push(...judged.map((week) => comparedRow({ generator, changes }, week)))
}
line('')
;[...comparedHead, ...compared].forEach(line)
