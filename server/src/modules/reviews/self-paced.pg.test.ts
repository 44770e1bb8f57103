import {
  answerReviews,
  listQuestionReports,
  logStudy,
  readReviewDay,
  readReviewPack,
  readReviewPreferences,
  readStudy,
  removeStudy,
  reportQuestion,
  saveReviewPreferences,
  settleQuestionReport,
  type ReplyOf,
} from '@cadre/contracts'
import { expectOk, isoOf, parsePlainTime, parseZone, present } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { examTerms, publishedExam, TestTaker, withShippedQuestions } from '../../testing/exam.ts'
import { join, newestMail, openFirstOrganisation } from '../../testing/people.ts'
import { heldClock } from '../../testing/held-clock.ts'
import { openTestServer } from '../../testing/test-server.ts'
import { questionsHeldBack } from '../assessments/index.ts'
import { reviewTasks } from './index.ts'

const day = 86_400_000
const clock = heldClock(Date.UTC(2026, 10, 23, 9))
const server = await openTestServer(clock)
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const bo = await join(server, { by: owner, organisationId, name: 'Bo', roles: ['participant'] })
const cy = await join(server, { by: owner, organisationId, name: 'Cy', roles: ['participant'] })
const certificationId = await withShippedQuestions(owner, organisationId)
const params = { organisationId }

const finish = async (by: typeof bo, changes = {}) => {
  const { assessmentId } = await publishedExam(owner, organisationId, examTerms(certificationId, changes))
  const taker = new TestTaker(by, organisationId)
  const { paper } = await taker.start(assessmentId)
  const visits = paper.questions.map(({ place }) => ({ kind: 'visit', question: place }) as const)
  for (const visit of visits) {
    clock.advance(30_000)
    expectOk(await taker.save([taker.event(visit, clock())]))
  }
  clock.advance(30_000)
  expectOk(await taker.save([taker.event({ kind: 'submit', auto: false }, clock())]))
  return assessmentId
}
const today = async (by = bo) => expectOk(await by.call(readReviewDay, { params }))
type Queued = ReplyOf<typeof readReviewDay>['reviews'][number]

/** The right response, from the pack that a phone keeps. */
async function rightResponse({ questionId }: Queued) {
  const { items } = expectOk(await bo.call(readReviewPack, { params }))
  const { answer } = present(
    items.find((each) => each.questionId === questionId),
    'the pack holds today’s reviews',
  )
  const { item } = answer
  switch (item.kind) {
    case 'single':
      return { kind: 'single', option: item.options.find(({ credit }) => credit > 0)?.id ?? '' } as const
    case 'multiple':
      return { kind: 'multiple', options: item.options.filter(({ credit }) => credit > 0).map(({ id }) => id) } as const
    case 'ordering':
      return { kind: 'ordering', order: item.steps.map(({ id }) => id) } as const
    case 'matching':
      return {
        kind: 'matching',
        pairs: Object.fromEntries(item.pairs.map(({ id, answerId }) => [id, answerId])),
      } as const
    case 'numeric':
      return { kind: 'numeric', text: `${item.answers[0]?.value}` } as const
    case 'text':
      return { kind: 'text', text: item.answers[0]?.text ?? '' } as const
  }
}
const answering = async (review: Queued, id: string) => ({
  id,
  questionId: review.questionId,
  versionId: review.question.versionId,
  response: await rightResponse(review),
  rating: null,
  madeAt: isoOf(clock()),
  seconds: 20,
})

const taken = await finish(bo)
await finish(cy, { review: 'never' })
clock.advance(2 * day)

describe('my reviews of today (S2)', () => {
  test('are what I am about to forget, with why, and nothing of the key', async () => {
    const { reviews, learning } = await today()
    expect(reviews).toHaveLength(12)
    expect(learning).toMatchObject([
      { code: 'AIF-C01', goal: { kind: 'exam', from: 'assumed', days: 60 }, questions: 12 },
    ])
    for (const { why } of reviews) {
      expect(why.recall).toBeLessThan(0.9)
      expect(why.gain).toBeGreaterThan(0)
    }
    expect(JSON.stringify(reviews)).not.toMatch(/"(credit|reason|explanation|references?|correct)":/i)
  })
  test('are not there for who may not see the review of the questions that they answered', async () => {
    expect((await today(cy)).reviews).toEqual([])
  })
  test('keep back what an attempt that is under way asks, until it is over', async () => {
    const taker = new TestTaker(bo, organisationId)
    await taker.start(taken)
    expect((await today()).reviews).toEqual([])
    expectOk(await taker.save([taker.event({ kind: 'submit', auto: false }, clock())]))
    expect((await today()).reviews).toHaveLength(12)
  })
})

