import {
  createQuestion,
  discardRevision,
  readQuestion,
  readQuestionVersion,
  reopenQuestion,
  retireQuestion,
  reviewQuestionVersion,
  saveQuestion,
  submitQuestion,
  withdrawQuestion,
} from '@cadre/contracts'
import { expectOk, type Id } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { withClient } from '../../platform/postgres/index.ts'
import { completeQuestion, liveQuestion, singleItem } from '../../testing/bank.ts'
import { certificationOf } from '../../testing/certification-of.ts'
import { join, openFirstOrganisation } from '../../testing/people.ts'
import { openTestServer } from '../../testing/test-server.ts'

const server = await openTestServer()
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const writer = await join(server, { by: owner, organisationId, name: 'Writer', roles: ['trainer'] })
const reviewer = await join(server, { by: owner, organisationId, name: 'Reviewer', roles: ['trainer'] })
const third = await join(server, { by: owner, organisationId, name: 'Third', roles: ['programme-lead'] })
const certificationId = await certificationOf(owner.call, organisationId, 'MLA-C01')
const people = { writer, reviewer, organisationId }
let stems = 0
const body = (stem = `Which format reads fewest bytes, case ${++stems}?`) => completeQuestion(certificationId, stem)
const of = (questionId: Id<'qst'>) => ({ organisationId, questionId })
const read = async (questionId: Id<'qst'>) => expectOk(await writer.call(readQuestion, { params: of(questionId) }))
const written = async (changed: ReturnType<typeof body> = body()) =>
  expectOk(await writer.call(createQuestion, { params: { organisationId }, body: changed })).questionId
const submitted = async () => {
  const questionId = await written()
  const { versionId } = expectOk(
    await writer.call(submitQuestion, { params: of(questionId), body: { expectedRevision: 1, attestation: 1 } }),
  )
  return { questionId, versionId }
}
const edited = async (questionId: Id<'qst'>, stem: string) => {
  const found = await read(questionId)
  return writer.call(saveQuestion, {
    params: of(questionId),
    body: { ...body(), text: { ...found.text, stem }, expectedRevision: found.revision },
  })
}

describe('a question on its way to live (Q1, Q2)', () => {
  test('is reviewed by a second person and never by who wrote it', async () => {
    const { questionId, versionId } = await submitted()
    const decide = (by: typeof writer) =>
      by.call(reviewQuestionVersion, { params: of(questionId), body: { versionId, accepted: true } })
    expect(await decide(writer)).toMatchObject({ code: 'bank.reviewed-by-its-author' })
    expect((await read(questionId)).state).toBe('in-review')
    expect(expectOk(await decide(reviewer)).state).toBe('live')
    expect(await read(questionId)).toMatchObject({ state: 'live', liveNumber: 1, liveVersionId: versionId })
  })
  test('is not submitted without reasons, references, provenance and the words that count today', async () => {
    const item = singleItem()
    const bare = item.kind === 'single' ? item.options.map((option) => ({ ...option, reason: '' })) : []
    const whole = body()
    const questionId = await written({
      ...whole,
      text: { ...whole.text, item: { kind: 'single', options: bare }, references: [] },
      provenance: { kind: 'experience', words: '' },
    })
    const submit = (attestation: number) =>
      writer.call(submitQuestion, { params: of(questionId), body: { expectedRevision: 1, attestation } })
    expect(await submit(2)).toMatchObject({ code: 'bank.attestation-outdated' })
    expect(await submit(1)).toMatchObject({
      code: 'bank.incomplete',
      details: {
        problems: [
          { path: 'item.options', words: 'options 1, 2 and 3 have no reason' },
          { path: 'references', words: 'it names no reference that supports its answer' },
          { path: 'provenance', words: 'it does not say where it comes from' },
        ],
      },
    })
  })
  test('is sent back only with words, and the writer reads them', async () => {
    const { questionId, versionId } = await submitted()
    const sendBack = (words: string) =>
      reviewer.call(reviewQuestionVersion, { params: of(questionId), body: { versionId, accepted: false, words } })
    expect(await sendBack(' ')).toMatchObject({ code: 'bank.review-needs-words' })
    expect(expectOk(await sendBack('Option C is right too.')).state).toBe('draft')
    expect((await read(questionId)).versions[0]?.decision).toMatchObject({
      accepted: false,
      by: 'Reviewer',
      words: 'Option C is right too.',
    })
  })
  test('is taken back by its writer, and the version that was waiting stays as it was', async () => {
    const { questionId } = await submitted()
    expect(expectOk(await writer.call(withdrawQuestion, { params: of(questionId) })).state).toBe('draft')
    expect((await read(questionId)).versions).toMatchObject([{ number: 1, withdrawn: true, decision: null }])
    expect(await writer.call(withdrawQuestion, { params: of(questionId) })).toMatchObject({ code: 'bank.wrong-state' })
  })
})

