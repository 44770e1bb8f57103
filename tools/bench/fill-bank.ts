import { withClient } from '@cadre/server/postgres'
import type { Product } from './product.ts'

/** Answers that a version was given: 200 attempts at a paper of 65. */
export const [attempts, answered] = [200, 65] as const

/**
 * Brings the bank to a size: copies of the shipped questions, each with words of its own drawn from all that the shipped
 * ones use, so that no two are alike and each letter sequence is as frequent as in questions people wrote.
 */
export const fillBank = ({ superuserUrl, organisationId }: Product, questions: number): Promise<void> =>
  withClient(superuserUrl, async (client) => {
    const { rows } = await client.query<{ n: string }>('select count(*) as n from bank.questions')
    const missing = questions - Number(rows[0]?.n)
    await client.query(
      `create temporary table words as select row_number() over () as at, word
         from bank.questions, unnest(string_to_array(likeness_text, ' ')) word`,
    )
    await client.query('alter table words add primary key (at)')
    await client.query(
      `create temporary table texts as select n, string_agg(w.word, ' ' order by i) as text
         from generate_series(1, $1::int) n cross join generate_series(1, 70) i
         join words w on w.at = 1 + abs(hashint8(n * 1000 + i)::bigint) % (select count(*) from words) group by n`,
      [missing],
    )
    const { rows: columns } = await client.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = 'bank.questions'::regclass and attnum > 0 and not attisdropped`,
    )
    const own: Readonly<Record<string, string>> = {
      question_id: `'qst_' || lpad(t.n::text, 26, '0')`,
      origin: 'null',
      state: `'draft'`,
      live_version_id: 'null',
      live_number: 'null',
      in_review_version_id: 'null',
      likeness_text: 't.text',
      excerpt: 'left(t.text, 200)',
      changed_at: `q.changed_at - t.n * interval '1 minute'`,
    }
    const names = columns.map(({ name }) => name)
    await client.query(
      `insert into bank.questions (${names.join(', ')})
         select ${names.map((name) => own[name] ?? `q.${name}`).join(', ')} from texts t
         join (select q.*, row_number() over (order by question_id) as at, count(*) over () as of from bank.questions q where organisation_id = $1) q
           on q.at = 1 + t.n % q.of`,
      [organisationId],
    )
    // All their words stand in shipped questions, so the vocabulary has them.
    await client.query(
      `insert into bank.question_words (organisation_id, question_id, likeness_hash, words)
         select $1, 'qst_' || lpad(t.n::text, 26, '0'), md5(t.text), array_agg(distinct w.word_id)
         from texts t, unnest(string_to_array(t.text, ' ')) each join bank.words w on w.organisation_id = $1 and w.word = btrim(each, '.-')
         group by t.n, t.text`,
      [organisationId],
    )
    await client.query('vacuum analyze')
  })

/** Running sums of as many live versions as a paper has questions, as their attempts would have left them. */
export const fillSums = ({ superuserUrl, organisationId }: Product): Promise<void> =>
  withClient(superuserUrl, async (client) => {
    await client.query(
      `insert into bank.item_sums (organisation_id, version_id, n, right_sum, right_squares, rest_n, rest_right_sum, rest_right_squares,
           rest_sum, rest_squares, rest_right, seconds_n, seconds_sum)
         select $1, live_version_id, $2::int, $2::int * 0.7, $2::int * 0.7, $2::int, $2::int * 0.7, $2::int * 0.7, $2::int * 0.65, $2::int * 0.45, $2::int * 0.47, $2::int, $2::int * 80
         from bank.questions where organisation_id = $1 and live_version_id is not null order by question_id limit $3::int`,
      [organisationId, attempts, answered],
    )
    await client.query(
      `insert into bank.option_sums (organisation_id, version_id, option_id, n, weaker, middle, stronger, rest_n, rest_sum)
         select $1, s.version_id, o->>'id', 50, 20, 20, 10, 50, 30 from bank.item_sums s
         join bank.question_versions v using (organisation_id, version_id),
           lateral jsonb_array_elements(coalesce(v.content->'item'->'options', '[]')) o where s.organisation_id = $1`,
      [organisationId],
    )
    await client.query('vacuum analyze')
  })
