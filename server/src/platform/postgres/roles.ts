import { Client } from 'pg'

/** The database of the product, and the roles of it. Objects belong to the owner; requests come in as the login, which owns nothing. */
export const databaseName = 'cadre'
export const ownerRole = 'cadre_owner'
export const loginRole = 'cadre_login'

const createRoles = `
do $$ begin
  if not exists (select from pg_roles where rolname = '${ownerRole}') then
    create role ${ownerRole} login createrole;
  end if;
  if not exists (select from pg_roles where rolname = '${loginRole}') then
    create role ${loginRole} login noinherit;
  end if;
end $$`

/** Makes the roles that are missing. Needs a superuser, or a role that may create roles. */
export async function ensureRoles(superuserUrl: string): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    await client.query(createRoles)
  })
}

/** Makes the database that is missing, owned by the owner role and closed to everyone unnamed. */
export async function ensureDatabase(superuserUrl: string, name: string): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)} owner ${ownerRole}`)
    await client.query(`revoke all on database ${client.escapeIdentifier(name)} from public`)
    await client.query(`grant connect on database ${client.escapeIdentifier(name)} to ${loginRole}`)
  })
}

/** One connection for the length of `work`. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
