import { type CohortResult, parseProportion, poolByTrainer, poolRates, type RateSummary, wilson } from '@cadre/evidence'
import { type Csv, readCsv } from '../../csv.ts'
import { refuseNoRows, rowsOf } from '../../csv-rows.ts'
import { engineCommand } from '../../engine-command.ts'
import { numberOption } from '../../number-option.ts'
import { printJson } from '../../print-json.ts'

/** `cadre engine pool FILE.csv`: rates of groups, each borrowing from the others; with a trainer column, from the trainer first. */
export const pool = engineCommand('pool', {
  description: 'Partial pooling of rates from group,k,n, with an optional trainer column',
  args: {
    file: {
      type: 'positional',
      default: '-',
      description: 'CSV with group,k,n and optionally trainer',
      valueHint: 'FILE.csv',
    },
    level: { type: 'string', default: '0.95', description: 'Level of the intervals' },
  },
  async run({ args }) {
    const level = numberOption('level', args.level, { above: 0, below: 1 })
    printJson(pooledOf(await readCsv(args.file), level))
  },
})

export function pooledOf(csv: Csv, level: number) {
  const rows = results(csv)
  refuseNoRows(csv)
  if (csv.header.includes('trainer')) {
    const { population, trainers, cohorts } = poolByTrainer(rows, level)
    const groups = rows.map((r, i) => line(r, cohorts[i], level))
    return { model: 'beta-binomial within trainer', level, population, trainers, groups }
  }
  const { population, groups } = poolRates(rows, level)
  return { model: 'beta-binomial', level, population, groups: rows.map((r, i) => line(r, groups[i], level)) }
}

function line({ cohort, trainer, ...proportion }: CohortResult, pooled: RateSummary | undefined, level: number) {
  const { passed, of } = proportion
  const own = {
    group: cohort,
    ...(trainer === '' ? {} : { trainer }),
    k: passed,
    n: of,
    rate: passed / of,
    wilson: wilson(proportion, level),
  }
  return pooled ? { ...own, pooled: { mean: pooled.mean, sd: pooled.sd, lo: pooled.lo, hi: pooled.hi } } : own
}

function results(csv: Csv): CohortResult[] {
  const hasTrainers = csv.header.includes('trainer')
  const lineByGroup = new Map<string, number>()
  return rowsOf(csv, ['group', 'k', 'n'], ['trainer']).map(({ line, text, number, bad }) => {
    const cohort = text('group')
    if (cohort === '') throw bad('group is empty')
    const earlier = lineByGroup.get(cohort)
    if (earlier !== undefined) throw bad(`group "${cohort}" is already on line ${earlier}`)
    lineByGroup.set(cohort, line)
    const proportion = parseProportion(number('k'), number('n'))
    if (!proportion.ok) throw bad(proportion.details.reason)
    const trainer = text('trainer')
    if (hasTrainers && trainer === '') throw bad('trainer is empty')
    return { cohort, trainer, ...proportion.value }
  })
}
