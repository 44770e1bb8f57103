import { withClient } from '@cadre/server/postgres'
import { afresh } from './afresh.ts'
import { planFirstCohort } from './first-cohort.ts'
import { atMost, judged, type Figure } from './figure.ts'
import { fillOrganisation } from './fill-organisation.ts'
import { fillAnswers, fillForecasts } from './fill-readiness.ts'
import { withProduct, type Product } from './product.ts'
import { say } from './say.ts'
import { statementsOf } from './statements.ts'
import { timeOf } from './time-of.ts'

const size = { cohorts: 500, people: 20_000 }
const times = 30

/** The dashboards of readiness without an answer and with so many: what they cost does not depend on the history. */
export async function readiness(answersWanted: number): Promise<Figure[]> {
  return withProduct(async (product) => {
    const cohortId = await planFirstCohort(product)
    say(`dashboards: filling an organisation with ${size.cohorts} cohorts and ${size.people} people …`)
    await fillOrganisation(product, cohortId, size)
    await fillForecasts(product)
    const base = `/api/organisations/${product.organisationId}`
    const one = await largestCohort(product)
    const pages = [
      { name: 'cohort', path: `${base}/cohorts/${one}/readiness` },
      { name: 'organisation', path: `${base}/readiness/overview` },
    ]
    const before = await timesOf(product, pages)
    const answersEach = Math.ceil(answersWanted / size.people)
    say(`dashboards: adding ${answersEach} answers of each …`)
    await fillAnswers(product, answersEach)
    const after = await timesOf(product, pages)
    const answers = await countOf(product, 'reviews.answers')
    const detail = { answers, forecasts: await countOf(product, 'readiness.forecasts'), ...size, times }
    return pages.flatMap(({ name }, k) => [
      judged(
        {
          name: `dashboards: readiness of ${name === 'cohort' ? 'a cohort' : 'an organisation'}`,
          unit: 'ms',
          value: after[k]?.median ?? Number.NaN,
          reference: { name: 'the same before there were answers', value: before[k]?.median ?? Number.NaN },
          detail,
        },
        atMost(100, 'under 100 ms, whatever the history'),
      ),
      judged(
        {
          name: `dashboards: CPU for the readiness of the ${name}`,
          unit: 'ms',
          value: after[k]?.cpuMs ?? Number.NaN,
          reference: { name: 'before there were answers', value: before[k]?.cpuMs ?? Number.NaN },
        },
        atMost(100, 'under 100 ms: what it would take on a machine of its own'),
      ),
      judged(
        {
          name: `dashboards: statements for the readiness of the ${name}`,
          unit: 'statements',
          value: after[k]?.statements ?? Number.NaN,
          reference: { name: 'before there were answers', value: before[k]?.statements ?? Number.NaN },
        },
        { words: 'a constant number', isMet: ({ ratio }) => ratio === 1 },
      ),
    ])
  })
}

async function timesOf(product: Product, pages: readonly { readonly path: string }[]) {
  const found: { median: number; cpuMs: number; statements: number }[] = []
  for (const { path } of pages) {
    const { median, cpuMs } = await timeOf(() => product.ask(afresh(path)), times)
    found.push({ median, cpuMs, statements: await statementsOf(product, path) })
  }
  return found
}

const largestCohort = ({ superuserUrl }: Product): Promise<string> =>
  withClient(superuserUrl, async (client) => {
    const { rows } = await client.query<{ cohort_id: string }>(
      'select cohort_id from cohorts.seats group by cohort_id order by count(*) desc, cohort_id limit 1',
    )
    return rows[0]?.cohort_id ?? ''
  })

const countOf = ({ superuserUrl }: Product, table: string): Promise<number> =>
  withClient(superuserUrl, async (client) => {
    const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${table}`)
    return rows[0]?.n ?? 0
  })
