import {
  addMedia,
  addShippedQuestions,
  applyImport,
  checkQuestion,
  createQuestion,
  exportQuestions,
  listShippedQuestions,
  readBankOverview,
  readImport,
  searchQuestions,
  startImport,
} from '@cadre/contracts'
import { parseQuestionBank } from '@cadre/formats/question-file'
import { expectOk, ok, present } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { as, transact } from '../../platform/db/transaction.ts'
import { withClient } from '../../platform/postgres/index.ts'
import { completeQuestion } from '../../testing/bank.ts'
import { moodleFile } from '../../testing/moodle-file.ts'
import { openBankDesk } from '../../testing/bank-desk.ts'
import { openTestServer } from '../../testing/test-server.ts'
import { foundingScope } from '../identity/index.ts'
import { bankTasks, livePoolOf } from './index.ts'

const server = await openTestServer()
afterAll(() => server.close())
const { owner, organisationId, params, writer, reviewer, mla, aif } = await openBankDesk(server)
const scope = foundingScope(organisationId, writer.personId)
const search = async (query: Record<string, unknown>) => expectOk(await owner.call(searchQuestions, { params, query }))
const tasks = bankTasks(server.database)

/** Carries out what the queue holds for an import, as a worker would. */
async function work(task: 'bank.read-file' | 'bank.add-file', importId: string) {
  await tasks[task]({ organisationId, importId, personId: reviewer.personId })
}

describe('the questions that ship', () => {
  test('come in one action, live, with their cases and enemies, and once', async () => {
    const listed = expectOk(await owner.call(listShippedQuestions, { params }))
    const set = present(
      listed.items.find(({ code }) => code === 'AIF-C01'),
      'AIF-C01 ships',
    )
    expect(set).toMatchObject({ certificationId: aif, present: 0 })
    expect(set.questions).toBeGreaterThanOrEqual(200)
    const add = () => reviewer.call(addShippedQuestions, { params: { ...params, code: 'AIF-C01' } })
    expect(expectOk(await add())).toEqual({ added: set.questions, present: 0 })
    expect(expectOk(await add())).toEqual({ added: 0, present: set.questions })
    const pool = await transact(server.database, as(scope), async (tx) => ok(await livePoolOf(tx, aif)))
    expect(expectOk(pool)).toHaveLength(set.questions)
  })
  test('are found by words of their stem and options, by place, page by page', async () => {
    const all = new Set<string>()
    let cursor: string | null = null
    do {
      const found: Awaited<ReturnType<typeof search>> = await search({
        certificationId: aif,
        limit: 70,
        ...(cursor && { cursor }),
      })
      for (const { questionId } of found.items) all.add(questionId)
      cursor = found.next
    } while (cursor)
    const { certifications } = expectOk(await owner.call(readBankOverview, { params }))
    const counted = certifications.find(({ code }) => code === 'AIF-C01')
    expect(all.size).toBe(counted?.count)
    expect(counted?.domains.every(({ name, count }) => name !== '' && count > 0)).toBe(true)
    const bedrock = await search({ text: 'bedrock guardrail', certificationId: aif, limit: 200 })
    expect(bedrock.items.length).toBeGreaterThan(0)
    expect(bedrock.items.length).toBeLessThan(all.size)
    expect((await search({ text: "100% '_\\ nothing", limit: 5 })).items).toEqual([])
  })
})

describe('searching and writing', () => {
  test('another organisation finds nothing of it', async () => {
    const found = await withClient(server.urls.superuserUrl, async (client) => {
      await client.query("begin; set local role cadre_app; select set_config('app.organisation', 'org_other', true)")
      return client.query(
        "select bank.matching('{model}') union all select question_id from bank.alike('model model model', array(select word_id from bank.words), '', 0.1, 9)",
      )
    })
    expect(found.rows).toEqual([])
  })
  test.each([
    ['frequent', 'in'],
    ['frequent and rare', 'in hallucin'],
    ['a letter alone', 'a'],
    ['many words', 'er con'],
    ['rare', 'guardrail'],
  ])('a page of what is %s is the beginning of all that has it', async (_, text) => {
    const all = await withClient(server.urls.superuserUrl, async (client) => {
      await client.query(
        `begin; set local role cadre_app; select set_config('app.organisation', '${organisationId}', true)`,
      )
      return client.query<{ question_id: string }>(
        `select question_id from bank.questions where question_id in (select bank.matching($1))
             order by changed_at desc, question_id desc limit 7`,
        [text.split(' ')],
      )
    })
    expect(all.rows).not.toEqual([])
    const { items } = await search({ text, limit: 7 })
    expect(items.map(({ questionId }) => questionId)).toEqual(all.rows.map((row) => row.question_id))
  })
  test('what is like a question is shown before it is saved', async () => {
    const stem =
      'A bakery predicts tomorrow’s demand from three years of receipts. Which metric fits an unbalanced cost?'
    expectOk(await writer.call(createQuestion, { params, body: completeQuestion(mla, stem) }))
    const like = (text: string) =>
      writer.call(checkQuestion, { params, body: { text: completeQuestion(mla, text).text } })
    const { similar } = expectOk(await like(stem.replace('bakery', 'baker')))
    expect(similar[0]).toMatchObject({ excerpt: stem, state: 'draft' })
    expect(similar[0]?.likeness).toBeGreaterThan(0.8)
    expect(
      expectOk(await like('How are spot instances billed when they are interrupted in the first hour?')).similar,
    ).toEqual([])
  })
  test('an image that runs something is kept as what of it draws, and is served so that it can do nothing', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script><rect width="4" height="4"/>' +
      '<a href="javascript:alert(3)"><circle r="2"/></a></svg>'
    const added = expectOk(await writer.call(addMedia, { params, body: { base64: btoa(svg) } }))
    const reply = await server.inject({
      url: `/api/organisations/${organisationId}/question-media/${added.hash}`,
      cookies: { cadre_session: writer.token ?? '' },
    })
    expect(reply.body).toBe('<svg xmlns="http://www.w3.org/2000/svg"><rect width="4" height="4"/></svg>')
    expect(reply.headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
    })
    expect(reply.headers['content-security-policy']).toContain('sandbox')
    const bad = await writer.call(addMedia, { params, body: { base64: btoa('GIF?') } })
    expect(bad).toMatchObject({ code: 'bank.media-refused', details: { reason: 'not-an-image' } })
  })
})

