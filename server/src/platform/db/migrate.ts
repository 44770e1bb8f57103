import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import pg from 'pg'
import { projectRoot } from '../paths.ts'
import { ensureRoles } from './roles.ts'

export type Target = { readonly login?: string; readonly to?: string }

/** Whether this version has a migration of that name. */
export const isKnownVersion = async (name: string): Promise<boolean> => (await migrationNames()).includes(name)

/** The migrations of this version, oldest first. */
export const knownMigrations = (): Promise<string[]> => migrationNames()

/**
 * Brings a database to this version: roles, the job queue, then every migration that is missing, all in one transaction.
 * @param ownerUrl signs in as the role that owns the schema.
 * @param login the role that the server signs in with.
 * @param to the last migration to carry out; absent: all.
 * @returns the names of the migrations that were carried out.
 */
export async function migrate(ownerUrl: string, { login = 'cadre_login', to }: Target = {}): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  pool.on('error', () => {})
  try {
    await prepare(pool, login)
    await installQueue(ownerUrl)
    return await carryOut(pool, to)
  } finally {
    await pool.end()
  }
}

async function prepare(pool: pg.Pool, login: string): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await ensureRoles(client, login)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

async function installQueue(ownerUrl: string): Promise<void> {
  const asJobs = new pg.Pool({ connectionString: ownerUrl, max: 1, options: '-c role=cadre_jobs' })
  asJobs.on('error', () => {})
  asJobs.on('connect', (client) => client.on('error', () => {}))
  try {
    await runMigrations({ pgPool: asJobs })
  } finally {
    await asJobs.end()
  }
}

async function carryOut(pool: pg.Pool, to: string | undefined): Promise<string[]> {
  if (to === undefined && (await isCurrent(pool))) return []
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: sharing(pool) }) })
  const migrator = new Migrator({ db, provider: { getMigrations }, migrationTableSchema: 'migrations' })
  const { error, results } = await (to === undefined ? migrator.migrateToLatest() : migrator.migrateTo(to))
  if (error !== undefined) {
    const failed = results?.find((result) => result.status === 'Error')
    throw new Error(`migration ${failed?.migrationName ?? ''} failed; the database is as it was before`, {
      cause: error,
    })
  }
  return (results ?? []).map((result) => result.migrationName)
}

/** Whether every migration of this version, and none besides, is committed: then there is nothing to lock or compare. */
async function isCurrent(pool: pg.Pool): Promise<boolean> {
  const made = await pool.query<{ made: boolean }>(
    `select to_regclass('migrations.kysely_migration') is not null as made`,
  )
  if (!made.rows[0]?.made) return false
  const { rows } = await pool.query<{ name: string }>('select name from migrations.kysely_migration')
  return new Set(rows.map(({ name }) => name)).symmetricDifference(new Set(await migrationNames())).size === 0
}

/** Kysely ends the pool it is given; this one belongs to the caller. */
const sharing = (pool: pg.Pool) => ({ connect: () => pool.connect(), end: async () => {}, options: pool.options })

const folder = join(projectRoot, 'migrations')

const migrationNames = async (): Promise<string[]> =>
  (await readdir(folder))
    .filter((name) => name.endsWith('.sql'))
    .map((name) => name.replace(/\.sql$/, ''))
    .toSorted()

async function getMigrations(): Promise<Record<string, Migration>> {
  const migrations: Record<string, Migration> = {}
  for (const name of await migrationNames()) {
    const text = await readFile(join(folder, `${name}.sql`), 'utf8')
    migrations[name] = { up: async (db) => void (await sql.raw(text).execute(db)) }
  }
  return migrations
}
