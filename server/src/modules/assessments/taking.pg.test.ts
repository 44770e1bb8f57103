import {
  changeAssessment,
  myAssessments,
  readAssessment,
  publishHonourCode,
  readHonourCode,
  readPaper,
  readStanding,
  reviewAttempt,
  startAttempt,
  takeOver,
  uploadAnswers,
} from '@cadre/contracts'
import { writeAnswersFile } from '@cadre/attempt'
import { expectOk, instant } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { examTerms, newWriter, publishedExam, TestTaker, withShippedQuestions } from '../../testing/exam.ts'
import { join, openFirstOrganisation } from '../../testing/people.ts'
import { heldClock } from '../../testing/held-clock.ts'
import { openTestServer } from '../../testing/test-server.ts'

const clock = heldClock(Date.UTC(2026, 10, 22, 9))
const server = await openTestServer(clock)
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const bo = await join(server, { by: owner, organisationId, name: 'Bo', roles: ['participant'] })
const cy = await join(server, { by: owner, organisationId, name: 'Cy', roles: ['participant'] })
const certificationId = await withShippedQuestions(owner, organisationId)
const exam = (changes = {}) => publishedExam(owner, organisationId, examTerms(certificationId, changes))
const taking = async (changes = {}, by = bo) => {
  const { assessmentId } = await exam(changes)
  const taker = new TestTaker(by, organisationId)
  const { paper } = await taker.start(assessmentId)
  return { taker, paper, assessmentId }
}
const answer = (option: string, question = '1') =>
  ({ kind: 'answer', question, response: { kind: 'single', option } }) as const

describe('an attempt that is under way (Q4, Q5)', () => {
  test('gives the paper that the guide’s weights ask for, in the same order after a reload', async () => {
    const { taker, paper } = await taking()
    expect(paper.questions).toHaveLength(12)
    expect(paper.standing).toMatchObject({ phase: 'open', epoch: 1, deadlineAt: '2026-11-22T10:00:00.000Z' })
    const again = expectOk(await bo.call(readPaper, { params: taker.of }))
    expect(again.questions).toEqual(paper.questions)
  })
  test('shows nothing of the key: no credit, reason, explanation, reference or statistic (I8, S-02)', async () => {
    const { paper } = await taking()
    const names = new Set<string>()
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      for (const [name, inner] of Object.entries(value)) {
        if (!Array.isArray(value)) names.add(name)
        walk(inner)
      }
    }
    walk(paper)
    expect(
      [...names].filter((name) => /credit|reason|explanation|reference|difficult|statistic|correct/i.test(name)),
    ).toEqual([])
  })
  test('keeps the end that was promised at its start when the closing is moved, and counts down to it', async () => {
    const terms = { closesAt: '2026-11-22T09:45:00.000Z' }
    const { taker, assessmentId } = await taking(terms)
    const mine = async () =>
      expectOk(await bo.call(myAssessments, { params: { organisationId } })).items.find(
        (each) => each.assessmentId === assessmentId,
      )
    expect(await mine()).toMatchObject({ myMinutes: 60, attempts: [{ minutesLeft: 45 }] })
    const params = { organisationId, assessmentId }
    for (const closesAt of ['2026-11-22T09:10:00.000Z', '2026-11-22T11:00:00.000Z']) {
      const { revision } = expectOk(await owner.call(readAssessment, { params }))
      const body = { ...examTerms(certificationId), closesAt, revision }
      expectOk(await owner.call(changeAssessment, { params, body }))
      expect((await mine())?.attempts).toMatchObject([{ minutesLeft: 45, deadlineAt: '2026-11-22T09:45:00.000Z' }])
    }
    expectOk(await taker.save([taker.event({ kind: 'submit', auto: false }, clock())]))
    expect((await mine())?.attempts).toMatchObject([{ phase: 'finalised', minutesLeft: null }])
  })
  test('is the same when the start is repeated, and is not written to by another browser’s start', async () => {
    const { taker, assessmentId, paper } = await taking()
    expect((await taker.start(assessmentId)).paper.attemptId).toBe(paper.attemptId)
    const elsewhere = new TestTaker(bo, organisationId)
    expect(await elsewhere.start(assessmentId)).toMatchObject({
      writes: false,
      paper: { attemptId: paper.attemptId },
    })
  })
  test('two starts at once make one attempt', async () => {
    const { assessmentId } = await exam()
    const started = await Promise.all([1, 2, 3].map(() => new TestTaker(bo, organisationId).start(assessmentId)))
    expect(new Set(started.map(({ paper }) => paper.attemptId)).size).toBe(1)
    expect(started.filter(({ writes }) => writes)).toHaveLength(1)
  })
  test('keeps each event once, however often and in whatever order it is sent (I2)', async () => {
    const { taker } = await taking()
    const [first, second] = [taker.event(answer('a'), clock()), taker.event(answer('b'), clock())]
    for (const events of [[second], [first, second], [first]]) {
      expect(expectOk(await taker.save(events)).receipts.map(({ id }) => id)).toEqual(events.map(({ id }) => id))
    }
    const { work } = expectOk(await bo.call(readPaper, { params: taker.of }))
    expect(work).toEqual([expect.objectContaining({ question: '1', response: { kind: 'single', option: 'b' } })])
  })
  test('keeps flags, struck options and notes beside answers', async () => {
    const { taker } = await taking()
    const contents = [
      { kind: 'flag', question: '2', flagged: true },
      { kind: 'strike', question: '2', options: ['x', 'y'] },
      { kind: 'note', question: '2', text: 'come back' },
      { kind: 'visit', question: '3' },
      { kind: 'leave' },
    ] as const
    expectOk(
      await taker.save(
        contents.map((content) =>
          taker.event({ ...content, ...('options' in content && { options: [...content.options] }) } as never, clock()),
        ),
      ),
    )
    const { work } = expectOk(await bo.call(readPaper, { params: taker.of }))
    expect(work).toEqual([{ question: '2', response: null, flagged: true, struck: ['x', 'y'], note: 'come back' }])
  })
  test('needs no session to save: the writer is enough, and any other finds nothing', async () => {
    const { taker } = await taking()
    const nobody = { ...bo, token: null }
    const quiet = new TestTaker(Object.assign(cy), organisationId)
    quiet.attemptId = taker.attemptId
    quiet.writer = taker.writer
    expectOk(await quiet.save([quiet.event(answer('a'), clock())]))
    expect(await taker.save([taker.event(answer('a'), clock())], newWriter())).toMatchObject({
      code: 'request.not-found',
    })
    expect(nobody.token).toBeNull()
  })
})

