import { withClient } from '@cadre/server/postgres'
import { afresh } from './afresh.ts'
import { planFirstCohort } from './first-cohort.ts'
import { atMost, judged, type Figure } from './figure.ts'
import { fillOrganisation } from './fill-organisation.ts'
import { withProduct, type Product } from './product.ts'
import { say } from './say.ts'
import { statementsOf } from './statements.ts'
import { timeOf } from './time-of.ts'

const size = { cohorts: 500, people: 20_000 }
const times = 20

/** The programme lead's first screen in a large organisation, asked by one person at a time. */
export async function firstScreen(): Promise<Figure[]> {
  return withProduct(async (product) => {
    const path = `/api/organisations/${product.organisationId}/overview`
    const cohortId = await planFirstCohort(product)
    const few = await statementsOf(product, path)
    const small = await timeOf(() => product.ask(afresh(path)), times)
    say(`first screen: filling an organisation with ${size.cohorts} cohorts and ${size.people} people …`)
    await fillOrganisation(product, cohortId, size)
    const many = await statementsOf(product, path)
    const large = await timeOf(() => product.ask(afresh(path)), times)
    const again = await timeOf(() => product.ask(path), times)
    const body = await product.ask(path)
    const detail = { ...(await countsOf(product)), p99Ms: large.p99, bytes: Buffer.byteLength(body), times }
    const one = { name: 'the same with one cohort and seven people', value: small.median }
    const screen = { name: 'first screen: 500 cohorts, 20,000 people', unit: 'ms', value: large.median, reference: one }
    const cpu = { name: 'first screen: CPU of server and database together', unit: 'ms', value: large.cpuMs }
    const kept = { name: 'first screen: asked again, nothing changed', unit: 'ms', value: again.median }
    const statements = { name: 'first screen: statements', unit: 'statements', value: many }
    return [
      judged({ ...screen, detail }, atMost(50, 'server under 50 ms')),
      judged(
        { ...cpu, reference: { name: 'with one cohort', value: small.cpuMs } },
        atMost(50, 'server under 50 ms: what it would take on a machine of its own'),
      ),
      judged({ ...kept, reference: { name: 'computed', value: large.median } }, atMost(50, 'server under 50 ms')),
      judged(
        { ...statements, reference: { name: 'with one cohort', value: few } },
        { words: 'a constant number', isMet: ({ ratio }) => ratio === 1 },
      ),
    ]
  })
}

/** What is really there, counted. */
const countsOf = ({ superuserUrl }: Product) =>
  withClient(superuserUrl, async (client) => {
    const { rows } = await client.query<{ cohorts: number; sessions: number; seats: number; people: number }>(
      `select (select count(*)::int from cohorts.cohorts) as cohorts, (select count(*)::int from cohorts.sessions) as sessions,
         (select count(*)::int from cohorts.seats) as seats, (select count(*)::int from identity.memberships) as people`,
    )
    return rows[0]
  })