describe('a live question that is edited', () => {
  test('stays as it is until the revision is accepted, and old versions keep their text and option ids', async () => {
    const { questionId, versionId } = await liveQuestion(people, body())
    const before = await read(questionId)
    expect(expectOk(await edited(questionId, 'A better stem?')).state).toBe('revising')
    expect(await read(questionId)).toMatchObject({ liveVersionId: versionId, liveNumber: 1 })
    const again = expectOk(
      await writer.call(submitQuestion, { params: of(questionId), body: { expectedRevision: 2, attestation: 1 } }),
    )
    expect(again).toMatchObject({ number: 2, state: 'revision-in-review' })
    expectOk(
      await third.call(reviewQuestionVersion, {
        params: of(questionId),
        body: { versionId: again.versionId, accepted: true },
      }),
    )
    const now = await read(questionId)
    expect(now).toMatchObject({ state: 'live', liveVersionId: again.versionId, liveNumber: 2 })
    expect(now.text.item).toEqual(before.text.item)
    const first = expectOk(await owner.call(readQuestionVersion, { params: { ...of(questionId), number: 1 } }))
    expect(first.text).toEqual(before.text)
  })
  test('goes back to its live version', async () => {
    const { questionId } = await liveQuestion(people, body())
    const before = await read(questionId)
    expectOk(await edited(questionId, 'A worse stem?'))
    expect(expectOk(await writer.call(discardRevision, { params: of(questionId) })).state).toBe('live')
    expect((await read(questionId)).text).toEqual(before.text)
  })
  test('is not revised by a change of its place alone', async () => {
    const { questionId } = await liveQuestion(people, body())
    const found = await read(questionId)
    const place = { certificationId, domain: 'deployment', objective: null, difficulty: 5, tags: ['moved'] }
    const saved = await third.call(saveQuestion, {
      params: of(questionId),
      body: { ...body(), text: found.text, place, expectedRevision: found.revision },
    })
    expect(expectOk(saved).state).toBe('live')
  })
  test('keeps ids of options that it gave, gives new ones to new options, and knows no others', async () => {
    const questionId = await written()
    const { text } = await read(questionId)
    const item = text.item.kind === 'single' ? text.item : null
    const options = [...(item?.options ?? []).slice(1), { text: 'ORC', credit: 0, reason: 'Also columnar', id: '' }]
    const save = (sent: typeof options, expectedRevision: number) =>
      writer.call(saveQuestion, {
        params: of(questionId),
        body: { ...body(), text: { ...text, item: { kind: 'single', options: sent } }, expectedRevision },
      })
    expectOk(await save(options, 1))
    const saved = (await read(questionId)).text.item
    const ids = saved.kind === 'single' ? saved.options.map(({ id }) => id) : []
    expect(ids.slice(0, 2)).toEqual(item?.options.slice(1).map(({ id }) => id))
    expect(ids[2]).toMatch(/^[a-z0-9]{8}$/)
    expect(
      await save(
        options.slice(1).map((option) => ({ ...option, id: 'stranger' })),
        2,
      ),
    ).toMatchObject({ code: 'bank.part-unknown' })
  })
})

describe('retiring', () => {
  test('is for those who manage the bank, ends a review that waits, and a reopened question needs a new one', async () => {
    const { questionId } = await submitted()
    expect(await writer.call(retireQuestion, { params: of(questionId), body: {} })).toMatchObject({
      code: 'auth.forbidden',
    })
    expectOk(await third.call(retireQuestion, { params: of(questionId), body: { reason: 'The guide changed' } }))
    expect(await read(questionId)).toMatchObject({ state: 'retired', liveNumber: null, inReviewVersionId: null })
    expectOk(await third.call(reopenQuestion, { params: of(questionId) }))
    expect(await read(questionId)).toMatchObject({ state: 'draft', may: { edit: true, review: false } })
  })
})

describe('two at once', () => {
  test('of two reviewers one decides and the other is told', async () => {
    const { questionId, versionId } = await submitted()
    const decide = (by: typeof writer, accepted: boolean) =>
      by.call(reviewQuestionVersion, { params: of(questionId), body: { versionId, accepted, words: 'Because.' } })
    const results = await Promise.all([decide(reviewer, true), decide(third, false)])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.find(({ ok }) => !ok)).toMatchObject({ code: 'bank.review-outdated' })
    expect((await read(questionId)).versions).toHaveLength(1)
  })
  test('of two editors one saves and the other gets 409 with who was first', async () => {
    const questionId = await written()
    const save = (by: typeof writer, stem: string) =>
      by.call(saveQuestion, { params: of(questionId), body: { ...body(stem), expectedRevision: 1 } })
    const results = await Promise.all([save(writer, 'From the first?'), save(third, 'From the other?')])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.find(({ ok }) => !ok)).toMatchObject({ code: 'bank.changed-meanwhile', details: { revision: 2 } })
  })
})

describe('what the database itself refuses', () => {
  test('is a review by who submitted, and any change of a version', async () => {
    const { versionId } = await submitted()
    const attempt = (sql: string) =>
      withClient(server.urls.superuserUrl, async (client) => {
        await client.query('begin; set local role cadre_app')
        await client.query("select set_config('app.organisation', $1, true)", [organisationId])
        return client.query(sql, [versionId]).then(
          () => 'done',
          (error: Error) => error.message,
        )
      })
    expect(
      await attempt(`insert into bank.reviews select organisation_id, version_id, submitted_by, 'accepted', submitted_by, now(), ''
        from bank.question_versions where version_id = $1`),
    ).toContain('reviewed_by_another')
    expect(await attempt("update bank.question_versions set content = '{}' where version_id = $1")).toContain(
      'permission denied',
    )
  })
})