describe('two devices (I3, R-05)', () => {
  test('the one that lost the pen is refused with what the server holds; nothing is merged', async () => {
    const { taker } = await taking()
    const kept = taker.event(answer('a'), clock())
    expectOk(await taker.save([kept]))
    const other = new TestTaker(bo, organisationId)
    other.attemptId = taker.attemptId
    const taken = expectOk(await bo.call(takeOver, { params: taker.of, body: { writer: other.writer, from: 1 } }))
    expect(taken.paper.standing.epoch).toBe(2)
    other.epoch = 2
    const stale = taker.event(answer('b'), clock())
    expect(await taker.save([kept, stale])).toMatchObject({
      code: 'attempt.fenced',
      details: { standing: { epoch: 2 }, known: [kept.id] },
    })
    expect(await taker.save([])).toMatchObject({ code: 'attempt.fenced' })
    expectOk(await other.save([other.event(answer('c'), clock())]))
    const { work } = expectOk(await bo.call(readPaper, { params: taker.of }))
    expect(work[0]?.response).toEqual({ kind: 'single', option: 'c' })
    const standing = await bo.call(readStanding, { params: taker.of }, { writer: taker.writer })
    expect(expectOk(standing).epoch).toBe(2)
  })
  test('a take-over that saw an older epoch takes nothing', async () => {
    const { taker } = await taking()
    const take = (writer: string, from: number) => bo.call(takeOver, { params: taker.of, body: { writer, from } })
    const second = newWriter()
    expectOk(await take(second, 1))
    expect(await take(newWriter(), 1)).toMatchObject({ code: 'attempt.fenced' })
    expect(expectOk(await take(second, 1)).paper.standing.epoch).toBe(2)
  })
  test('nobody takes another’s attempt over, reads its paper or brings answers to it', async () => {
    const { taker } = await taking()
    const missing = { code: 'request.not-found' }
    expect(await cy.call(takeOver, { params: taker.of, body: { writer: newWriter(), from: 1 } })).toMatchObject(missing)
    expect(await cy.call(readPaper, { params: taker.of })).toMatchObject(missing)
    expect(await cy.call(uploadAnswers, { params: taker.of, body: { file: '{}' } })).toMatchObject(missing)
    expect(await cy.call(reviewAttempt, { params: taker.of })).toMatchObject(missing)
  })
})

