import { ourTables, problemsIn, type Check } from './check.ts'

export const migrations: Check = {
  name: 'migrations',
  async look({ client, knownMigrations }) {
    const { rows } = await client.query<{ name: string }>('select name from migrations.kysely_migration order by name')
    const done = new Set(rows.map(({ name }) => name))
    const known = new Set(knownMigrations)
    const unknown = [...done.difference(known)].map(
      (name) => `${name} was carried out by a newer version; install that version or restore an older backup`,
    )
    const missing = [...known.difference(done)].map(
      (name) => `${name} is missing; start the server, which carries it out`,
    )
    return { looked: `${done.size} carried out, ${known.size} known`, problems: [...unknown, ...missing] }
  },
}

type Reference = { name: string; table: string; columns: string[]; other: string; others: string[] }

/** Rows that refer to rows that are not there: constraints forbid them, but a careless restore or repair can make them. */
export const orphans: Check = {
  name: 'references',
  async look({ client }) {
    const { rows: references } = await client.query<Reference>(
      `select k.conname as name, t.name as table, k.confrelid::regclass::text as other,
         array(select a.attname::text from unnest(k.conkey) with ordinality c(n, i) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = c.n order by i) as columns,
         array(select a.attname::text from unnest(k.confkey) with ordinality c(n, i) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = c.n order by i) as others
       from ${ourTables} t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f' order by 2, 1`,
    )
    const problems = await problemsIn(
      client,
      `select format('%s: %s is not checked by the database', t.name, k.conname) as problem from ${ourTables} t
       join pg_constraint k on k.conrelid = t.oid where not k.convalidated
       union all select format('%s: the trigger %s is switched off', t.name, g.tgname) from ${ourTables} t join pg_trigger g on g.tgrelid = t.oid where g.tgenabled = 'D'`,
    )
    for (const reference of references) problems.push(...(await problemsIn(client, orphansOf(reference))))
    return { looked: `${references.length} references, every row's target is there`, problems }
  },
}

function orphansOf({ name, table, columns, other, others }: Reference): string {
  const given = columns.map((column) => `t."${column}" is not null`).join(' and ')
  const same = columns.map((column, i) => `o."${others[i] ?? column}" = t."${column}"`).join(' and ')
  return `select format('%s: %s rows refer to rows of %s that are not there (%s)', '${table}', count(*), '${other}', '${name}') as problem
    from ${table} t where ${given} and not exists (select from ${other} o where ${same}) having count(*) > 0`
}

/** A zone that the runtime or PostgreSQL does not know would put sessions at a wrong time. */
export const timeZones: Check = {
  name: 'time zones',
  async look({ client }) {
    const { rows } = await client.query<{ zone: string; known: boolean }>(
      `select zone, exists (select from pg_timezone_names n where n.name = zone) as known
       from (select time_zone as zone from identity.organisations union select time_zone from identity.people) z order by zone`,
    )
    const problems = rows.flatMap(({ zone, known }) => [
      ...(known ? [] : [`PostgreSQL does not know ${zone}`]),
      ...(isKnown(zone) ? [] : [`the runtime does not know ${zone}`]),
    ])
    // Source: the European Union's rule since 1996: 27 March 2022 and 26 March 2023 at 01:00 UTC.
    const paris = (at: number) =>
      new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit' }).format(at)
    const shifts = paris(Date.UTC(2022, 2, 27, 0, 59)) === '01' && paris(Date.UTC(2022, 2, 27, 1, 0)) === '03'
    if (!shifts)
      problems.push('the runtime has no time zone data: it misses that clocks in Paris went forward on 27 March 2022')
    return { looked: `${rows.length} in use, known to the runtime and to PostgreSQL`, problems }
  },
}

function isKnown(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
