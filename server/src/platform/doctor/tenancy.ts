import { countOf, ourTables, problemsIn, type Check } from './check.ts'

export const rowSecurity: Check = {
  name: 'row-level security',
  async look({ client }) {
    const problems = await problemsIn(
      client,
      `select format('%s: %s', name, case when not relrowsecurity then 'is not enabled'
         when not relforcerowsecurity then 'is not forced on the owner' else 'is on, and no policy says for whom' end) as problem
       from ${ourTables} t
       where not relrowsecurity or not relforcerowsecurity or not exists (select from pg_policy p where p.polrelid = t.oid) order by name`,
    )
    return {
      looked: `${await countOf(client, `select count(*) from ${ourTables} t`)} tables, enabled and forced`,
      problems,
    }
  },
}

/** Keys that begin with the organisation, so that rows of two never refer to each other and a server can be split by it. */
export const organisationFirst: Check = {
  name: 'keys of organisations',
  async look({ client }) {
    const problems = await problemsIn(
      client,
      `select format('%s: %s does not begin with organisation_id', t.name, k.conname) as problem
       from ${ourTables} t join pg_constraint k on k.conrelid = t.oid and k.contype in ('p', 'f')
       join pg_attribute a on a.attrelid = t.oid and a.attnum = k.conkey[1]
       where t.tenant and a.attname <> 'organisation_id'
         and (k.contype = 'p' or (k.confrelid <> 'identity.organisations'::regclass
           and exists (select from pg_attribute f where f.attrelid = k.confrelid and f.attname = 'organisation_id')))
       order by 1`,
    )
    return { looked: `${await countOf(client, `select count(*) from ${ourTables} t where tenant`)} tables`, problems }
  },
}

export const roles: Check = {
  name: 'roles',
  async look({ client, login }) {
    const problems = await problemsIn(
      client,
      `select format('the role %s may pass by row-level security (%s)', rolname, case when rolsuper then 'superuser' else 'bypassrls' end) as problem
         from pg_roles where (rolsuper or rolbypassrls) and rolname = any($1)
       union all select format('the role %s owns %s', pg_get_userbyid(c.relowner), name) from ${ourTables} t join pg_class c on c.oid = t.oid
         where pg_get_userbyid(c.relowner) = any($2)
       union all select format('the role %s is missing', wanted) from unnest($3::text[]) wanted where not exists (select from pg_roles where rolname = wanted)`,
      [[login, ...groups], loginMayOwn(login, await ownerOf(client)) ? groups : [login, ...groups], groups],
    )
    return { looked: `${login} and ${groups.join(', ')} own no table and pass by nothing`, problems }
  },
}
const groups = ['cadre_app', 'cadre_system', 'cadre_jobs']

/** An own PostgreSQL may have one role for everything: forced row-level security binds it all the same. */
const loginMayOwn = (login: string, owner: string): boolean => login === owner && login !== 'cadre_login'

async function ownerOf(client: Parameters<Check['look']>[0]['client']): Promise<string> {
  const { rows } = await client.query<{ owner: string }>(
    `select pg_get_userbyid(nspowner) as owner from pg_namespace where nspname = 'identity'`,
  )
  return rows[0]?.owner ?? ''
}
