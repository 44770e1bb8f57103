import {
  createAssessment,
  createBlueprint,
  drawForm,
  exportBlueprint,
  publishBlueprint,
  publishGuideVersion,
  readAssessment,
  readPaper,
  reviewAttempt,
  saveDraft,
} from '@cadre/contracts'
import { expectOk, type Id } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { examTerms, publishedExam, TestTaker, withShippedQuestions } from '../../testing/exam.ts'
import { heldClock } from '../../testing/held-clock.ts'
import { openFirstOrganisation } from '../../testing/people.ts'
import { openTestServer } from '../../testing/test-server.ts'

const clock = heldClock(Date.UTC(2026, 10, 22, 9))
const server = await openTestServer(clock)
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const params = { organisationId }
const certificationId = await withShippedQuestions(owner, organisationId)

/** A version of the exam beside those there are, the newest of all. */
async function publishExam(change: (file: string) => string): Promise<void> {
  clock.advance(60_000)
  const body = { from: { kind: 'shipped', key: 'aif-c01-five-weeks' } } as const
  const { blueprintId } = expectOk(await owner.call(createBlueprint, { params, body }))
  const of = { ...params, blueprintId }
  const file = change(expectOk(await owner.call(exportBlueprint, { params: of })))
  expectOk(await owner.call(saveDraft, { params: of, body: { expectedRevision: 1, file } }))
  expectOk(await owner.call(publishBlueprint, { params: of, body: { expectedRevision: 2 } }))
}

const byDomain = {
  'ai-fundamentals': 2,
  'generative-ai': 2,
  'foundation-models': 3,
  'responsible-ai': 2,
  'security-governance': 1,
}
const openBook = { timed: true, oneSitting: true, closedBook: false, calculator: false, notes: false }

describe('an exam that is published with other keys, spellings and weights (B2, Q4)', () => {
  const read = async (assessmentId: Id<'asm'>) =>
    expectOk(await owner.call(readAssessment, { params: { ...params, assessmentId } }))
  const begin = async (changes = {}) => {
    const terms = examTerms(certificationId, { conditions: openBook, ...changes })
    const { assessmentId } = await publishedExam(owner, organisationId, terms)
    const taker = new TestTaker(owner, organisationId)
    return { assessmentId, taker, paper: (await taker.start(assessmentId)).paper }
  }

  test('finds each assessment in one language: what was drawn, what is written, what is reviewed', async () => {
    const counted = await publishedExam(
      owner,
      organisationId,
      examTerms(certificationId, { draw: { scored: 10, unscored: 0, freshDays: 0, byDomain } }),
    )
    const { assessmentId: open } = await publishedExam(owner, organisationId, examTerms(certificationId))
    const underWay = await begin()
    const { form } = await read(open)
    expect(form).toMatchObject({ reweighed: false })
    // As the guide lists them, whatever the form asks first.
    expect(Object.keys(form?.byDomain ?? {})).toEqual([
      'Fundamentals of AI and ML',
      'Fundamentals of Generative AI',
      'Applications of Foundation Models',
      'Guidelines for Responsible AI',
      'Security, Compliance, and Governance for AI Solutions',
    ])

    await publishExam((file) =>
      file
        .replaceAll('ai-fundamentals', 'domain-1')
        .replaceAll('Fundamentals of AI and ML, weight: 20', 'Fundamentals of AI & ML, weight: 40')
        .replaceAll('Fundamentals of Generative AI, weight: 24', 'Fundamentals of Generative AI, weight: 4'),
    )

    // Whoever runs it is told, and draws anew.
    expect((await read(open)).form).toMatchObject({ reweighed: true })
    const drawn = expectOk(await owner.call(drawForm, { params: { ...params, assessmentId: open }, body: {} })).form
    expect(drawn).toMatchObject({ reweighed: false, byDomain: { 'Fundamentals of AI & ML': 4 } })
    // Counts by hand mean the domains that they were made for.
    const again = await owner.call(drawForm, { params: { ...params, assessmentId: counted.assessmentId }, body: {} })
    expect(expectOk(again).form).toMatchObject({ reweighed: false, byDomain: { 'Fundamentals of AI & ML': 2 } })

    // Whoever is at it goes on, and reviews it by the names of now.
    const { taker, paper } = underWay
    const later = expectOk(await owner.call(readPaper, { params: taker.of }))
    expect(later.questions.map(({ stem }) => stem)).toEqual(paper.questions.map(({ stem }) => stem))
    expectOk(await taker.save([taker.event({ kind: 'submit', auto: false }, clock())]))
    const { result, questions } = expectOk(await owner.call(reviewAttempt, { params: taker.of }))
    expect(result.byDomain[0]).toMatchObject({ domain: 'domain-1', name: 'Fundamentals of AI & ML', weight: 40 })
    const names = new Set(result.byDomain.map(({ name }) => name))
    expect(questions.filter(({ scored, domain }) => scored && !names.has(domain))).toEqual([])
  })
  test('says of a domain that it has no more how it was called, without a weight, and who draws what the bank lacks', async () => {
    const { assessmentId, taker } = await begin()
    expectOk(await taker.save([taker.event({ kind: 'submit', auto: false }, clock())]))
    await publishExam((file) =>
      file
        .replace('guideVersion: "1.0"', 'guideVersion: "2.0"')
        .replaceAll('responsible-ai', 'trust')
        .replaceAll('Guidelines for Responsible AI', 'Trustworthy systems'),
    )
    expect((await read(assessmentId)).form).toMatchObject({ reweighed: true })
    const { result } = expectOk(await owner.call(reviewAttempt, { params: taker.of }))
    expect(result.byDomain.at(-1)).toMatchObject({ name: 'Guidelines for Responsible AI', weight: null })
    const { assessmentId: fresh } = expectOk(
      await owner.call(createAssessment, { params, body: examTerms(certificationId) }),
    )
    const drawn = await owner.call(drawForm, { params: { ...params, assessmentId: fresh }, body: {} })
    expect(drawn).toMatchObject({ ok: false, code: 'assessments.shortage' })
    expect(JSON.stringify(drawn)).toContain('questions of Trustworthy systems')
  })
  test('stays what the guide in force says, though a blueprint of the one before is published later', async () => {
    const domains = [
      { name: 'Fundamentals of AI and ML', weightLow: 60, weightHigh: 60 },
      { name: 'Trustworthy systems', weightLow: 40, weightHigh: 40 },
    ]
    const body = { label: '2.0', effectiveFrom: '2026-11-22', domains }
    expectOk(await owner.call(publishGuideVersion, { params: { ...params, certificationId }, body }))
    await publishExam((file) => file)
    const { assessmentId } = expectOk(await owner.call(createAssessment, { params, body: examTerms(certificationId) }))
    const drawn = await owner.call(drawForm, { params: { ...params, assessmentId }, body: {} })
    expect(JSON.stringify(drawn)).toContain('questions of Trustworthy systems')
  })
})