describe('the answers file, as the last resort (I6)', () => {
  test('brings back what a browser kept; what is known is not stored again', async () => {
    const { taker } = await taking()
    const kept = taker.event(answer('a'), clock())
    expectOk(await taker.save([kept]))
    const lost = taker.event(answer('d', '4'), clock())
    const eventsCalled = (suffix: string) =>
      [kept, lost].map(({ id, madeAt, ...event }) => ({
        ...event,
        id: id + suffix,
        epoch: 1,
        madeAt: instant(Date.parse(madeAt)),
      })) as never
    const events = eventsCalled('')
    const file = writeAnswersFile({ attempt: taker.of.attemptId, writtenAt: clock(), events })
    const { receipts } = expectOk(await bo.call(uploadAnswers, { params: taker.of, body: { file } }))
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['counted', 'counted'])
    // Of a device that lost the pen, brought twice: it counts the second time as little as the first.
    expectOk(await bo.call(takeOver, { params: taker.of, body: { writer: newWriter(), from: 1 } }))
    const late = writeAnswersFile({ attempt: taker.of.attemptId, writtenAt: clock(), events: eventsCalled('-2') })
    for (const _ of [1, 2]) {
      const again = expectOk(await bo.call(uploadAnswers, { params: taker.of, body: { file: late } }))
      expect(again.receipts.map(({ outcome }) => outcome)).toEqual(['fenced', 'fenced'])
    }
    const refused = async (changed: string) =>
      expect(await bo.call(uploadAnswers, { params: taker.of, body: { file: changed } })).toMatchObject({
        code: 'assessments.answers-file',
      })
    await refused('not a file')
    await refused(file.replace('"d"', '"e"'))
    await refused(writeAnswersFile({ attempt: 'att_other', writtenAt: clock(), events }))
  })
})

describe('who may start, and when', () => {
  test('not before it opens, not after it closes, not more often than allowed, not without the honour code', async () => {
    const start = async (changes: object, body: object = {}) => {
      const { assessmentId } = await exam(changes)
      return bo.call(startAttempt, {
        params: { organisationId, assessmentId },
        body: { writer: newWriter(), honourCode: null, ...body },
      })
    }
    expect(await start({ opensAt: '2026-11-23T09:00:00.000Z' })).toMatchObject({ code: 'assessments.not-open' })
    expect(await start({ closesAt: '2026-11-22T08:59:59.000Z' })).toMatchObject({ code: 'assessments.not-open' })
    expect(await start({ honourCode: true })).toMatchObject({
      code: 'assessments.honour-code',
      details: { version: 1 },
    })
    expectOk(await start({ honourCode: true }, { honourCode: 1 }))
  })

  test('nobody accepts words they were not shown, and nobody publishes over words they did not see', async () => {
    const params = { organisationId }
    const publish = (text: string, replaces: number) =>
      owner.call(publishHonourCode, { params, body: { text, replaces } })
    const { assessmentId } = await exam({ honourCode: true })
    const accepting = (honourCode: number) =>
      bo.call(startAttempt, {
        params: { organisationId, assessmentId },
        body: { writer: newWriter(), honourCode, closedBook: true },
      })
    expect(expectOk(await publish('I work alone.', 1))).toMatchObject({ version: 2 })
    expect(await publish('I work with a friend.', 1)).toMatchObject({
      code: 'assessments.honour-code-changed',
      details: { version: 2 },
    })
    expect(expectOk(await publish('I work alone.', 1))).toMatchObject({ version: 2 })
    expect(expectOk(await bo.call(readHonourCode, { params }))).toEqual({ version: 2, text: 'I work alone.' })
    expect(await accepting(1)).toMatchObject({ code: 'assessments.honour-code', details: { version: 2 } })
    expectOk(await accepting(2))
    const both = await Promise.all([publish('I work at night.', 2), publish('I work by day.', 2)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(expectOk(await bo.call(readHonourCode, { params }))).toMatchObject({ version: 3 })
  })
})
