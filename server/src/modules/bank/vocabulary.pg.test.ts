import { testDatabase } from '@cadre/testkit'
import { expect, test } from 'vitest'
import { migrate } from '../../platform/db/migrate.ts'
import { withClient } from '../../platform/postgres/index.ts'
import { searchedTexts } from './domain/plain-words.ts'
import { textOf } from './domain/question-text.fixture.ts'
import { wordNumbering } from './store/question-words.ts'

const { name, ownerUrl, superuserUrl } = await testDatabase()
const before = `${name}_before`
const inBefore = (url: string): string => url.replace(`/${name}?`, `/${before}?`)

const stem = `Which *model* fits a bakery’s demand, model by model? ${'long-word-'.repeat(15)} End-.`

test('questions of before migration 0166 get the words that the same text gets today', async () => {
  const text = textOf(stem, { title: 'Bakeries', explanation: 'Because the model knows.' })
  const { search, likeness } = searchedTexts(text)
  await withClient(superuserUrl, (client) => client.query(`create database ${before} owner cadre_owner`))
  try {
    await migrate(inBefore(ownerUrl), { to: '0160-example-sign-in' })
    await withClient(inBefore(superuserUrl), async (client) => {
      // The question itself is none of this: its words alone are carried over.
      await client.query(`set session_replication_role = replica;
        insert into identity.organisations (organisation_id, kind, name, slug, time_zone, created_at)
          values ('org_1', 'client', 'Brightloop', 'brightloop', 'UTC', now());
        insert into bank.imports (organisation_id, import_id, certification_id, name, format, stage, report, started_by, started_at)
          values ('org_1', 'imp_1', 'crt_1', 'a', 'gift', 'added', '[{"fidelity": "exact"}, {"fidelity": "not-imported"}]', 'per_1', now())`)
      await client.query(`insert into bank.question_words values ('org_1', 'qst_1', $1, $2, '{}')`, [search, likeness])
    })
    await migrate(inBefore(ownerUrl))
    const { vocabulary, wordsOf } = wordNumbering()
    const { likenessHash, words } = wordsOf(text)
    await withClient(inBefore(superuserUrl), async (client) => {
      const rows = async (sql: string) => (await client.query<Record<string, unknown>>(sql)).rows
      expect(await rows('select word, word_id::text as id from bank.words order by word collate "C"')).toEqual(
        [...vocabulary].map(([word, id]) => ({ word, id: String(id) })).toSorted((a, b) => (a.word < b.word ? -1 : 1)),
      )
      expect(
        await rows('select likeness_hash, (select sum(w) from unnest(words) w)::text as sum from bank.question_words'),
      ).toEqual([{ likeness_hash: likenessHash, sum: String(sumOf(words)) }])
      expect(await rows('select counts from bank.imports')).toEqual([
        { counts: { questions: 2, exact: 1, approximated: 0, notImported: 1, known: 0 } },
      ])
    })
  } finally {
    await withClient(superuserUrl, (client) => client.query(`drop database ${before} with (force)`))
  }
})

/** Of the numbers of an array as PostgreSQL writes it, each counted once. */
const sumOf = (words: string): bigint =>
  [...new Set(words.slice(1, -1).split(','))].reduce((sum, each) => sum + BigInt(each), 0n)
