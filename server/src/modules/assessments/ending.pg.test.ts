import {
  addPost,
  closeAssessment,
  grantTime,
  myAssessments,
  previewRegrade,
  readDiscussion,
  readPaper,
  readResults,
  readStanding,
  regrade,
  releaseReview,
  reviewAttempt,
  watchAssessment,
} from '@cadre/contracts'
import { expectOk, present } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { examTerms, publishedExam, TestTaker, withShippedQuestions, type Content } from '../../testing/exam.ts'
import { join, openFirstOrganisation } from '../../testing/people.ts'
import { heldClock } from '../../testing/held-clock.ts'
import { openTestServer } from '../../testing/test-server.ts'
import { sweepAll } from './app/sweep.ts'

const clock = heldClock(Date.UTC(2026, 10, 22, 9))
const server = await openTestServer(clock)
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const bo = await join(server, { by: owner, organisationId, name: 'Bo', roles: ['participant'] })
const certificationId = await withShippedQuestions(owner, organisationId)
const minute = 60_000

const taking = async (changes = {}) => {
  const { assessmentId } = await publishedExam(owner, organisationId, examTerms(certificationId, changes))
  const taker = new TestTaker(bo, organisationId)
  const { paper } = await taker.start(assessmentId)
  const standing = async () => expectOk(await bo.call(readStanding, { params: taker.of }, { writer: taker.writer }))
  const save = async (...contents: Content[]) =>
    expectOk(await taker.save(contents.map((content) => taker.event(content, clock()))))
  const result = async () =>
    present(
      expectOk(await owner.call(readResults, { params: { organisationId, assessmentId } })).items.find(
        ({ attemptId }) => attemptId === paper.attemptId,
      ),
      'the attempt has a result',
    )
  return { taker, paper, assessmentId, standing, save, result, of: { organisationId, assessmentId } }
}
const submit: Content = { kind: 'submit', auto: false }
const flag: Content = { kind: 'flag', question: '1', flagged: true }

/** The right responses of a paper, read behind the API as nobody can through it. */
async function rightResponses(versionIds: readonly string[]): Promise<Content[]> {
  const { rows } = await withClient(server.urls.superuserUrl, (client) =>
    client.query<{ version_id: string; item: Item }>(
      "select version_id, content -> 'item' as item from bank.question_versions where version_id = any($1)",
      [versionIds],
    ),
  )
  const items = new Map(rows.map(({ version_id, item }) => [version_id, item]))
  return versionIds.map((versionId, index) => ({
    kind: 'answer',
    question: String(index + 1),
    response: rightResponse(present(items.get(versionId), 'the version is there')),
  }))
}
type Part = { id: string; credit: number; answerId: string; value: number; text: string }
type Item = { kind: string; options: Part[]; steps: Part[]; pairs: Part[]; answers: Part[] }
function rightResponse(item: Item): Extract<Content, { kind: 'answer' }>['response'] {
  const right = () => item.options.filter(({ credit }) => credit > 0).map(({ id }) => id)
  if (item.kind === 'single') return { kind: 'single', option: right()[0] ?? '' }
  if (item.kind === 'multiple') return { kind: 'multiple', options: right() }
  if (item.kind === 'ordering') return { kind: 'ordering', order: item.steps.map(({ id }) => id) }
  if (item.kind === 'matching')
    return { kind: 'matching', pairs: Object.fromEntries(item.pairs.map(({ id, answerId }) => [id, answerId])) }
  if (item.kind === 'numeric') return { kind: 'numeric', text: String(item.answers[0]?.value) }
  return { kind: 'text', text: item.answers[0]?.text ?? '' }
}

