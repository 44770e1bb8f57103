import { type Followed, kaplanMeier, logRank, medianSurvival } from '@cadre/evidence'
import { type Csv, readCsv } from '../../csv.ts'
import { refuseNoRows, rowsOf } from '../../csv-rows.ts'
import { engineCommand } from '../../engine-command.ts'
import { numberOption } from '../../number-option.ts'
import { printJson } from '../../print-json.ts'

type Row = Followed & { readonly group: string }

/** `cadre engine survival FILE.csv`: Kaplan-Meier per group, and log-rank between groups. */
export const survival = engineCommand('survival', {
  description: 'Kaplan-Meier curves and log-rank test from time,status,group',
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
  refuseNoRows(csv)
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
  return rowsOf(csv, ['time', 'status', 'group']).map(({ text, number, truth, bad }) => {
    const time = number('time')
    if (time < 0) throw bad(`time is ${time}, before the start`)
    const group = text('group')
    if (group === '') throw bad('group is empty')
    return { time, event: truth('status'), group }
  })
}
