import type { Client } from 'pg'

type Column = {
  schema: string
  table: string
  column: string
  type: string
  nullable: boolean
  generated: boolean
  defaulted: boolean
}
type Guard = { schema: string; table: string; definition: string }

const columnsQuery = `
  select n.nspname as schema, c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
    not a.attnotnull as nullable, a.attidentity <> '' or a.attgenerated <> '' as generated, a.atthasdef as defaulted
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    and n.nspname not in ('pg_catalog', 'information_schema', 'migrations') and n.nspname not like 'pg\\_%' and n.nspname not like 'graphile%'
  order by 1, 2, a.attnum`

const guardsQuery = `
  select n.nspname as schema, c.relname as table, k.definition from pg_class c join pg_namespace n on n.oid = c.relnamespace
  cross join lateral (
    select contype::text || conname as rank, 'constraint ' || conname || ': ' || pg_get_constraintdef(oid) as definition
      from pg_constraint where conrelid = c.oid and contype in ('p', 'u', 'f', 'c', 'x')
    union all select 'y' || indexname, indexdef from pg_indexes i where i.schemaname = n.nspname and i.tablename = c.relname
      and not exists (select 1 from pg_constraint x where x.conname = i.indexname and x.conrelid = c.oid)
    union all select 'z' || policyname, 'policy ' || policyname || ' to ' || array_to_string(roles, ', ') || ' for ' || lower(cmd)
      || coalesce(' using ' || qual, '') from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname
  ) k
  where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'migrations') and n.nspname not like 'graphile%'
  order by 1, 2, k.rank`

/** Reads a migrated database and prints its tables, twice: for people (a file a schema) and for the compiler. */
export async function printSchema(client: Client): Promise<Map<string, string>> {
  const columns = (await client.query<Column>(columnsQuery)).rows
  const guards = (await client.query<Guard>(guardsQuery)).rows
  const papers = new Map<string, string>()
  for (const [schema, ofSchema] of Map.groupBy(columns, (c) => c.schema)) {
    papers.set(`docs/schema/${schema}.md`, printPage(schema, ofSchema, guards))
  }
  papers.set('server/src/platform/db/tables.gen.ts', printTypes(columns))
  return papers
}

function printPage(schema: string, columns: Column[], guards: Guard[]): string {
  const tables = [...Map.groupBy(columns, (c) => c.table)].map(([table, ofTable]) => {
    const rows = ofTable.map((c) => `| ${c.column} | ${c.type} | ${c.nullable ? 'null' : ''} |`)
    const kept = guards.filter((g) => g.schema === schema && g.table === table).map((g) => `- ${g.definition}`)
    return [`## ${schema}.${table}`, '', '| column | type | |', '|---|---|---|', ...rows, '', ...kept, ''].join('\n')
  })
  return `<!-- Printed from a migrated database; do not edit. -->\n# ${schema}\n\n${tables.join('\n')}`
}

const scalar: Readonly<Record<string, string>> = {
  text: 'string',
  'character varying': 'string',
  boolean: 'boolean',
  integer: 'number',
  smallint: 'number',
  bigint: 'number',
  numeric: 'number',
  'double precision': 'number',
  real: 'number',
  'timestamp with time zone': 'Timestamp',
  date: 'string',
  'time without time zone': 'string',
  bytea: 'Buffer',
  jsonb: 'Json',
  json: 'Json',
  xid8: 'string',
  uuid: 'string',
}

function tsType(type: string): string {
  const isArray = type.endsWith('[]')
  const base = type.replace(/\[\]$/, '').replace(/\(.*\)/, '')
  const known = scalar[base]
  if (known === undefined)
    throw new Error(`no TypeScript type for the column type ${type}: add it to tools/papers/schema.ts`)
  return isArray ? `${known}[]` : known
}

const boxed = new Set(['Timestamp', 'Json'])

/** Instants and documents read and write as different types, so their nullable and defaulted forms have names of their own. */
function fieldType({ type, nullable, generated, defaulted }: Column): string {
  const base = tsType(type)
  if (boxed.has(base)) return base + (nullable ? 'OrNull' : defaulted ? 'Defaulted' : '')
  const whole = nullable ? `${base} | null` : base
  return generated ? `GeneratedAlways<${whole}>` : defaulted ? `Generated<${whole}>` : whole
}

function printTypes(columns: Column[]): string {
  const tables = [...Map.groupBy(columns, (c) => `${c.schema}.${c.table}`)].map(([name, ofTable]) => {
    const fields = ofTable.map((c) => `    ${c.column}: ${fieldType(c)}`)
    return `  '${name}': {\n${fields.join('\n')}\n  }`
  })
  const always = tables.some((table) => table.includes('GeneratedAlways<')) ? ' GeneratedAlways,' : ''
  return `// Printed from a migrated database by tools/papers; do not edit.
import type { Instant } from '@cadre/kernel'
import type { ColumnType, Generated,${always} RawBuilder } from 'kysely'

/** Epoch ms when read; written through \`timestamp()\`. */
export type Timestamp = ColumnType<Instant, Date, Date>
export type TimestampDefaulted = ColumnType<Instant, Date | undefined, Date>
export type TimestampOrNull = ColumnType<Instant | null, Date | null | undefined, Date | null>
/** Parsed when read, shape unknown until the store gives it one; written through \`json()\`. */
export type Json = ColumnType<unknown, RawBuilder<unknown>, RawBuilder<unknown>>
export type JsonDefaulted = ColumnType<unknown, RawBuilder<unknown> | undefined, RawBuilder<unknown>>
export type JsonOrNull = ColumnType<unknown, RawBuilder<unknown> | null | undefined, RawBuilder<unknown> | null>

export interface Tables {
${tables.join('\n')}
}
`
}
