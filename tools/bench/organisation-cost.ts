import { withClient } from '@cadre/server/postgres'
import { afresh } from './afresh.ts'
import { copyOrganisation, type Sized } from './copy-organisation.ts'
import { planFirstCohort } from './first-cohort.ts'
import { judged, medianOf, type Figure } from './figure.ts'
import { withProduct, type Product } from './product.ts'
import { say } from './say.ts'

const organisations = 500

/** What one more organisation costs: rows and bytes of a copy with its catalogue, blueprints and one cohort; time of a read. */
export async function organisationCost(): Promise<Figure[]> {
  return withProduct(async (product) => {
    const cohortId = await planFirstCohort(product)
    const path = `/api/organisations/${product.organisationId}/cohorts/${cohortId}`
    const alone = await timeOf(product, path)
    const before = await sizeOf(product)
    say(`organisation: adding ${organisations} like the first …`)
    const after = await withClient(product.superuserUrl, async (client) => {
      await copyOrganisation(client, product.organisationId, organisations)
      await client.query('vacuum analyze')
      return sizeOf(product)
    })
    const among = await timeOf(product, path)
    const each = (pick: (size: Sized) => number) => (pick(after) - pick(before)) / organisations
    const figure = (name: string, unit: string, value: number) =>
      judged({ name: `organisation: ${name}`, unit, value, detail: { organisations } })
    return [
      figure(
        'rows of one',
        'rows',
        each(({ rows }) => rows),
      ),
      figure('disk of one, with its indexes', 'kB', each(({ bytes }) => bytes) / 1_000),
      judged({
        name: `organisation: reading a cohort among ${organisations}`,
        unit: 'ms',
        value: among,
        reference: { name: 'the same with one organisation', value: alone },
      }),
    ]
  })
}

const sizeOf = ({ superuserUrl }: Product): Promise<Sized> =>
  withClient(superuserUrl, async (client) => {
    const { rows } = await client.query<{ name: string; bytes: string }>(
      `select c.oid::regclass::text as name, pg_total_relation_size(c.oid) as bytes from pg_class c
         join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id' where c.relkind = 'r'`,
    )
    let count = 0
    for (const { name } of rows) {
      count += Number((await client.query<{ n: string }>(`select count(*) as n from ${name}`)).rows[0]?.n)
    }
    return { rows: count, bytes: rows.reduce((sum, { bytes }) => sum + Number(bytes), 0) }
  })

async function timeOf({ ask }: Product, path: string): Promise<number> {
  const taken: number[] = []
  for (let n = 0; n < 60; n++) {
    const began = performance.now()
    await ask(afresh(path))
    if (n >= 10) taken.push(performance.now() - began)
  }
  return medianOf(taken)
}
