import type pg from 'pg'
import { bothGiven, digestsOf, ownedBy, tablesOf, type Owner, type TableShape } from './tables.ts'

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
export type Harvester = (owner: Owner) => Promise<Harvest>
type Known = { digest: string; rows: readonly IdsOfRow[] }

/** Reads again only the tables that were written to since it last looked. @param pool must sign in as a superuser. */
export function harvester(pool: pg.Pool): Harvester {
  let tables: Promise<readonly TableShape[]> | null = null
  const knownOf = new Map<string, Map<string, Known>>()
  return async (owner) => {
    const shapes = await (tables ??= tablesOf(pool))
    const known = knownOf.get(owner.organisationId) ?? new Map<string, Known>()
    knownOf.set(owner.organisationId, known)
    const digests = await digestsOf(pool, shapes, owner)
    for (const table of shapes) {
      const digest = digests.get(table.name)
      if (digest === undefined || known.get(table.name)?.digest === digest) continue
      known.set(table.name, { digest, rows: await rowsOf(pool, table, owner) })
    }
    return harvestOf(shapes.flatMap(({ name }) => known.get(name)?.rows ?? []))
  }
}

async function rowsOf(pool: pg.Pool, table: TableShape, { organisationId, peopleIds }: Owner): Promise<IdsOfRow[]> {
  const columns = table.textColumns.filter((name) => /_(id|key)$/.test(name))
  if (columns.length === 0) return []
  // Ids tell when they were made: the order stays the same whatever the database has since moved.
  const named = columns.map((name) => `t.${name}`).join(', ')
  const sql = `select ${named} from ${table.name} t where ${bothGiven} and ${ownedBy(table)} order by ${named} limit 5000`
  const found = await pool.query<Record<string, string | null>>(sql, [organisationId, peopleIds])
  return found.rows.map(idsIn).filter((ids) => ids.size > 0)
}

function harvestOf(rows: readonly IdsOfRow[]): Harvest {
  const found = new Map<string, IdsOfRow[]>()
  const distinctly: Distinctly = (kinds) => {
    const key = kinds.join(' ')
    const made = found.get(key) ?? distinct(rows, kinds)
    found.set(key, made)
    return made
  }
  const all = new Set(rows.flatMap((row) => [...row.values()].filter((value) => id.test(value))))
  return { rows, all, pick: (kinds, nth = 0) => pick(distinctly, kinds, nth) }
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

type Distinctly = (kinds: readonly string[]) => readonly IdsOfRow[]

function pick(distinctly: Distinctly, kinds: readonly string[], nth: number): Map<string, string | null> {
  const together = distinctly(kinds)
  const found = together[nth % Math.max(together.length, 1)]
  const one = (kind: string): string | null => {
    const each = distinctly([kind])
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
