import type { Client } from 'pg'

/** One thing that must hold. `look` names each way in which it does not; what it looked at goes into the good news. */
export type Check = {
  readonly name: string
  readonly look: (patient: Patient) => Promise<Finding>
}
/** The connection sees behind row-level security; `login` is the role that requests come in as. */
export type Patient = { readonly client: Client; readonly login: string; readonly knownMigrations: readonly string[] }
export type Finding = { readonly looked: string; readonly problems: readonly string[] }

/** The first column of a query's rows, which are problems in words. */
export async function problemsIn(client: Client, query: string, values: readonly unknown[] = []): Promise<string[]> {
  const { rows } = await client.query<{ problem: string }>(query, [...values])
  return rows.map(({ problem }) => problem)
}

export async function countOf(client: Client, query: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(`select (${query})::int as n`)
  return rows[0]?.n ?? 0
}

/** Tables of the product: not PostgreSQL's, the migrator's or the job queue's. */
export const ourTables = `(select c.oid, c.relname, n.nspname, format('%I.%I', n.nspname, c.relname) as name, c.relrowsecurity, c.relforcerowsecurity,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and a.attnotnull and not a.attisdropped) as tenant
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'migrations', 'public')
    and n.nspname not like 'pg\\_%' and n.nspname not like 'graphile%')`
