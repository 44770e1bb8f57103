import { type CohortResult, parseProportion, poolByTrainer, poolRates, type RateSummary, wilson } from '@cadre/evidence'
import { defineCommand } from 'citty'
import { badRow, type Csv, readCsv } from '../../csv.ts'
import { columnsOf, numberIn } from '../../csv-columns.ts'
import { nameOf } from '../../input.ts'
import { numberOption } from '../../number-option.ts'
import { printJson } from '../../print-json.ts'
import { Refused } from '../../refused.ts'

/** `cadre engine pool FILE.csv`: rates of groups, each borrowing from the others; with a trainer column, from the trainer first. */
export const pool = defineCommand({
  meta: { name: 'pool', description: 'Partial pooling of rates from group,k,n, with an optional trainer column' },
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
  if (rows.length === 0)
    throw new Refused('csv.no-rows', `${nameOf(csv.file)} has a header and no rows.`, { file: csv.file })
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
  const cell = columnsOf(csv, 'group', 'k', 'n')
  const trainerOf = csv.header.includes('trainer') ? columnsOf(csv, 'trainer') : null
  const lineByGroup = new Map<string, number>()
  return csv.rows.map((row) => {
    const bad = (reason: string) => badRow(csv.file, row.line, reason)
    const cohort = cell(row, 'group')
    if (cohort === '') throw bad('group is empty')
    const earlier = lineByGroup.get(cohort)
    if (earlier !== undefined) throw bad(`group "${cohort}" is already on line ${earlier}`)
    lineByGroup.set(cohort, row.line)
    const [k, n] = (['k', 'n'] as const).map((column) => numberIn(csv, row, { column, text: cell(row, column) }))
    const proportion = parseProportion(k ?? NaN, n ?? NaN)
    if (!proportion.ok) throw bad(proportion.details.reason)
    const trainer = trainerOf?.(row, 'trainer') ?? ''
    if (trainerOf && trainer === '') throw bad('trainer is empty')
    return { cohort, trainer, ...proportion.value }
  })
}
