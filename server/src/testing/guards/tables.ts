import type { ClientBase } from 'pg'

export type TableShape = {
  /** `schema.table`, as SQL names it. */
  readonly name: string
  readonly columns: readonly string[]
  readonly textColumns: readonly string[]
  readonly instantColumns: readonly string[]
}

type Row = { name: string; columns: string[]; text_columns: string[]; instant_columns: string[] }

/** Every table of the product, from the catalogue of the database: new ones are there by themselves. */
export async function tablesOf(client: Pick<ClientBase, 'query'>): Promise<TableShape[]> {
  const { rows } = await client.query<Row>(`
    select format('%I.%I', n.nspname, c.relname) as name, array_agg(a.attname::text order by a.attnum) as columns,
      coalesce(array_agg(a.attname::text order by a.attnum) filter (where a.atttypid = 'text'::regtype), '{}') as text_columns,
      coalesce(array_agg(a.attname::text order by a.attnum) filter (where a.atttypid = 'timestamptz'::regtype), '{}') as instant_columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'migrations')
      and n.nspname not like 'pg\\_%' and n.nspname not like 'graphile%'
    group by n.nspname, c.relname order by 1`)
  return rows.map(({ name, columns, text_columns, instant_columns }) => ({
    name,
    columns,
    textColumns: text_columns,
    instantColumns: instant_columns,
  }))
}

/** The condition that finds an organisation's rows: its own, or those of its people ($1 organisation, $2 people). */
export function ownedBy({ columns }: TableShape): string | null {
  if (columns.includes('organisation_id')) return 't.organisation_id = $1'
  if (columns.includes('person_id')) return 't.person_id = any($2)'
  if (columns.includes('realm')) return '(t.realm = $1 or t.realm = any($2))'
  return null
}

export type Owner = { readonly organisationId: string; readonly peopleIds: readonly string[] }

/**
 * Digests of the rows of an organisation and its people, by table, in one statement: a table's is equal exactly when nothing was
 * written to it. A row version has a place and a transaction of its own, so its content need not be read. Prepared: to plan it for
 * every table of the product takes four times as long as to carry it out.
 */
export async function digestsOf(
  client: Pick<ClientBase, 'query'>,
  tables: readonly TableShape[],
  owner: Owner,
): Promise<Map<string, string>> {
  const parts = tables.flatMap((table) => {
    const owned = ownedBy(table)
    const digest = `select '${table.name}' as name, count(*)::text as rows, sum(hashtextextended(t.xmin::text || t.ctid::text, 0))::text as hash`
    return owned === null ? [] : [`${digest} from ${table.name} t where ${bothGiven} and ${owned}`]
  })
  const { rows } = await client.query<{ name: string; rows: string; hash: string }>({
    name: 'digests_of_rows',
    text: parts.join(' union all '),
    values: [owner.organisationId, owner.peopleIds],
  })
  return new Map(rows.map(({ name, rows, hash }) => [name, `${rows} ${hash}`]))
}

/** Equal exactly when nothing of an organisation and its people was written. */
export async function digestOf(client: ClientBase, tables: readonly TableShape[], owner: Owner): Promise<string> {
  return [...(await digestsOf(client, tables, owner))].map(([name, digest]) => `${name} ${digest}`).join('\n')
}

/** Every statement names both parameters, so that both have a type. */
export const bothGiven = '$1::text is not null and $2::text[] is not null'
