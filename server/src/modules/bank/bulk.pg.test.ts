import {
  addShippedQuestions,
  cancelBulk,
  changeInBulk,
  createQuestion,
  listBulkChanges,
  listDrift,
  previewBulk,
  publishGuideVersion,
  readBankOverview,
  searchQuestions,
  type ReplyOf,
} from '@cadre/contracts'
import { expectOk, ok, present } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { as, transact } from '../../platform/db/transaction.ts'
import { withClient } from '../../platform/postgres/index.ts'
import { systemScope } from '../../platform/scope.ts'
import { completeQuestion } from '../../testing/bank.ts'
import { openBankDesk } from '../../testing/bank-desk.ts'
import { openTestServer } from '../../testing/test-server.ts'
import { bankTasks } from './index.ts'
import { addUpTallies } from './store/tallies.ts'

const server = await openTestServer()
afterAll(() => server.close())
const { owner, organisationId, params, writer, reviewer, mla, aif } = await openBankDesk(server)
const search = async (query: Record<string, unknown>) => expectOk(await owner.call(searchQuestions, { params, query }))
const tasks = bankTasks(server.database)
type Begun = Parameters<typeof expectOk<ReplyOf<typeof changeInBulk>>>[0]
type BulkId = ReplyOf<typeof changeInBulk>['bulkId']

/** Carries out what the queue holds for it, as a worker would. */
const work = (bulkId: BulkId) => tasks['bank.change-many']({ organisationId, bulkId, personId: reviewer.personId })
const stateOf = async (wanted: BulkId) => {
  const { items } = expectOk(await reviewer.call(listBulkChanges, { params }))
  return present(
    items.find(({ bulkId }) => bulkId === wanted),
    'it is listed',
  )
}
async function change(begun: Promise<Begun>) {
  const { bulkId } = expectOk(await begun)
  expect(await stateOf(bulkId)).toMatchObject({ stage: 'changing', done: 0, changed: 0 })
  await work(bulkId)
  return stateOf(bulkId)
}
expectOk(await reviewer.call(addShippedQuestions, { params: { ...params, code: 'AIF-C01' } }))

describe('changing many', () => {
  test('changes exactly what the preview counted, and nothing the second time', async () => {
    const selection = { kind: 'filter' as const, filter: { certificationId: aif, difficulty: 3 } }
    const autumn = { kind: 'tags' as const, add: ['autumn'], remove: [] }
    const seen = expectOk(await reviewer.call(previewBulk, { params, body: { selection, change: autumn } }))
    expect(seen.changed).toBe(seen.selected)
    const wrong = await reviewer.call(changeInBulk, {
      params,
      body: { selection, change: autumn, expected: seen.selected + 1 },
    })
    expect(wrong).toMatchObject({ code: 'bank.selection-changed', details: { found: seen.selected } })
    const run = () =>
      reviewer.call(changeInBulk, { params, body: { selection, change: autumn, expected: seen.selected } })
    expect(await change(run())).toMatchObject({ ...seen, stage: 'done', done: seen.selected, startedBy: 'Reviewer' })
    expect(await change(run())).toMatchObject({ changed: 0, unchanged: seen.selected })
    expect((await search({ tag: 'autumn', limit: 200 })).items).toHaveLength(Math.min(200, seen.selected))
  })
  test('submits what is complete and says why the rest is not', async () => {
    const make = async (words: string) =>
      expectOk(
        await writer.call(createQuestion, {
          params,
          body: completeQuestion(mla, `Which queue, ${words}?`, { provenance: { kind: 'experience', words } }),
        }),
      ).questionId
    const questionIds = [await make('a project'), await make(' ')]
    const body = {
      selection: { kind: 'these' as const, questionIds },
      change: { kind: 'submit' as const, attestation: 1 },
      expected: 2,
    }
    expect(await change(reviewer.call(changeInBulk, { params, body }))).toMatchObject({
      selected: 2,
      changed: 1,
      unchanged: 0,
      refused: [{ words: 'It does not say where it comes from.', count: 1 }],
    })
  })
})

