import { withClient } from '@cadre/server/postgres'
import { bothGiven, ownedBy, tablesOf } from './tables.ts'

/** The ids that one row holds, by kind, and its keys, by the column's name: those of one row belong together. */
export type IdsOfRow = ReadonlyMap<string, string>
export type Harvest = {
  readonly rows: readonly IdsOfRow[]
  readonly all: ReadonlySet<string>
  /**
   * Ids of these kinds that belong together, where some row holds them all; else any of each. Null: there is none.
   * @param nth which of the rows that would do; beyond the last it begins again.
   */
  pick(kinds: readonly string[], nth?: number): Map<string, string | null>
}

const id = /^([a-z]{2,5})_[0-7][0-9A-HJKMNP-TV-Z]{25}$/

/** Collects every id in an organisation's rows, of whatever table and kind. */
export async function harvest(url: string, organisationId: string, people: readonly string[]): Promise<Harvest> {
  return withClient(url, async (client) => {
    const rows: IdsOfRow[] = []
    for (const table of await tablesOf(client)) {
      const owned = ownedBy(table)
      const columns = table.textColumns.filter((name) => /_(id|key)$/.test(name))
      if (owned === null || columns.length === 0) continue
      const condition = `${bothGiven} and ${owned}`
      // Ids tell when they were made: the order stays the same whatever the database has since moved.
      const named = columns.map((name) => `t.${name}`).join(', ')
      const sql = `select ${named} from ${table.name} t where ${condition} order by ${named} limit 5000`
      const found = await client.query<Record<string, string | null>>(sql, [organisationId, people])
      rows.push(...found.rows.map(idsIn).filter((ids) => ids.size > 0))
    }
    const all = new Set(rows.flatMap((row) => [...row.values()].filter((value) => id.test(value))))
    return { rows, all, pick: (kinds, nth = 0) => pick(rows, kinds, nth) }
  })
}

function idsIn(row: Readonly<Record<string, string | null>>): IdsOfRow {
  const ids = new Map<string, string>()
  for (const [column, value] of Object.entries(row)) {
    if (value === null) continue
    const kind = column.endsWith('_key') ? column : id.exec(value)?.[1]
    if (kind !== undefined && !ids.has(kind)) ids.set(kind, value)
  }
  return ids
}

function pick(rows: readonly IdsOfRow[], kinds: readonly string[], nth: number): Map<string, string | null> {
  const together = distinct(rows, kinds)
  const found = together[nth % Math.max(together.length, 1)]
  const one = (kind: string): string | null => {
    const each = distinct(rows, [kind])
    return (found ?? each[nth % Math.max(each.length, 1)])?.get(kind) ?? null
  }
  return new Map(kinds.map((kind) => [kind, one(kind)]))
}

/** The different ways in which rows hold ids of all these kinds. */
function distinct(rows: readonly IdsOfRow[], kinds: readonly string[]): IdsOfRow[] {
  const byIds = new Map<string, IdsOfRow>()
  for (const row of rows.filter((row) => kinds.every((kind) => row.has(kind)))) {
    const ids = kinds.map((kind) => row.get(kind)).join(' ')
    if (!byIds.has(ids)) byIds.set(ids, row)
  }
  return [...byIds.values()]
}
