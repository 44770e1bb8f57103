import {
  applyImport,
  listCertifications,
  previewExport,
  questionFileFormats,
  readImport,
  readQuestion,
  searchQuestions,
  startImport,
} from '@cadre/contracts'
import { readQuestions } from '@cadre/formats/question-formats'
import { expectOk, present, type Id } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { withClient } from '../../platform/postgres/index.ts'
import { join, openFirstOrganisation } from '../../testing/people.ts'
import { openTestServer } from '../../testing/test-server.ts'
import { files, pixel, richSet } from './files.fixture.ts'
import { bankTasks } from './index.ts'

const server = await openTestServer()
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const lead = await join(server, { by: owner, organisationId, name: 'Lead', roles: ['programme-lead'] })
const params = { organisationId }
const tasks = bankTasks(server.database)
const { items: catalogue } = expectOk(await owner.call(listCertifications, { params }))
const certificationId = present(catalogue[0], 'the catalogue ships').certificationId

async function begin(name: string, bytes: Uint8Array, into: Id<'crt'> = certificationId) {
  const base64 = Buffer.from(bytes).toString('base64')
  const body = { name, certificationId: into, base64 }
  const { importId } = expectOk(await lead.call(startImport, { params, body }))
  await tasks['bank.read-file']({ organisationId, importId, personId: lead.personId })
  return importId
}
const state = async (importId: Id<'imp'>) => expectOk(await lead.call(readImport, { params: { ...params, importId } }))
const add = (importId: Id<'imp'>) => tasks['bank.add-file']({ organisationId, importId, personId: lead.personId })
const found = async (text: string) =>
  expectOk(await lead.call(searchQuestions, { params, query: { ...(text !== '' && { text }), limit: 200 } })).items
const fileOf = async (query: string) => {
  const reply = await server.inject({
    url: `/api/organisations/${organisationId}/questions/file?${query}`,
    cookies: { cadre_session: lead.token ?? '' },
  })
  expect(reply.statusCode).toBe(200)
  return reply
}

