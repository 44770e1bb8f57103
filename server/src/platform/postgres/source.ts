import { ok, type Ok, refuse, type Refusal } from '@cadre/kernel'
import type { Client } from 'pg'
import { groupRoles } from '../db/roles.ts'
import { type Embedded, type EmbeddedRefusal, startEmbedded } from './embedded.ts'
import { databaseName, loginRole, ownerRole, withClient } from './roles.ts'

export type DatabaseOptions = {
  /** Your own PostgreSQL, as the role that owns the objects; absent: the embedded one. */
  readonly ownerUrl?: string
  /** A second role for requests that owns nothing; absent: the owner, which row-level security binds all the same. */
  readonly loginUrl?: string
  readonly dataDir: string
  readonly log: (line: string) => void
}

export type Database = {
  readonly ownerUrl: string
  readonly loginUrl: string
  /** Sees behind row-level security: for backups. Of an external database only its owner is known. */
  readonly backupUrl: string
  /** Null for an external database. */
  readonly embedded: Embedded | null
}

export type ExternalRefusal =
  | Refusal<'postgres.unreachable', { said: string }>
  | Refusal<'postgres.too-old', { found: string; needed: number }>
  | Refusal<'postgres.no-app-role', { statements: readonly string[] }>
/** To commands that read a database and make none. */
export type NoDatabase = Refusal<'postgres.none', { dataDir: string }>
export type DatabaseRefusal = EmbeddedRefusal | ExternalRefusal | NoDatabase

/** The oldest PostgreSQL whose behaviour the migrations rely on (`nulls not distinct`, security invoker views). */
export const oldestMajor = 15

/** The database of this installation, ready to be migrated: an external one is checked, the embedded one is started. */
export async function openDatabase(options: DatabaseOptions): Promise<Ok<Database> | DatabaseRefusal> {
  const { ownerUrl, loginUrl, dataDir, log } = options
  if (ownerUrl !== undefined) {
    const checked = await checkExternal(ownerUrl)
    if (!checked.ok) return checked
    return ok({ ownerUrl, loginUrl: loginUrl ?? ownerUrl, backupUrl: ownerUrl, embedded: null })
  }
  const embedded = await startEmbedded({ dataDir, log })
  if (!embedded.ok) return embedded
  const urlFor = (user: string): string => embedded.value.databaseUrlFor(user, databaseName)
  const urls = { ownerUrl: urlFor(ownerRole), loginUrl: urlFor(loginRole), backupUrl: urlFor('postgres') }
  return ok({ ...urls, embedded: embedded.value })
}

/** Whether a PostgreSQL of somebody else can carry Cadre. */
export async function checkExternal(ownerUrl: string): Promise<Ok<null> | ExternalRefusal> {
  try {
    return await withClient(ownerUrl, async (client) => {
      const { rows } = await client.query<{ number: string }>(`select current_setting('server_version_num') as number`)
      const version = judgeVersion(Number(rows[0]?.number))
      return version.ok ? await groupRolesOf(client) : version
    })
  } catch (error) {
    return refuse('postgres.unreachable', { said: error instanceof Error ? error.message : String(error) })
  }
}

/** `number` as `server_version_num` says it: major * 10000 + minor. */
export function judgeVersion(number: number): Ok<null> | ExternalRefusal {
  const major = Math.floor(number / 10_000)
  if (major >= oldestMajor) return ok(null)
  return refuse('postgres.too-old', { found: `${major}.${number % 10_000}`, needed: oldestMajor })
}

/** The roles that transactions take on: there, to be made by the migration, or asked for. */
async function groupRolesOf(client: Client): Promise<Ok<null> | ExternalRefusal> {
  const { rows } = await client.query<{ missing: string[]; may: boolean }>(
    `select array(select wanted from unnest($1::text[]) wanted where not exists (select from pg_roles where rolname = wanted)) as missing,
            (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as may`,
    [groupRoles],
  )
  const missing = rows[0]?.missing ?? []
  if (missing.length === 0 || rows[0]?.may) return ok(null)
  const statements = missing.flatMap((role) => [
    `create role ${role} nologin noinherit`,
    `grant ${role} to current_user`,
  ])
  return refuse('postgres.no-app-role', { statements })
}