describe('the end of an attempt (I5)', () => {
  test('comes with the taker’s last word: marked at once, and every right answer counts', async () => {
    const { paper, save, result } = await taking()
    await save(...(await rightResponses(paper.questions.map(({ versionId }) => versionId))))
    const { standing } = await save(submit)
    expect(standing).toMatchObject({ phase: 'finalised', cause: 'submitted' })
    expect(await result()).toMatchObject({ points: 1_000, outOf: 1_000, marking: 1, phase: 'finalised' })
  })
  test('counts unanswered questions as nothing, and says under which conditions it was taken', async () => {
    const { save, result } = await taking()
    await save({ kind: 'leave' }, { kind: 'return' }, submit)
    expect(await result()).toMatchObject({
      points: 0,
      outOf: 1_000,
      recorded: { timed: true, closedBookDeclared: true, focusLost: 1, devices: 1 },
    })
  })
  test('comes with the deadline, whether or not a sweeper has been there', async () => {
    const { standing } = await taking()
    clock.advance(60 * minute - 1)
    expect(await standing()).toMatchObject({ phase: 'open' })
    clock.advance(1)
    expect(await standing()).toMatchObject({ phase: 'closed', cause: 'timed-out' })
    clock.advance(minute)
    expect(await standing()).toMatchObject({ phase: 'finalised' })
  })
  test('answers that were made in time and arrive within the grace count; later ones are kept and do not (I6)', async () => {
    const { taker, paper, save, standing, result } = await taking({ draw: { scored: 2, unscored: 0, freshDays: 0 } })
    const right = await rightResponses(paper.questions.map(({ versionId }) => versionId))
    const madeInTime = taker.event(present(right[0], 'there is a first'), clock())
    clock.advance(60 * minute + 10_000)
    const late = expectOk(await taker.save([madeInTime]))
    expect(late.receipts).toEqual([{ id: madeInTime.id, outcome: 'late-counted' }])
    const madeLate = await save(present(right[1], 'there is a second'))
    expect(madeLate.receipts.map(({ outcome }) => outcome)).toEqual(['late'])
    clock.advance(minute)
    await sweepAll(server.database)
    expect(await standing()).toMatchObject({ phase: 'finalised' })
    expect(await result()).toMatchObject({ points: 100, outOf: 200 })
    expect((await save(flag)).receipts.map(({ outcome }) => outcome)).toEqual(['late'])
  })
  test('comes for everybody else where one attempt cannot be ended', async () => {
    const attempts = [await taking(), await taking()]
    const [broken] = attempts.map(({ paper }) => paper.attemptId).toSorted()
    const asked = (text: string) => withClient(server.urls.superuserUrl, (client) => client.query(text))
    const unended = async () =>
      (await asked('select attempt_id from assessments.attempts where finalised_at is null')).rows.map(
        ({ attempt_id }) => attempt_id,
      )
    clock.advance(62 * minute)
    await asked(`create function public.breaks() returns trigger language plpgsql as $$ begin raise 'broken'; end $$;
      create trigger breaks before update on assessments.attempts for each row when (new.attempt_id = '${broken}')
      execute function public.breaks()`)
    await expect(sweepAll(server.database)).rejects.toThrow('1 of')
    expect(await unended()).toEqual([broken])
    await asked('drop function public.breaks cascade')
    await sweepAll(server.database)
    expect(await unended()).toEqual([])
  })
  test('comes for everybody when the assessment is closed', async () => {
    const { of, standing } = await taking()
    expectOk(await owner.call(closeAssessment, { params: of, body: {} }))
    expect(await standing()).toMatchObject({ cause: 'closed-by-proctor' })
  })
})

describe('extra time (I4)', () => {
  const grant = (of: object, extraMinutes: number) =>
    owner.call(grantTime, {
      params: { ...of, personId: bo.personId } as never,
      body: { extraMinutes, reason: 'a written plan' },
    })
  test('given during an attempt moves its deadline at once, and the taker is told with the next reply', async () => {
    const { of, standing, save } = await taking()
    expect(expectOk(await grant(of, 15))).toMatchObject({ extraMinutes: 15 })
    const { deadlineAt } = await standing()
    expect(Date.parse(deadlineAt ?? '') - clock()).toBe(75 * minute)
    expect((await save(flag)).standing.deadlineAt).toBe(deadlineAt)
    expectOk(await grant(of, 15))
    expect((await standing()).deadlineAt).toBe(deadlineAt)
  })
  test('given before the start is there from the start', async () => {
    const { assessmentId } = await publishedExam(owner, organisationId, examTerms(certificationId))
    const of = { organisationId, assessmentId }
    expectOk(await grant(of, 30))
    const listed = async () => expectOk(await owner.call(watchAssessment, { params: of })).items
    expect(await listed()).toMatchObject([{ name: 'Bo', phase: null, extraMinutes: 30 }])
    clock.advance(1_000)
    expect(expectOk(await grant(of, 0))).toMatchObject({ name: 'Bo', extraMinutes: 0 })
    expect(await listed()).toEqual([])
    clock.advance(1_000)
    expectOk(await grant(of, 30))
    const mine = expectOk(await bo.call(myAssessments, { params: { organisationId } })).items
    expect(mine.find((each) => each.assessmentId === assessmentId)?.myMinutes).toBe(90)
    const { paper } = await new TestTaker(bo, organisationId).start(assessmentId)
    expect(Date.parse(paper.standing.deadlineAt ?? '') - clock()).toBe(90 * minute)
  })
  test('opens what only the time has closed, and nothing that was handed in', async () => {
    const timedOut = await taking({ graceSeconds: 600 })
    clock.advance(61 * minute)
    expect(await timedOut.standing()).toMatchObject({ phase: 'closed' })
    expectOk(await grant(timedOut.of, 10))
    expect(await timedOut.standing()).toMatchObject({ phase: 'open' })
    const handedIn = await taking({ attemptsAllowed: 1 })
    await handedIn.save(submit)
    expect(await grant(handedIn.of, 10)).toMatchObject({ code: 'assessments.time-refused' })
  })
})

