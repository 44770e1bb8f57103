import type { withClient } from '@cadre/server/postgres'

type Client = Parameters<Parameters<typeof withClient>[1]>[0]
export type Sized = { readonly rows: number; readonly bytes: number }

/**
 * Copies every row of an organisation `times` over under other organisations' ids. What is unique across organisations is
 * left out: sessions, tokens, feeds and numbered events.
 */
export async function copyOrganisation(client: Client, organisationId: string, times: number): Promise<void> {
  const { rows: tables } = await client.query<{ name: string; columns: string[] }>(
    `select c.oid::regclass::text as name, array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relkind = 'r' and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
       group by c.oid having 'organisation_id' = any(array_agg(a.attname::text)) and not bool_or(a.attidentity <> '' or a.attname = 'token_hash')`,
  )
  // Foreign keys hold by themselves in a whole copy, but not table by table.
  await client.query('set session_replication_role = replica')
  for (const { name, columns } of tables) {
    const values = columns.map((column) => {
      if (column === 'organisation_id') return `'org_' || lpad(copy.number::text, 26, '0')`
      return column === 'slug' || column === 'realm' ? `t."${column}" || '-' || copy.number` : `t."${column}"`
    })
    await client.query(
      `insert into ${name} (${columns.map((column) => `"${column}"`).join(', ')})
         select ${values.join(', ')} from ${name} t, generate_series(1, ${times}) copy (number)
         where t.organisation_id = $1`,
      [organisationId],
    )
  }
  await client.query('reset session_replication_role')
}
