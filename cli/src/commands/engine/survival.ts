import { type Followed, kaplanMeier, logRank, medianSurvival } from '@cadre/evidence'
import { defineCommand } from 'citty'
import { badRow, type Csv, readCsv } from '../../csv.ts'
import { columnsOf, numberIn } from '../../csv-columns.ts'
import { nameOf } from '../../input.ts'
import { numberOption } from '../../number-option.ts'
import { printJson } from '../../print-json.ts'
import { Refused } from '../../refused.ts'

type Row = Followed & { readonly group: string }

/** `cadre engine survival FILE.csv`: Kaplan-Meier per group, and log-rank between groups. */
export const survival = defineCommand({
  meta: { name: 'survival', description: 'Kaplan-Meier curves and log-rank test from time,status,group' },
  args: {
    file: {
      type: 'positional',
      default: '-',
      description: 'CSV with time,status,group; status 1 event, 0 censored',
      valueHint: 'FILE.csv',
    },
    level: { type: 'string', default: '0.95', description: 'Level of the pointwise bands' },
  },
  async run({ args }) {
    const level = numberOption('level', args.level, { above: 0, below: 1 })
    printJson(survivalOf(await readCsv(args.file), level))
  },
})

export function survivalOf(csv: Csv, level: number) {
  const rows = followed(csv)
  if (rows.length === 0)
    throw new Refused('csv.no-rows', `${nameOf(csv.file)} has a header and no rows.`, { file: csv.file })
  const byGroup = Map.groupBy(rows, (r) => r.group)
  const groups = [...byGroup]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, people]) => {
      const curve = kaplanMeier(people, level)
      return {
        group,
        n: people.length,
        events: people.filter((p) => p.event).length,
        median: medianSurvival(curve),
        curve,
      }
    })
  return { n: rows.length, level, groups, logRank: byGroup.size > 1 ? logRank(rows) : null }
}

function followed(csv: Csv): Row[] {
  const cell = columnsOf(csv, 'time', 'status', 'group')
  return csv.rows.map((row) => {
    const time = numberIn(csv, row, { column: 'time', text: cell(row, 'time') })
    if (time < 0) throw badRow(csv.file, row.line, `time is ${time}, before the start`)
    const status = cell(row, 'status')
    if (status !== '0' && status !== '1')
      throw badRow(csv.file, row.line, `status is "${status}", neither 1 (event) nor 0 (censored)`)
    const group = cell(row, 'group')
    if (group === '') throw badRow(csv.file, row.line, 'group is empty')
    return { time, event: status === '1', group }
  })
}
