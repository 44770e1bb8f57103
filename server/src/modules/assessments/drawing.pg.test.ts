import { readFileSync } from 'node:fs'
import {
  addCertification,
  changeAssessment,
  createAssessment,
  drawForm,
  publishAssessment,
  readAssessment,
} from '@cadre/contracts'
import { expectOk, type Id } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { certificationOf } from '../../testing/certification-of.ts'
import { examTerms, publishedExam, TestTaker, withShippedQuestions } from '../../testing/exam.ts'
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