describe('import and export (Q6)', () => {
  const file = `bank: 1
key: ours
questions:
${[1, 2, 3].map((n) => `  - key: q${n}\n    stem: Stem number ${n} of the imported file\n    domain: deployment\n    single:\n      - { text: Yes, right: true }\n      - { text: No }\n`).join('')}`
  const begin = async (text: string) =>
    expectOk(
      await reviewer.call(startImport, {
        params,
        body: { name: 'ours.yaml', certificationId: mla, base64: btoa(text) },
      }),
    ).importId
  const state = async (importId: string) =>
    expectOk(await reviewer.call(readImport, { params: { ...params, importId } }))

  test('reads as a dry run, adds all of it, and knows it when it comes again', async () => {
    const importId = await begin(file)
    await work('bank.read-file', importId)
    expect(await state(importId)).toMatchObject({ stage: 'ready', counts: { questions: 3, exact: 3 } })
    expect((await search({ text: 'imported file' })).items).toEqual([])
    expectOk(await reviewer.call(applyImport, { params: { ...params, importId }, body: { provenance: 'Our old LMS' } }))
    await Promise.allSettled([work('bank.add-file', importId), work('bank.add-file', importId)])
    expect(await state(importId)).toMatchObject({ stage: 'added', progress: 1 })
    expect((await search({ text: 'imported file' })).items.map(({ state: each }) => each)).toEqual([
      'draft',
      'draft',
      'draft',
    ])
    const again = await begin(file)
    await work('bank.read-file', again)
    expect((await state(again)).counts).toMatchObject({ known: 3, exact: 0 })
  })
  test('a file that cannot be read says where, and leaves nothing', async () => {
    const importId = await begin('bank: 1\nkey: x\nquestions: [')
    await work('bank.read-file', importId)
    expect((await state(importId)).problem).toMatch(/^line \d+: /)
    const refused = await reviewer.call(applyImport, { params: { ...params, importId }, body: { provenance: 'x' } })
    expect(refused).toMatchObject({ code: 'bank.import-refused' })
  })
  test.each([
    { limit: 'time', limits: { milliseconds: 1, megabytes: 512 }, problem: /takes too long/ },
    { limit: 'memory', limits: { milliseconds: 60_000, megabytes: 8 }, problem: /takes too much memory/ },
  ])('a file that costs more $limit than reading may ends there, and nothing is added (I11, S-07)', async (each) => {
    const limited = bankTasks(server.database, each.limits)
    const large = moodleFile(300)
    const importId = await begin(large)
    const job = { organisationId, importId, personId: reviewer.personId }
    await limited['bank.read-file'](job)
    expect(await state(importId)).toMatchObject({ stage: 'unreadable', problem: expect.stringMatching(each.problem) })
    const readable = await begin(large)
    await work('bank.read-file', readable)
    const ofReadable = { ...params, importId: readable }
    expectOk(await reviewer.call(applyImport, { params: ofReadable, body: { provenance: 'Our old LMS' } }))
    await limited['bank.add-file']({ ...job, importId: readable })
    expect(await state(readable)).toMatchObject({ stage: 'failed', problem: expect.stringMatching(each.problem) })
    expect((await search({ text: 'Case 299' })).items).toEqual([])
  })
  test('what goes out comes back the same', async () => {
    const text = expectOk(await reviewer.call(exportQuestions, { params, query: { text: 'imported file' } }))
    const { questions } = expectOk(parseQuestionBank(text, { demand: 'readable' }))
    const { questions: sent } = expectOk(parseQuestionBank(file, { demand: 'readable' }))
    const plain = (list: typeof questions) => list.toSorted((a, b) => (a.key < b.key ? -1 : 1))
    expect(plain(questions)).toEqual(plain(sent))
  })
})
