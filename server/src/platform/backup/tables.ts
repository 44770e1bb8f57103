import { type Client, escapeIdentifier } from 'pg'

/** A table with what a copy of it must know. Generated columns are left out: the database computes them again. */
export type Table = {
  readonly schema: string
  readonly name: string
  readonly columns: readonly string[]
  readonly forcesRowSecurity: boolean
}
export type Sequence = {
  readonly schema: string
  readonly name: string
  readonly value: string
  readonly isCalled: boolean
}

export const quoted = ({ schema, name }: { schema: string; name: string }): string =>
  `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`
export const labelOf = ({ schema, name }: { schema: string; name: string }): string => `${schema}.${name}`
export const columnsOf = ({ columns }: Pick<Table, 'columns'>): string => columns.map(escapeIdentifier).join(', ')

const isOurs = `n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'`

/** Every ordinary table outside PostgreSQL's own schemas, by name. */
export async function tablesOf(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select n.nspname as schema, c.relname as name, c.relforcerowsecurity as "forcesRowSecurity",
           array(select attname::text from pg_attribute a
                  where a.attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = ''
                  order by attnum) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and c.relpersistence <> 't' and ${isOurs}
     order by n.nspname collate "C", c.relname collate "C"`)
  return rows
}

export async function sequencesOf(client: Client): Promise<Sequence[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S' and ${isOurs} order by 1, 2`)
  const sequences: Sequence[] = []
  for (const found of rows) {
    const state = await client.query<{ value: string; isCalled: boolean }>(
      `select last_value::text as value, is_called as "isCalled" from ${quoted(found)}`,
    )
    for (const row of state.rows) sequences.push({ ...found, ...row })
  }
  return sequences
}

export type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string }

export async function foreignKeysOf(client: Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    select format('%I.%I', n.nspname, c.relname) as table, quote_ident(k.conname) as name,
           pg_get_constraintdef(k.oid) as definition
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and k.conparentid = 0 and ${isOurs} order by 1, 2`)
  return rows
}
