import { readFileSync } from 'node:fs'
import {
  addCertification,
  changeAssessment,
  createAssessment,
  drawForm,
  myAssessments,
  publishAssessment,
  readAssessment,
  retireQuestion,
  startAttempt,
} from '@cadre/contracts'
import { expectOk, type Id } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { certificationOf } from '../../testing/certification-of.ts'
import { examTerms, newWriter, publishedExam, TestTaker, withShippedQuestions } from '../../testing/exam.ts'
import { join, openFirstOrganisation } from '../../testing/people.ts'
import { openTestServer } from '../../testing/test-server.ts'

const server = await openTestServer()
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const params = { organisationId }

async function draftFor(certificationId: Id<'crt'>) {
  const body = examTerms(certificationId)
  const { assessmentId } = expectOk(await owner.call(createAssessment, { params, body }))
  return { ...params, assessmentId }
}

describe('a form for an exam without a published blueprint (Q4)', () => {
  test('is drawn to the exam guide in force: a shortage names its domains', async () => {
    // With a guide and without a blueprint.
    const certificationId = await certificationOf(owner.call, organisationId, 'AI-900')
    const drawn = await owner.call(drawForm, { params: await draftFor(certificationId), body: {} })
    expect(drawn).toMatchObject({ ok: false, code: 'assessments.shortage' })
    expect(JSON.stringify(drawn)).toContain('questions of Computer vision workloads')
  })
  test('is refused in words where nothing says which domains the exam has', async () => {
    const made = { vendor: 'Acme', code: 'ACME-1', name: 'Acme Engineer', level: 'associate' as const }
    const { certificationId } = expectOk(await owner.call(addCertification, { params, body: made }))
    const draft = await draftFor(certificationId)
    expect(await owner.call(drawForm, { params: draft, body: {} })).toMatchObject({ code: 'assessments.exam-unknown' })
    expect(await owner.call(publishAssessment, { params: draft, body: {} })).toMatchObject({
      code: 'assessments.exam-unknown',
    })
  })
})

describe('a published assessment that nobody has started', () => {
  test('has a form by its new rules as soon as they are changed, and is as it was where the bank cannot fill it', async () => {
    const bo = await join(server, { by: owner, organisationId, name: 'Bo', roles: ['participant'] })
    const terms = examTerms(await withShippedQuestions(owner, organisationId))
    const { assessmentId } = await publishedExam(owner, organisationId, terms)
    const of = { ...params, assessmentId }
    const change = async (changes: object) => {
      const { revision } = expectOk(await owner.call(readAssessment, { params: of }))
      return owner.call(changeAssessment, { params: of, body: { ...terms, ...changes, revision } })
    }
    const before = expectOk(await owner.call(readAssessment, { params: of }))
    expect(expectOk(await change({ title: 'Another title' })).form).toEqual(before.form)
    expect(await change({ draw: { ...terms.draw, scored: 300, atMostOfType: { single: 0 } } })).toMatchObject({
      code: 'assessments.shortage',
    })
    expect(expectOk(await change({ draw: { ...terms.draw, scored: 6, unscored: 0 } }))).toMatchObject({ questions: 6 })
    const { paper } = await new TestTaker(bo, organisationId).start(assessmentId)
    expect(paper.questions).toHaveLength(6)
    const draw = { ...terms.draw, scored: 6, unscored: 0 }
    expectOk(await change({ draw, closesAt: '2099-01-01T00:00:00Z', review: 'when-released' }))
    expect(await change({ draw, minutes: 5 })).toMatchObject({ code: 'assessments.started' })
    expect(await change({})).toMatchObject({ code: 'assessments.started' })
  })
  test('that an earlier change left without its form has the last one again after the migration', async () => {
    const { assessmentId } = await publishedExam(
      owner,
      organisationId,
      examTerms(await certificationOf(owner.call, organisationId, 'AIF-C01')),
    )
    const of = { ...params, assessmentId }
    const before = expectOk(await owner.call(readAssessment, { params: of }))
    const sql = readFileSync(new URL('../../../../migrations/0178-published-has-a-form.sql', import.meta.url), 'utf8')
    await withClient(server.urls.superuserUrl, async (client) => {
      const dropping = 'update assessments.assessments set form_id = null where assessment_id = $1'
      await expect(client.query(dropping, [assessmentId])).rejects.toThrow('published_has_form')
      await client.query('alter table assessments.assessments drop constraint published_has_form')
      await client.query(dropping, [assessmentId])
      await client.query(sql)
    })
    expect(expectOk(await owner.call(readAssessment, { params: of })).form).toEqual(before.form)
  })
})

describe('a question that is retired after a form was drawn (Q1, Q4)', () => {
  const retireAll = async (assessmentId: string, most: number) => {
    const questionIds = await withClient(server.urls.superuserUrl, async (client) => {
      const { rows } = await client.query<{ question_id: Id<'qst'> }>(
        `select q.question_id from assessments.form_questions q join assessments.assessments a using (organisation_id, form_id)
          where a.assessment_id = $1 order by q.place limit $2`,
        [assessmentId, most],
      )
      return rows.map(({ question_id }) => question_id)
    })
    for (const questionId of questionIds)
      expectOk(await owner.call(retireQuestion, { params: { ...params, questionId }, body: {} }))
  }

  test('stays in it for whoever starts, is counted beside it, and another form leaves it out', async () => {
    const { assessmentId } = await publishedExam(
      owner,
      organisationId,
      examTerms(await withShippedQuestions(owner, organisationId)),
    )
    const of = { ...params, assessmentId }
    expect(expectOk(await owner.call(readAssessment, { params: of })).form).toMatchObject({ retired: 0, revised: 0 })
    await retireAll(assessmentId, 2)
    expect(expectOk(await owner.call(readAssessment, { params: of })).form).toMatchObject({ retired: 2, revised: 0 })
    expect(expectOk(await owner.call(drawForm, { params: of, body: {} })).form).toMatchObject({
      retired: 0,
      revised: 0,
    })
  })
  test('is told to whoever cannot be given a form of their own any more, and costs no attempt', async () => {
    const cy = await join(server, { by: owner, organisationId, name: 'Cy', roles: ['participant'] })
    const terms = examTerms(await withShippedQuestions(owner, organisationId))
    const draw = { ...terms.draw, scored: 40, unscored: 0, forms: 'each' as const }
    const { assessmentId } = await publishedExam(owner, organisationId, { ...terms, draw })
    const live = await withClient(server.urls.superuserUrl, async (client) => {
      const { rows } = await client.query<{ question_id: Id<'qst'> }>(
        `select question_id from bank.questions where organisation_id = $1 and live_version_id is not null order by 1 offset 39`,
        [organisationId],
      )
      return rows
    })
    for (const { question_id: questionId } of live)
      expectOk(await owner.call(retireQuestion, { params: { ...params, questionId }, body: {} }))
    const start = {
      params: { ...params, assessmentId },
      body: { writer: newWriter(), honourCode: null, closedBook: true },
    }
    expect(await cy.call(startAttempt, start)).toMatchObject({ ok: false, code: 'assessments.form-unavailable' })
    const [mine] = expectOk(await cy.call(myAssessments, { params })).items.filter(
      (each) => each.assessmentId === assessmentId,
    )
    expect(mine).toMatchObject({ attemptsLeft: terms.attemptsAllowed, attempts: [] })
  })
})
