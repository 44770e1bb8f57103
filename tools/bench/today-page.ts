import { withClient } from '@cadre/server/postgres'
import { afresh } from './afresh.ts'
import { planFirstCohort } from './first-cohort.ts'
import { atMost, judged, medianOf, percentile, type Figure } from './figure.ts'
import { withProduct, type Product } from './product.ts'
import { say } from './say.ts'

const times = 40
/** Answers to each question of the bank: a first round, and what nobody reaches in a working life. */
const [short, long] = [2, 500]

/** What the Today page asks of the server, all of it, by somebody with a short and with a very long history of answers. */
export async function todayPage(): Promise<Figure[]> {
  return withProduct(async (product) => {
    await planFirstCohort(product)
    const home = `/api/organisations/${product.organisationId}`
    await product.tell(`${home}/questions/shipped/AIF-C01`, {})
    await learn(product, { from: 1, to: short })
    const few = await timeOf(product, home)
    say(`today page: ${long} answers to each question …`)
    const answers = await learn(product, { from: short + 1, to: long })
    const many = await timeOf(product, home)
    const reviews = (JSON.parse(await product.ask(`${home}/my/reviews`)) as { reviews: unknown[] }).reviews.length
    return [
      judged(
        {
          name: 'today page: what is next and what is due, with a long history of answers',
          unit: 'ms',
          value: many.median,
          reference: { name: `the same with ${short} answers to each question`, value: few.median },
          detail: { answers, reviews, p99Ms: many.p99, times },
        },
        atMost(50, 'under 50 ms'),
      ),
    ]
  })
}

type Rounds = { readonly from: number; readonly to: number }

/** Answers of the caller to every question, a round a day, and the memories after them. @returns how many answers there are now. */
const learn = ({ superuserUrl, organisationId }: Product, { from, to }: Rounds): Promise<number> =>
  withClient(superuserUrl, async (client) => {
    const me = `(select m.person_id from identity.memberships m where m.organisation_id = $1 and 'owner' = any(m.roles) limit 1)`
    const live = `bank.questions q where q.organisation_id = $1 and q.live_version_id is not null`
    await client.query(
      `insert into reviews.learners select $1, ${me}, q.certification_id, $2::int * count(*) from ${live} group by q.certification_id
         on conflict (organisation_id, person_id, certification_id) do update set last_sequence = excluded.last_sequence`,
      [organisationId, to],
    )
    await client.query(
      `insert into reviews.answers
         (organisation_id, person_id, certification_id, sequence, source, source_id, question_id, revision, version_id, domain, at,
          recorded_at, correct, points, seconds, rating, self_rated, practice_exam)
       select $1, ${me}, q.certification_id, row_number() over (order by n, q.question_id) + ($2 - 1) * (select count(*) from ${live}),
         'review', 'event ' || n, q.question_id, 1, q.live_version_id, q.domain, now() - (600 - n) * interval '1 day', now(), true, 100, 30, 3,
         false, false
       from generate_series($2::int, $3::int) n cross join lateral (select * from ${live}) q`,
      [organisationId, from, to],
    )
    await client.query(
      `insert into reviews.memories
         (organisation_id, person_id, certification_id, question_id, domain, stability, difficulty, answers, lapses, last_rating, last_at)
       select $1, ${me}, q.certification_id, q.question_id, q.domain, 3, 5, $2::int, 0, 3, now() - interval '5 days' from ${live}
         on conflict (organisation_id, person_id, certification_id, question_id) do update set answers = excluded.answers`,
      [organisationId, to],
    )
    await client.query('vacuum analyze')
    const { rows } = await client.query<{ n: string }>('select count(*) as n from reviews.answers')
    return Number(rows[0]?.n)
  })

/** Both requests of the page, one after the other, computed each time. */
async function timeOf({ ask }: Product, home: string) {
  const taken: number[] = []
  for (let n = 0; n < times + 10; n++) {
    const began = performance.now()
    await ask(afresh(`${home}/today`))
    await ask(afresh(`${home}/my/reviews`))
    if (n >= 10) taken.push(performance.now() - began)
  }
  const sorted = taken.toSorted((a, b) => a - b)
  return { median: medianOf(taken), p99: percentile(sorted, 0.99) }
}
