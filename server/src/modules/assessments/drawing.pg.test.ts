import { addCertification, createAssessment, drawForm, publishAssessment } from '@cadre/contracts'
import { expectOk, type Id } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { certificationOf } from '../../testing/certification-of.ts'
import { examTerms } from '../../testing/exam.ts'
import { openFirstOrganisation } from '../../testing/people.ts'
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
