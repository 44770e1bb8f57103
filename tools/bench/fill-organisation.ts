import { withClient } from '@cadre/server/postgres'
import type { Product } from './product.ts'

const trainers = 50

export type Size = { readonly cohorts: number; readonly people: number }

/**
 * Brings an organisation to a size by copying its one real cohort: new people, then cohorts with the same sessions moved
 * by whole weeks, a third of them past, a third running, a third to come; everybody has a seat in one cohort, and a trainer
 * leads five a year.
 */
export async function fillOrganisation(product: Product, cohortId: string, { cohorts, people }: Size): Promise<void> {
  await withClient(product.superuserUrl, async (client) => {
    // Two years of weeks: -104 to 0 weeks before the model, whose first day lies in the near future.
    await client.query(
      `create temporary table wanted as select n, 'coh_' || lpad(n::text, 26, '0') as cohort_id, ((n * 37) % 104 - 80) * 7 as days,
         'per_' || lpad((1 + n % ${trainers})::text, 26, '0') as trainer_id from generate_series(1, ${cohorts - 1}) n`,
    )
    await client.query(`
      insert into identity.people (person_id, name, email, time_zone, created_at)
        select 'per_' || lpad(n::text, 26, '0'), 'Person ' || n, 'person' || n || '@example.org', 'Europe/Madrid', now()
        from generate_series(1, ${people - 7}) n`)
    await client.query(
      `insert into identity.memberships (organisation_id, person_id, roles, status, name, email, joined_at)
         select $1, p.person_id, '{participant}', 'active', p.name, p.email, now() from identity.people p where p.person_id like 'per_0000000%'
         on conflict do nothing`,
      [product.organisationId],
    )
    await copyRows(client, 'cohorts.cohorts', cohortId, {
      cohort_id: 'w.cohort_id',
      name: `t.name || ' ' || w.n`,
      stage: `'confirmed'`,
      starts_on: 't.starts_on + w.days',
      ends_on: 't.ends_on + w.days',
      trainer_ids: 'array[w.trainer_id]',
    })
    await copyRows(client, 'cohorts.sessions', cohortId, {
      cohort_id: 'w.cohort_id',
      date: 't.date + w.days',
      trainer_id: 'w.trainer_id',
      starts_at: `t.starts_at + w.days * interval '1 day'`,
      ends_at: `t.ends_at + w.days * interval '1 day'`,
    })
    await client.query(
      `insert into cohorts.seats (organisation_id, cohort_id, person_id, state, since)
         select $1, w.cohort_id, 'per_' || lpad(i::text, 26, '0'), 'confirmed', now()
         from generate_series(1, ${people - 7}) i join wanted w on w.n = 1 + i % ${cohorts - 1}`,
      [product.organisationId],
    )
    // As a database that has been at work for a while.
    await client.query('vacuum analyze')
  })
}

type Client = Parameters<Parameters<typeof withClient>[1]>[0]

/** One copy of a cohort's rows for each wanted cohort, with these columns computed. */
async function copyRows(client: Client, table: string, cohortId: string, computed: Readonly<Record<string, string>>) {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  )
  const names = rows.map(({ name }) => name)
  const values = names.map((name) => computed[name] ?? `t.${name}`)
  await client.query(
    `insert into ${table} (${names.join(', ')}) select ${values.join(', ')} from ${table} t, wanted w where t.cohort_id = $1`,
    [cohortId],
  )
}
