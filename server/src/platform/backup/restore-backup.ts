import { ok, type Ok, refuse, type Refusal } from '@cadre/kernel'
import { Client, DatabaseError, escapeIdentifier } from 'pg'
import { checkBackup, type FileRefusal, openBackup } from './format.ts'
import { loadBackup, type LoadRefusal } from './load.ts'
import { withCopySession } from './session.ts'
import { labelOf, quoted, tablesOf } from './tables.ts'

export type RestoreTarget = {
  readonly database: string
  /** A connection that may create and rename databases, to the database of this name. */
  readonly adminUrlFor: (database: string) => string
  /** Who owns the objects, as the migrations do. */
  readonly ownerUrlFor: (database: string) => string
  readonly ownerRole: string
  /** Brings a database to one schema version, or to the newest; false when it does not know that version. */
  readonly migrate: (ownerUrl: string, to: string | null) => Promise<boolean>
}
export type RestoreRefusal =
  | FileRefusal
  | LoadRefusal
  | Refusal<'restore.not-empty', { database: string; tables: readonly { name: string; rows: number }[] }>
  | Refusal<'restore.newer-schema', { schemaVersion: string }>
  | Refusal<'restore.in-use', { said: string }>
export type RestoreSummary = { readonly tables: number; readonly rows: number; readonly keptAs: string | null }

/** Tables that hold how far the migrations have come, not what anybody wrote. */
const bookkeeping = /^(migrations\.kysely_migration(_lock)?|graphile_worker\.migrations)$/
/** object_in_use: somebody is connected to the database that would be renamed. */
const objectInUse = '55006'

/**
 * Puts a backup in the place of the database: built and checked aside, then exchanged in one transaction. Whatever goes
 * wrong before leaves the database as it was. With `force` the rows that were there are kept under another name.
 */
export async function restoreBackup(
  target: RestoreTarget,
  { file, force, stamp }: { file: string; force: boolean; stamp: string },
): Promise<Ok<RestoreSummary> | RestoreRefusal> {
  const checked = await checkBackup(file)
  if (!checked.ok) return checked
  const { header, manifest } = checked.value
  const found = await filledTables(target.adminUrlFor(target.database))
  if (found.length > 0 && !force) {
    return refuse('restore.not-empty', { database: target.database, tables: found })
  }
  const aside = `${target.database}_restoring_${stamp}`
  const old = `${target.database}_before_${stamp}`
  try {
    await admin(
      target,
      `create database ${escapeIdentifier(aside)} owner ${escapeIdentifier(target.ownerRole)} template template0`,
    )
    if (!(await target.migrate(target.ownerUrlFor(aside), header.schemaVersion))) {
      return refuse('restore.newer-schema', { schemaVersion: header.schemaVersion })
    }
    const loaded = await loadInto(target.adminUrlFor(aside), file)
    if (!loaded.ok) return loaded
    await target.migrate(target.ownerUrlFor(aside), null)
    await forgetTransactions(target.adminUrlFor(aside))
    await exchange(target, aside, old)
    if (found.length === 0) await admin(target, `drop database ${escapeIdentifier(old)}`)
    const rows = manifest.tables.reduce((sum, { rows }) => sum + rows, 0)
    return ok({ tables: manifest.tables.length, rows, keptAs: found.length === 0 ? null : old })
  } catch (error) {
    if (error instanceof DatabaseError && error.code === objectInUse) {
      return refuse('restore.in-use', { said: error.message })
    }
    throw error
  } finally {
    await admin(target, `drop database if exists ${escapeIdentifier(aside)}`)
  }
}

async function loadInto(url: string, file: string) {
  const opened = await openBackup(file)
  if (!opened.ok) return opened
  try {
    return await withCopySession(url, (client) => loadBackup(client, opened.value))
  } finally {
    await opened.value.close()
  }
}

/**
 * The numbers of transactions are each cluster's own: those of another would lie in this one's future, and every kept reply
 * would seem changed. No server is connected while a backup takes its place, so nobody misses them.
 */
function forgetTransactions(url: string): Promise<void> {
  return withCopySession(url, async (client) => {
    const { rows } = await client.query<{ exists: boolean }>(
      "select to_regclass('platform.touches') is not null as exists",
    )
    if (rows[0]?.exists) await client.query('truncate only platform.touches')
  })
}

function filledTables(url: string): Promise<{ name: string; rows: number }[]> {
  return withCopySession(url, async (client) => {
    const filled: { name: string; rows: number }[] = []
    for (const table of (await tablesOf(client)).filter((table) => !bookkeeping.test(labelOf(table)))) {
      const { rows } = await client.query<{ rows: string }>(`select count(*) as rows from ${quoted(table)}`)
      const count = Number(rows[0]?.rows)
      if (count > 0) filled.push({ name: labelOf(table), rows: count })
    }
    return filled
  })
}

/** Both renames or none, and the rights to come in that the old one gave. */
const exchange = (target: RestoreTarget, aside: string, old: string): Promise<void> =>
  admin(
    target,
    'begin',
    `alter database ${escapeIdentifier(target.database)} rename to ${escapeIdentifier(old)}`,
    `alter database ${escapeIdentifier(aside)} rename to ${escapeIdentifier(target.database)}`,
    'commit',
  )

/** Databases are created, renamed and dropped from a third one. */
async function admin(target: RestoreTarget, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: target.adminUrlFor('postgres') })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