describe('watching an exam', () => {
  test('shows how far and whether saved, never an answer', async () => {
    const { of, save, paper } = await taking()
    await save({ kind: 'answer', question: '3', response: { kind: 'text', text: 'canary-answer' } }, { kind: 'leave' })
    const watched = expectOk(await owner.call(watchAssessment, { params: of }))
    expect(watched.items).toEqual([
      expect.objectContaining({ attemptId: paper.attemptId, answered: 1, focusLost: 1, phase: 'open', name: 'Bo' }),
    ])
    expect(JSON.stringify(watched)).not.toContain('canary-answer')
  })
})

describe('the review', () => {
  test('opens by its policy and not before', async () => {
    const waits = (waitsFor: string) => ({ code: 'assessments.review-closed', details: { waitsFor } })
    const read = (attempt: Awaited<ReturnType<typeof taking>>) => bo.call(reviewAttempt, { params: attempt.taker.of })
    const never = await taking({ review: 'never' })
    expect(await read(never)).toMatchObject(waits('end'))
    await never.save(submit)
    expect(await read(never)).toMatchObject(waits('never'))
    const released = await taking({ review: 'when-released' })
    await released.save(submit)
    expect(await read(released)).toMatchObject(waits('release'))
    expectOk(await owner.call(releaseReview, { params: released.of, body: {} }))
    expectOk(await read(released))
    const afterClose = await taking({ review: 'after-close' })
    await afterClose.save(submit)
    expect(await read(afterClose)).toMatchObject(waits('closing'))
    expectOk(await owner.call(closeAssessment, { params: afterClose.of, body: {} }))
    expectOk(await read(afterClose))
  })
  test('gives the reason of every option, my answer, points and time; the group discusses a question there', async () => {
    const { taker, save } = await taking()
    await save({ kind: 'visit', question: '1' })
    clock.advance(30_000)
    await save({ kind: 'visit', question: '2' }, submit)
    const { questions, result } = expectOk(await bo.call(reviewAttempt, { params: taker.of }))
    expect(questions).toHaveLength(12)
    expect(questions[0]).toMatchObject({ place: '1', secondsSpent: 30, correct: false })
    expect(JSON.stringify(questions[0])).toContain('reason')
    expect(result.byDomain.reduce((sum, { outOf }) => sum + outOf, 0)).toBe(1_000)
    const of = { ...taker.of, place: '1' }
    expectOk(await bo.call(addPost, { params: of, body: { text: 'Why not B?' } }))
    expect(expectOk(await owner.call(readDiscussion, { params: of })).items).toMatchObject([
      { author: 'Bo', text: 'Why not B?' },
    ])
  })
  test('shows a note beside a question to who wrote it and to nobody else', async () => {
    const { taker, save } = await taking()
    await save({ kind: 'note', question: '1', text: 'canary-note' }, submit)
    expect(expectOk(await bo.call(reviewAttempt, { params: taker.of })).questions[0]?.note).toBe('canary-note')
    expect(JSON.stringify(await owner.call(reviewAttempt, { params: taker.of }))).not.toContain('canary-note')
  })
  test('of an attempt whose time has ended says that it is being marked, until it is', async () => {
    const { taker, paper } = await taking()
    clock.advance(Date.parse(paper.standing.deadlineAt ?? '') - clock() + 1_000)
    expect(await bo.call(reviewAttempt, { params: taker.of })).toMatchObject({ details: { waitsFor: 'marking' } })
  })
  test('is not there for an attempt that is still open, not even for who runs it', async () => {
    const { taker } = await taking()
    expect(await owner.call(reviewAttempt, { params: taker.of })).toMatchObject({ code: 'assessments.review-closed' })
    expectOk(await bo.call(readPaper, { params: taker.of }))
  })
})

describe('a regrade', () => {
  test('is explicit: nothing changes until a preview is accepted, and a stale preview changes nothing', async () => {
    const { of, save } = await taking()
    await save(submit)
    const preview = expectOk(await owner.call(previewRegrade, { params: of }))
    expect(preview).toMatchObject({ questions: [], changes: [] })
    const stale = await owner.call(regrade, { params: of, body: { preview: 'another', reason: 'why' } })
    expect(stale).toMatchObject({ code: 'assessments.regrade-stale' })
    const body = { preview: preview.preview, reason: 'nothing to change' }
    expect(expectOk(await owner.call(regrade, { params: of, body })).changes).toEqual([])
  })
})
