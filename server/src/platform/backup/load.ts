import { ok, type Ok, refuse, type Refusal } from '@cadre/kernel'
import { type Client, DatabaseError } from 'pg'
import { copyIn, copyOut } from './copy.ts'
import { RowsDigest } from './digest.ts'
import { type BackupReader, type Manifest, type TableHead } from './format.ts'
import { inTransaction } from './session.ts'
import { columnsOf, foreignKeysOf, labelOf, quoted, type Table, tablesOf } from './tables.ts'

export type LoadRefusal =
  | Refusal<'restore.other-shape', { table: string; found: readonly string[]; expected: readonly string[] }>
  | Refusal<'restore.rows-refused', { table: string; said: string }>
  | Refusal<'restore.not-the-same', { table: string }>

class Refused extends Error {
  readonly refusal: LoadRefusal
  constructor(refusal: LoadRefusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/**
 * Replaces all rows of a migrated database by those of a backup, in one transaction. Foreign keys are taken off and put
 * back, which checks every row; triggers stay silent, because what they would write is in the backup already.
 */
export async function loadBackup(client: Client, reader: BackupReader): Promise<Ok<Manifest> | LoadRefusal> {
  try {
    return ok(await inTransaction(client, 'begin', () => replaceRows(client, reader)))
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    if (error instanceof DatabaseError) {
      return refuse('restore.rows-refused', { table: error.table ?? error.where ?? '', said: error.message })
    }
    throw error
  }
}

async function replaceRows(client: Client, reader: BackupReader): Promise<Manifest> {
  const tables = await tablesOf(client)
  const keys = await foreignKeysOf(client)
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`)
  for (const table of tables) {
    await client.query(`alter table ${quoted(table)} disable trigger user, no force row level security`)
    await client.query(`truncate only ${quoted(table)}`)
  }
  await reader.header()
  const manifest = await copyTables(client, reader, tables)
  for (const { table, name, definition } of keys) {
    await client.query(`alter table ${table} add constraint ${name} ${definition}`)
  }
  for (const table of tables) {
    const force = table.forcesRowSecurity ? ', force row level security' : ''
    await client.query(`alter table ${quoted(table)} enable trigger user${force}`)
  }
  for (const sequence of manifest.sequences) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [
      quoted(sequence),
      sequence.value,
      sequence.isCalled,
    ])
  }
  return manifest
}

async function copyTables(client: Client, reader: BackupReader, tables: readonly Table[]): Promise<Manifest> {
  const tablesByName = new Map(tables.map((table) => [labelOf(table), table]))
  for (;;) {
    const part = await reader.tableOrEnd()
    if ('end' in part) return part.end
    const table = matching(part.table, tablesByName)
    const [sent, found] = [new RowsDigest(), new RowsDigest()]
    await copyIn(client, `${quoted(table)} (${columnsOf(part.table)})`, reader.rows(sent))
    await copyOut(client, `select ${columnsOf(part.table)} from only ${quoted(table)}`, (row) => found.add(row))
    if (sent.hex !== found.hex) throw new Refused(refuse('restore.not-the-same', { table: labelOf(table) }))
  }
}

function matching(head: TableHead, tablesByName: ReadonlyMap<string, Table>): Table {
  const table = tablesByName.get(labelOf(head))
  const sorted = (columns: readonly string[]): string[] => columns.toSorted()
  if (table && JSON.stringify(sorted(table.columns)) === JSON.stringify(sorted(head.columns))) return table
  const details = { table: labelOf(head), found: head.columns, expected: table?.columns ?? [] }
  throw new Refused(refuse('restore.other-shape', details))
}
