import { withClient } from '@cadre/server/postgres'
import { afresh } from './afresh.ts'
import type { Product } from './product.ts'

/** How many statements the database carries out for one question, as the database counts them. */
export async function statementsOf({ superuserUrl, ask }: Product, path: string): Promise<number> {
  return withClient(superuserUrl, async (client) => {
    await client.query('create extension if not exists pg_stat_statements')
    const ofServer = `from pg_stat_statements s join pg_roles r on r.oid = s.userid
      where r.rolname in ('cadre_login', 'cadre_app') and s.query ~* '^(select|with)'`
    const count = async () =>
      Number(
        (await client.query<{ calls: string }>(`select coalesce(sum(s.calls), 0) as calls ${ofServer}`)).rows[0]?.calls,
      )
    await ask(afresh(path))
    const before = await count()
    const times = 5
    for (let n = 0; n < times; n++) await ask(afresh(path))
    return Math.round(((await count()) - before) / times)
  })
}
