import {
  previewRegrade,
  readAssessment,
  readAttestation,
  readAudit,
  readQuestion,
  readResults,
  regrade,
  reviewAttempt,
  reviewQuestionVersion,
  saveQuestion,
  submitQuestion,
} from '@cadre/contracts'
import { expectOk, present } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { examTerms, publishedExam, TestTaker, withShippedQuestions } from '../../testing/exam.ts'
import { join, newestMail, openFirstOrganisation } from '../../testing/people.ts'
import { heldClock } from '../../testing/held-clock.ts'
import { openTestServer } from '../../testing/test-server.ts'

const clock = heldClock(Date.UTC(2026, 10, 22, 9))
const server = await openTestServer(clock)
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const bo = await join(server, { by: owner, organisationId, name: 'Bo', roles: ['participant'] })
const rae = await join(server, { by: owner, organisationId, name: 'Rae', roles: ['programme-lead'] })
const certificationId = await withShippedQuestions(owner, organisationId)

type Behind = { version_id: string; question_id: string; options: { id: string; credit: number }[] }

/** What stands behind versions, as nobody learns it from a paper. */
async function behind(versionIds: readonly string[]): Promise<Map<string, Behind>> {
  const { rows } = await withClient(server.urls.superuserUrl, (client) =>
    client.query<Behind>(
      "select version_id, question_id, content #> '{item,options}' as options from bank.question_versions where version_id = any($1)",
      [versionIds],
    ),
  )
  return new Map(rows.map((row) => [row.version_id, row]))
}

/** Makes another option right, by one person, reviewed by a second: live as the next version. */
async function correctKey(versionId: string, right: string): Promise<void> {
  const { question_id } = present((await behind([versionId])).get(versionId), 'the version is there')
  const params = { organisationId, questionId: question_id }
  const found = expectOk(await owner.call(readQuestion, { params }))
  const { item } = found.text
  if (item.kind !== 'single') throw new Error('the test corrects questions of one right option')
  const options = item.options.map((option) => ({
    ...option,
    credit: option.id === right ? 100 : 0,
    reason: 'Looked up again in the documentation.',
  }))
  const body = {
    place: { ...found, certificationId },
    text: { ...found.text, item: { ...item, options } },
    provenance: found.provenance,
    enemies: [],
    expectedRevision: found.revision,
  }
  const { revision } = expectOk(await owner.call(saveQuestion, { params, body }))
  const { version } = expectOk(await owner.call(readAttestation, { params: { organisationId } }))
  const sent = expectOk(
    await owner.call(submitQuestion, { params, body: { expectedRevision: revision, attestation: version } }),
  )
  expectOk(await rae.call(reviewQuestionVersion, { params, body: { versionId: sent.versionId, accepted: true } }))
}

const onlySingles = { multiple: 0, ordering: 0, matching: 0, numeric: 0, text: 0 }

/** Bo answers every question with an option that is wrong by its key, and hands in. */
async function handedIn(review: 'after-submit' | 'when-released' = 'after-submit') {
  const draw = { scored: 10, freshDays: 0, atMostOfType: onlySingles }
  const terms = examTerms(certificationId, { draw, review })
  const { assessmentId } = await publishedExam(owner, organisationId, terms)
  const taker = new TestTaker(bo, organisationId)
  const { paper } = await taker.start(assessmentId)
  const keys = await behind(paper.questions.map(({ versionId }) => versionId))
  const answered = paper.questions.map(({ place, versionId }) => {
    const options = present(keys.get(versionId), 'the version is there').options
    return {
      place,
      versionId,
      chosen: present(
        options.find(({ credit }) => credit === 0),
        'one is wrong',
      ).id,
    }
  })
  const events = answered.map(({ place, chosen }) => ({
    kind: 'answer' as const,
    question: place,
    response: { kind: 'single' as const, option: chosen },
  }))
  const done = [...events, { kind: 'submit' as const, auto: false }]
  expectOk(await taker.save(done.map((content) => taker.event(content, clock()))))
  const reviewed = async () => expectOk(await bo.call(reviewAttempt, { params: taker.of }))
  const [first, second] = answered
  return {
    of: { organisationId, assessmentId },
    review: reviewed,
    first: present(first, 'ten were asked'),
    second: present(second, 'ten were asked'),
  }
}

describe('a regrade with changes', () => {
  test('is previewed person by person, carried out as previewed, audited, and says which question was corrected', async () => {
    const { of, review, first } = await handedIn()
    await correctKey(first.versionId, first.chosen)
    const { form } = expectOk(await owner.call(readAssessment, { params: of }))
    expect(form).toMatchObject({ retired: 0, revised: 1 })
    expect((await review()).result).toMatchObject({ points: 0, marking: 1 })
    const preview = expectOk(await owner.call(previewRegrade, { params: of }))
    expect(preview).toMatchObject({
      questions: [{ place: first.place, from: 1, to: 2 }],
      changes: [{ name: 'Bo', before: 0, after: 100, told: true }],
      unchanged: 0,
    })
    expectOk(
      await owner.call(regrade, { params: of, body: { preview: preview.preview, reason: 'The key was wrong.' } }),
    )
    const after = await review()
    expect(after.result).toMatchObject({ points: 100, marking: 2 })
    expect(after.questions.filter(({ corrected }) => corrected).map(({ place }) => place)).toEqual([first.place])
    const letter = await newestMail(server, bo.email)
    expect(letter).toMatchObject({ subject: expect.stringMatching(/^Your result of .* was corrected$/) })
    expect(letter?.body_text).toMatch(/You had 0 of 10 points, and have 1 now/)
    expect(letter?.body_text).toMatch(new RegExp(`/at/${organisationId}/attempts/att_\\w+/review$`))
    const { items } = expectOk(await owner.call(readAudit, { params: { organisationId }, query: {} }))
    expect(items.find(({ operation }) => operation === 'assessments.regrade')).toMatchObject({
      detail: { reason: 'The key was wrong.', questions: [{ place: first.place, from: 1, to: 2 }] },
    })
  })

  test('writes to nobody whose review is closed', async () => {
    const { of, first } = await handedIn('when-released')
    await correctKey(first.versionId, first.chosen)
    const before = await newestMail(server, bo.email)
    const { preview, changes } = expectOk(await owner.call(previewRegrade, { params: of }))
    expect(changes).toMatchObject([{ name: 'Bo', after: 100, told: false }])
    expectOk(await owner.call(regrade, { params: of, body: { preview, reason: 'The key was wrong.' } }))
    expect(await newestMail(server, bo.email)).toEqual(before)
  })

  test('that follows another keeps what the earlier one corrected', async () => {
    const { of, review, first, second } = await handedIn()
    const markAgain = async () => {
      const { preview } = expectOk(await owner.call(previewRegrade, { params: of }))
      expectOk(await owner.call(regrade, { params: of, body: { preview, reason: 'A key was wrong.' } }))
    }
    await correctKey(first.versionId, first.chosen)
    await markAgain()
    await correctKey(second.versionId, second.chosen)
    await markAgain()
    expect((await review()).result).toMatchObject({ points: 200, marking: 3 })
    expect(expectOk(await owner.call(previewRegrade, { params: of }))).toMatchObject({ questions: [], changes: [] })
    const { items } = expectOk(await owner.call(readResults, { params: of }))
    expect(items[0]).toMatchObject({ points: 200 })
  })
})
