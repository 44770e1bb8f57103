import { Client } from 'pg'

/** Settings that make the same value the same text on every server. */
const plainText = `
  set datestyle = 'ISO, YMD'; set intervalstyle = 'iso_8601'; set timezone = 'UTC'; set extra_float_digits = 3;
  set bytea_output = 'hex'; set client_encoding = 'UTF8'; set row_security = off; set statement_timeout = 0`

/** A connection whose COPY text is comparable, for the length of `work`. */
export async function withCopySession<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(plainText)
    return await work(client)
  } finally {
    await client.end()
  }
}

export async function inTransaction<T>(client: Client, begin: string, work: () => Promise<T>): Promise<T> {
  await client.query(begin)
  try {
    const value = await work()
    await client.query('commit')
    return value
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** The newest migration this database has run, or '' before any. Names of migrations sort by age. */
export async function schemaVersionOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('migrations.kysely_migration') is not null as there`,
  )
  if (!rows[0]?.there) return ''
  const newest = await client.query<{ name: string | null }>(
    `select max(name collate "C") as name from migrations.kysely_migration`,
  )
  return newest.rows[0]?.name ?? ''
}
