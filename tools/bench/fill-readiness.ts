import { withClient } from '@cadre/server/postgres'
import type { Product } from './product.ts'

const domains = ['d1', 'd2', 'd3', 'd4']
const array = (value: string, length: number) => `array_fill(${value}, array[${length}])`

/** What a forecast says by domain, as the server keeps it. */
const detail = {
  domains: domains.map((key) => ({
    key,
    name: `Domain ${key}`,
    weight: 25,
    answers: 120,
    right: 80,
    share: 0.7,
    low: 0.6,
    high: 0.8,
    gain: 0.04,
  })),
  target: 0.8,
  study: { kind: 'minutes', minutes: 600 },
  advice: null,
  reasons: ['320 of 480 answers were right.'],
  correction: null,
  logitsPerHour: 0.02,
}

/** Gives everybody who holds a seat a belief, a forecast and eight weeks of frozen ones. */
export const fillForecasts = ({ superuserUrl }: Product): Promise<void> =>
  withClient(superuserUrl, async (client) => {
    await client.query(
      `create temporary table seated as select s.organisation_id, s.person_id, s.cohort_id, c.certification_id,
         row_number() over () as n from cohorts.seats s join cohorts.cohorts c using (organisation_id, cohort_id)
         where s.state in ('invited', 'confirmed')`,
    )
    await client.query(
      `insert into readiness.beliefs select organisation_id, person_id, certification_id, 'bench', $1::text[], ${array('0::float8', 4)},
         ${array('0.1::float8', 16)}, 20000, 20000, ${array('120', 4)}, ${array('80', 4)}, now(), 480, 'bench', null from seated on conflict do nothing`,
      [domains],
    )
    const forecast = `now(), current_date + 20, 'window', 0.6, 0.4, 0.8, 0.6, (array['on-track', 'needs-time', 'consider-deferring'])[1 + n % 3], 480, 480, 'bench', $1::jsonb`
    await client.query(
      `insert into readiness.standings (organisation_id, person_id, certification_id, cohort_id, made_at, exam_on, exam_basis, chance, low, high,
         model_chance, verdict, answers, record_cursor, model, detail)
       select organisation_id, person_id, certification_id, cohort_id, ${forecast} from seated on conflict do nothing`,
      [JSON.stringify(detail)],
    )
    await client.query(
      `insert into readiness.forecasts (organisation_id, person_id, certification_id, made_on, occasion, cohort_id, made_at, exam_on, exam_basis,
         chance, low, high, model_chance, verdict, answers, record_cursor, model, detail)
       select organisation_id, person_id, certification_id, current_date - 7 * week, 'daily', cohort_id, ${forecast}
       from seated, generate_series(1, 8) week on conflict do nothing`,
      [JSON.stringify(detail)],
    )
    await client.query('vacuum analyze readiness.beliefs, readiness.standings, readiness.forecasts')
  })

/**
 * Adds so many answers a person to the learning record. Without its foreign keys: what they point to is not read here. Its indexes are
 * made afterwards and its pages not logged, so that ten million take minutes.
 */
export const fillAnswers = ({ superuserUrl }: Product, answersEach: number): Promise<void> =>
  withClient(superuserUrl, async (client) => {
    await client.query("set session_replication_role = replica; set maintenance_work_mem = '256MB'")
    await client.query('alter table reviews.answers set unlogged')
    const restore = await withoutIndexes(client, 'reviews.answers')
    await client.query(
      `insert into reviews.answers (organisation_id, person_id, certification_id, sequence, source, source_id, question_id, revision, version_id,
         domain, at, recorded_at, correct, points, seconds, rating, self_rated, practice_exam)
       select s.organisation_id, s.person_id, s.certification_id, k, 'review', 'event-' || k, 'qst_' || lpad((k % 200)::text, 26, '0'), 1,
         'qve_' || lpad((k % 200)::text, 26, '0'), (array['d1', 'd2', 'd3', 'd4'])[1 + k % 4], now() - k * interval '1 hour', now(), k % 3 > 0,
         case when k % 3 > 0 then 100 else 0 end, 30, 3, false, false
       from (select distinct on (s.person_id, c.certification_id) s.organisation_id, s.person_id, c.certification_id
         from cohorts.seats s join cohorts.cohorts c using (organisation_id, cohort_id)) s, generate_series(1, $1::int) k`,
      [answersEach],
    )
    await restore()
    await client.query('set session_replication_role = default')
    await client.query('vacuum analyze reviews.answers')
  })

type Client = Parameters<Parameters<typeof withClient>[1]>[0]

/** Drops the indexes and keys of a table. @returns what makes them again. */
async function withoutIndexes(client: Client, table: string): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ drop: string; make: string }>(
    `select case when c.oid is null then 'drop index ' || i.indexrelid::regclass else format('alter table %s drop constraint %I', i.indrelid::regclass, c.conname) end as drop,
       case when c.oid is null then pg_get_indexdef(i.indexrelid)
         else format('alter table %s add constraint %I %s', i.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) end as make
       from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u') where i.indrelid = $1::regclass`,
    [table],
  )
  for (const { drop } of rows) await client.query(drop)
  return async () => {
    for (const { make } of rows) await client.query(make)
  }
}