describe('files of every kind (Q6)', () => {
  test.each(files)('%s is found by its content, read as a dry run, and added whole', async (format, bytes, kept) => {
    const before = (await found('')).length
    const importId = await begin(`exam-${format}.bin`, bytes)
    const read = await state(importId)
    expect(read).toMatchObject({ stage: 'ready', format, problem: null })
    expect(read.counts.exact + read.counts.approximated).toBe(kept)
    expect(await found('')).toHaveLength(before)
    expectOk(await lead.call(applyImport, { params: { ...params, importId }, body: { provenance: `Our ${format}` } }))
    await add(importId)
    expect((await state(importId)).stage).toBe('added')
    expect(await found('')).toHaveLength(before + kept)
  })
  test('what a file holds that is no question of ours says why, and where', async () => {
    const [, bytes] = present(files[0], 'Moodle')
    const { items, counts } = await state(await begin('again.xml', bytes))
    expect(counts).toMatchObject({ known: 1, notImported: 1 })
    expect(items.at(-1)?.notes.join()).toMatch(/^line \d+: /)
  })
  test('an empty file is called so, and a bank with a question that asks nothing yet is read but for it', async () => {
    const empty = await lead.call(startImport, { params, body: { name: 'empty.csv', certificationId, base64: '' } })
    expect(empty).toMatchObject({ ok: false, details: { reason: 'it is empty' } })
    const question = (key: string, stem: string) =>
      `  - { key: ${key}, domain: data, stem: "${stem}", text: { answers: [{ text: ${key} }] } }\n`
    const bank = `bank: 1\nkey: half-done\nquestions:\n${question('whole', 'What is whole?')}${question('half', '')}`
    const importId = await begin('half-done.yaml', Buffer.from(bank))
    const read = await state(importId)
    expect(read).toMatchObject({ stage: 'ready', format: 'yaml', counts: { questions: 2, exact: 1, notImported: 1 } })
    expect(read.items[1]).toMatchObject({ name: 'half', fidelity: 'not-imported' })
    expect(read.items[1]?.notes.join()).toMatch(/line 5: questions\[1\]\.stem: must not be empty/)
  })
  test('its images are kept by content, its case, enemies and references with it', async () => {
    const [first] = await found('cheapest to scan yaml')
    const { questionId } = present(first, 'it was added')
    const whole = expectOk(await lead.call(readQuestion, { params: { ...params, questionId } }))
    expect(whole).toMatchObject({
      case: { title: 'The retailer' },
      text: { references: richSet('yaml').questions[0]?.references },
    })
    expect(whole.enemies).toHaveLength(1)
    const hash = /!\[a pixel\]\(media:([0-9a-f]{64})\)/.exec(whole.text.stem)?.[1]
    const image = await server.inject({
      url: `/api/organisations/${organisationId}/question-media/${hash}`,
      cookies: { cadre_session: lead.token ?? '' },
    })
    expect(image.rawPayload).toEqual(pixel)
  })
  test.each(questionFileFormats)('%s goes out, and reads back in its own format', async (format) => {
    const reply = await fileOf(`format=${format}`)
    expect(reply.headers['content-disposition']).toMatch(/^attachment; filename="questions\.[a-z]+"$/)
    expect(reply.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' })
    const read = expectOk(readQuestions(new Uint8Array(reply.rawPayload)))
    expect(read.format).toBe(format)
  })
  test('what a format loses is told before', async () => {
    const told = expectOk(await lead.call(previewExport, { params, query: { format: 'aiken' } }))
    const { body } = await fileOf('format=aiken')
    expect(body.match(/^ANSWER: /gm)).toHaveLength(told.exact + told.approximated)
    expect(told.notExported).toBeGreaterThan(0)
    expect(told.losses[0]?.questions).toBeGreaterThan(0)
  })
  test('S-08: no cell of an exported CSV is a formula', async () => {
    const { body } = await fileOf('format=csv')
    expect(body).toContain("'=2+3 is?")
    expect(body).not.toMatch(/(^|,)"?[=+@-]/m)
  })
})

describe('files that fail', () => {
  test('one that breaks while it is added leaves nothing', async () => {
    const [, bytes] = present(
      files.find(([format]) => format === 'gift'),
      'GIFT',
    )
    const { certificationId: other } = present(catalogue[1], 'and a second')
    const before = (await found('')).length
    const importId = await begin('breaks.gift', bytes, other)
    expectOk(await lead.call(applyImport, { params: { ...params, importId }, body: { provenance: 'Ours' } }))
    await withClient(server.urls.superuserUrl, (client) =>
      client.query(`create function bank.break() returns trigger language plpgsql as
        $f$ begin if new.title = 'Share' then raise 'broken on purpose'; end if; return new; end $f$;
        create trigger break before insert on bank.questions for each row execute function bank.break()`),
    )
    await expect(add(importId)).rejects.toThrow('broken on purpose')
    await withClient(server.urls.superuserUrl, (client) =>
      client.query('drop trigger break on bank.questions; drop function bank.break()'),
    )
    expect(await state(importId)).toMatchObject({ stage: 'failed' })
    expect(await found('')).toHaveLength(before)
  })
  test.each([
    [
      'a document type',
      '<?xml version="1.0"?><!DOCTYPE q [<!ENTITY a "b">]><quiz>&a;</quiz>',
      /^line \d+: .*document type/,
    ],
    ['nothing of ours', 'a letter to a friend', /none of the formats we read/],
    ['an archive without an end', 'PK\u0003\u0004', /./],
  ])('%s is refused with its reason', async (_, text, reason) => {
    const read = await state(await begin('hostile', new TextEncoder().encode(text)))
    expect(read).toMatchObject({ stage: 'unreadable', format: null })
    expect(read.problem).toMatch(reason)
  })
})