describe('answering a review', () => {
  test('marks it, gives the reasons, says when it comes again, and takes it from the queue; a repeat changes nothing', async () => {
    const { reviews } = await today()
    const review = present(reviews[0], 'something is due')
    const answers = [await answering(review, 'browser-event-1')]
    const { results } = expectOk(await bo.call(answerReviews, { params, body: { answers } }))
    expect(results).toMatchObject([{ id: 'browser-event-1', outcome: 'recorded', correct: true, points: 100 }])
    expect(results[0]?.answer?.versionId).toBe(review.question.versionId)
    expect(results[0]?.nextOn).toMatch(/^2026-1/)
    const again = expectOk(await bo.call(answerReviews, { params, body: { answers } }))
    expect(again.results).toEqual([{ ...results[0], outcome: 'known' }])
    expect((await today()).reviews.map(({ questionId }) => questionId)).not.toContain(review.questionId)
  })
  test('takes what waited for the network in order, and is not held up by what it cannot take', async () => {
    const [first, second] = (await today()).reviews
    const [one, two] = [present(first, 'a first'), present(second, 'a second')]
    const strange = { ...(await answering(one, 'strange-event')), versionId: two.question.versionId }
    const answers = [
      { ...(await answering(one, 'offline-one')), madeAt: isoOf(clock()), response: wrong(one) },
      strange,
      { ...(await answering(one, 'offline-two')), madeAt: '2031-01-01T00:00:00.000Z' },
      { ...(await answering(two, 'offline-three')), rating: 1 as const },
    ]
    const { results } = expectOk(await bo.call(answerReviews, { params, body: { answers } }))
    expect(results.map(({ outcome }) => outcome)).toEqual(['recorded', 'not-seen', 'recorded', 'recorded'])
    expect(results.map(({ correct }) => correct)).toEqual([false, false, true, true])
    expect(results[1]?.answer).toBeNull()
  })
  test('of a question that I never answered gives nothing away', async () => {
    const review = present((await today()).reviews[0], 'something is due')
    const answers = [await answering(review, 'of-somebody-else')]
    const { results } = expectOk(await cy.call(answerReviews, { params, body: { answers } }))
    expect(results).toMatchObject([{ outcome: 'not-seen', answer: null, points: 0 }])
  })
})

/** Of another kind than the question: never right. */
const wrong = ({ question }: Queued) =>
  question.item.kind === 'text'
    ? ({ kind: 'single', option: 'none' } as const)
    : ({ kind: 'text', text: 'none' } as const)

describe('a report of a question', () => {
  test('reaches those who review questions, once settled no more', async () => {
    const review = present((await today()).reviews[0], 'something is due')
    const body = {
      questionId: review.questionId,
      versionId: review.question.versionId,
      reason: 'unclear',
      words: 'Why?',
    } as const
    const { questionReportId } = expectOk(await bo.call(reportQuestion, { params, body }))
    expect(await cy.call(reportQuestion, { params, body })).toMatchObject({ code: 'reviews.not-seen' })
    const { items } = expectOk(await owner.call(listQuestionReports, { params }))
    expect(items).toMatchObject([{ questionReportId, by: 'Bo', words: 'Why?', reason: 'unclear' }])
    const settle = () =>
      owner.call(settleQuestionReport, { params: { ...params, questionReportId }, body: { words: '' } })
    expectOk(await settle())
    expect(await settle()).toMatchObject({ code: 'reviews.report-settled' })
    expect(expectOk(await owner.call(listQuestionReports, { params })).items).toEqual([])
  })
})

describe('the study log (S1)', () => {
  test('counts an entry once, and no more when it is taken back', async () => {
    const entry = {
      id: 'entry-of-a-phone',
      cohortId: null,
      taskKey: null,
      startedAt: isoOf(clock()),
      minutes: 25,
      note: '',
    }
    for (const _ of [1, 2]) expectOk(await bo.call(logStudy, { params, body: { entries: [entry] } }))
    const study = expectOk(await bo.call(readStudy, { params }))
    expect(study).toMatchObject({ thisWeekMinutes: 25, recent: [{ entryId: entry.id, minutes: 25 }] })
    const removal = { params: { ...params, entry: entry.id } }
    expectOk(await cy.call(removeStudy, removal))
    expect(expectOk(await bo.call(readStudy, { params })).thisWeekMinutes).toBe(25)
    for (const _ of [1, 2]) expectOk(await bo.call(removeStudy, removal))
    expect(expectOk(await bo.call(readStudy, { params }))).toMatchObject({ thisWeekMinutes: 0, recent: [] })
  })
})

describe('reminders (S4)', () => {
  test('come by mail once a day at the chosen time, and only to who chose them', async () => {
    const remind = reviewTasks(server.database, {
      publicUrl: 'http://cadre.test',
      heldBack: questionsHeldBack,
      fitterOf: async () => null,
    })
    const mailed = async () => (await newestMail(server, bo.email))?.subject
    clock.advance(day)
    const preferences = expectOk(await bo.call(readReviewPreferences, { params }))
    expect(preferences).toMatchObject({ mail: false, minutesADay: 15, zone: 'Europe/Madrid' })
    const time = (text: string) => expectOk(parsePlainTime(text))
    const body = {
      ...preferences,
      zone: expectOk(parseZone('UTC')),
      mail: true,
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      at: time('12:00'),
    }
    expectOk(await bo.call(saveReviewPreferences, { params, body }))
    const before = await mailed()
    await remind['reviews.remind']()
    expect(await mailed()).toBe(before)
    clock.advance(4 * 3_600_000)
    await remind['reviews.remind']()
    expect(await mailed()).toMatch(/^\d+ reviews? today, about \d+ min$/)
    const sent = await newestMail(server, bo.email)
    await remind['reviews.remind']()
    expect(await newestMail(server, bo.email)).toEqual(sent)
  })
})