describe('a change of many that does not come to its end', () => {
  const tagged = async (tag: string) => (await search({ tag, limit: 200 })).items.length
  const beginWith = async (tag: string) => {
    const selection = { kind: 'filter' as const, filter: { certificationId: aif } }
    const body = { selection, change: { kind: 'tags' as const, add: [tag], remove: [] } }
    const { selected } = expectOk(await reviewer.call(previewBulk, { params, body }))
    return expectOk(await reviewer.call(changeInBulk, { params, body: { ...body, expected: selected } })).bulkId
  }
  const waiting = `from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  /** Holds the last of the questions, so that the job stands still with everything but one piece done. */
  const withLastHeld = (act: (ended: Promise<unknown>) => Promise<void>, bulkId: BulkId) =>
    withClient(server.urls.superuserUrl, async (client) => {
      await client.query('begin')
      await client.query(
        'select from bank.questions where certification_id = $1 order by question_id desc limit 1 for update',
        [aif],
      )
      const ended = work(bulkId)
      ended.catch(() => {})
      await expect.poll(async () => (await client.query(`select ${waiting}`)).rowCount, { timeout: 30_000 }).toBe(1)
      await act(ended)
      await client.query('rollback')
      await ended.catch(() => {})
    })

  test('leaves nothing when somebody stops it, before or while it runs', async () => {
    const early = await beginWith('stopped-early')
    expectOk(await reviewer.call(cancelBulk, { params: { ...params, bulkId: early } }))
    await work(early)
    const late = await beginWith('stopped-late')
    await withLastHeld(async () => {
      expectOk(await reviewer.call(cancelBulk, { params: { ...params, bulkId: late } }))
    }, late)
    expect(await stateOf(early)).toMatchObject({ stage: 'cancelled', changed: 0 })
    expect(await stateOf(late)).toMatchObject({ stage: 'cancelled', changed: 0 })
    expect([await tagged('stopped-early'), await tagged('stopped-late')]).toEqual([0, 0])
  })
  test('leaves nothing when it is killed, and is whole when the queue gives it out again', async () => {
    const bulkId = await beginWith('killed')
    await withLastHeld(async (ended) => {
      await withClient(server.urls.superuserUrl, (client) =>
        client.query(`select pg_terminate_backend(pid) ${waiting}`),
      )
      await expect(ended).rejects.toThrow(/terminat/)
    }, bulkId)
    expect(await tagged('killed')).toBe(0)
    expect((await stateOf(bulkId)).stage).toBe('changing')
    await work(bulkId)
    const ended = await stateOf(bulkId)
    expect(ended).toMatchObject({ stage: 'done', changed: ended.selected })
    await work(bulkId)
    expect(await stateOf(bulkId)).toEqual(ended)
    const refused = await reviewer.call(cancelBulk, { params: { ...params, bulkId } })
    expect(refused).toMatchObject({ code: 'bank.bulk-ended' })
  })
})

describe('changing many because of drift', () => {
  test('retires what the exam no longer asks: drift counts the questions of the old guide by domain', async () => {
    expectOk(
      await owner.call(publishGuideVersion, {
        params: { ...params, certificationId: aif },
        body: {
          label: '9.9',
          effectiveFrom: '2026-01-01',
          domains: [{ name: 'All', weightLow: 100, weightHigh: 100, objectives: [] }],
        },
      }),
    )
    const atStake = async () =>
      expectOk(await owner.call(listDrift, { params }))
        .items.find(({ code }) => code === 'AIF-C01')
        ?.affected.filter(({ kind }) => kind === 'question') ?? []
    const { certifications } = expectOk(await owner.call(readBankOverview, { params }))
    const counted = present(
      certifications.find(({ code }) => code === 'AIF-C01'),
      'AIF-C01 has questions',
    )
    expect((await atStake()).map(({ title }) => title).toSorted()).toEqual(
      counted.domains.map(({ key, count }) => `${count} questions of ${key}`).toSorted(),
    )
    const selection = { kind: 'filter' as const, filter: { certificationId: aif } }
    const body = { selection, change: { kind: 'retire' as const, reason: 'Guide 9.9' }, expected: counted.count }
    expect((await change(reviewer.call(changeInBulk, { params, body }))).changed).toBe(counted.count)
    expect(await atStake()).toEqual([])
  })
})

describe('tallies of the bank', () => {
  const counted = async () =>
    withClient(server.urls.superuserUrl, async (client) => ({
      places: (
        await client.query(
          `select certification_id, domain, state, author_id, count(*)::int as n from bank.questions group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
        )
      ).rows,
      tags: (
        await client.query(
          `select tag, count(*)::int as n from bank.questions, unnest(tags) tag group by 1 order by n desc, tag collate "C" limit 200`,
        )
      ).rows,
      kept: (await client.query(`select count(*)::int as n from bank.place_tallies`)).rows[0],
      added: (
        await client.query(
          `select certification_id, domain, state, author_id, sum(questions)::int as n from bank.place_tallies group by 1, 2, 3, 4 having sum(questions) <> 0 order by 1, 2, 3, 4`,
        )
      ).rows,
    }))
  test('say after everything above what counting says, before and after they were added up', async () => {
    const before = await counted()
    expect(before.added).toEqual(before.places)
    await transact(server.database, as(systemScope), async (tx) => (await addUpTallies(tx, 0), ok(null)))
    const since = await counted()
    expect(since.added).toEqual(since.places)
    expect(since.kept.n).toBe(since.added.length)
    expect(since.kept.n).toBeLessThan(before.kept.n)
    const { tags, states } = expectOk(await owner.call(readBankOverview, { params }))
    expect(
      tags
        .map(({ value, count }) => ({ tag: value, n: count }))
        .toSorted((a, b) => b.n - a.n || (a.tag < b.tag ? -1 : 1)),
    ).toEqual(since.tags)
    expect(states.reduce((sum, { count }) => sum + count, 0)).toBe(since.places.reduce((sum, { n }) => sum + n, 0))
  })
})
