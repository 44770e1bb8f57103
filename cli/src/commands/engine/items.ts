import {
  distractorTables,
  itemStatistics,
  marked,
  type Missing,
  missingAsWrong,
  type TestStatistics,
} from '@cadre/psychometrics'
import { type Csv, readCsv } from '../../csv.ts'
import { refuseNoRows, rowsOf } from '../../csv-rows.ts'
import { engineCommand } from '../../engine-command.ts'
import { nameOf } from '../../input.ts'
import { printJson } from '../../print-json.ts'
import { Refused } from '../../refused.ts'
import { isMissing, matrixOf, missingOption } from './answers-csv.ts'

/** `cadre engine items`: classical statistics per item, and with a key the distractor tables, as JSON. */
export const items = engineCommand('items', {
  description: 'Classical item statistics with intervals; with --key, distractors and suspected miskeys',
  args: {
    file: {
      type: 'positional',
      required: true,
      description: 'CSV: header = items, a row per person; cells 1, 0, empty or NA, or with --key the chosen option',
    },
    key: { type: 'string', description: 'CSV with columns item,key; or the items as header over one row of keys' },
    missing: missingOption,
  },
  async run({ args }) {
    const { missing } = args
    const csv = await readCsv(args.file)
    const report = args.key === undefined ? plain(csv, missing) : withKey(csv, await readCsv(args.key), missing)
    printJson(report)
  },
})

function plain(csv: Csv, missing: Missing) {
  const matrix = matrixOf(csv)
  return named(csv, itemStatistics(missing === 'wrong' ? missingAsWrong(matrix) : matrix))
}

function named(csv: Csv, { alpha, alphaRows, persons, items: statistics }: TestStatistics) {
  return { alpha, alphaRows, n: persons, items: statistics.map((item, j) => ({ id: csv.header[j] ?? '', ...item })) }
}

function withKey(csv: Csv, keys: Csv, missing: Missing) {
  refuseNoRows(csv)
  const byItem = keyByItem(keys)
  const key = csv.header.map((id) => {
    const option = byItem.get(id)
    if (option !== undefined) return option
    throw new Refused('items.no-key', `${nameOf(keys.file)} has no key for the item "${id}".`, {
      file: keys.file,
      item: id,
    })
  })
  const choices = { rows: csv.rows.map(({ cells }) => cells.map((cell) => (isMissing(cell) ? '' : cell))), key }
  const matrix = marked(choices)
  const report = named(csv, itemStatistics(missing === 'wrong' ? missingAsWrong(matrix) : matrix))
  const tables = distractorTables(choices)
  return {
    ...report,
    items: report.items.map((item, j) => {
      const { options = [], miskey = null } = tables[j] ?? {}
      const flags = miskey ? [...item.flags, 'miskey-suspect'] : item.flags
      return { ...item, flags, key: key[j], options, miskey }
    }),
    miskeySuspects: report.items.flatMap(({ id }, j) => {
      const miskey = tables[j]?.miskey
      return miskey ? [{ id, key: key[j], ...miskey }] : []
    }),
  }
}

function keyByItem(keys: Csv): Map<string, string> {
  const [first] = keys.rows
  const isLong = keys.header.includes('item') && keys.header.includes('key')
  if (!isLong) {
    if (!first || keys.rows.length !== 1) {
      throw new Refused(
        'items.key-shape',
        `${nameOf(keys.file)}: give the columns item,key or one row of keys under the items.`,
        { file: keys.file },
      )
    }
    return new Map(keys.header.map((id, j) => [id, first.cells[j] ?? '']))
  }
  const byItem = new Map<string, string>()
  for (const { text, bad } of rowsOf(keys, ['item', 'key'])) {
    const [id, option] = [text('item'), text('key')]
    if (option === '') throw bad(`the item "${id}" has an empty key`)
    if (byItem.has(id)) throw bad(`the item "${id}" has a key already`)
    byItem.set(id, option)
  }
  return byItem
}
