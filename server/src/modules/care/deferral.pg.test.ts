import {
  bookExam,
  defer,
  previewDeferral,
  readAudit,
  readCare,
  readCohort,
  readCohortReadiness,
  readOutbox,
  readResults,
  readStudy,
  markAssignments,
  removeFromCohort,
  undoDeferral,
} from '@cadre/contracts'
import { expectOk, present } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { openCareWorld } from '../../testing/care-world.ts'
import { examTerms, publishedExam, TestTaker } from '../../testing/exam.ts'
import { newestMail } from '../../testing/people.ts'

const world = await openCareWorld()
afterAll(() => world.server.close())
const { bo, boIn, clock, cy, di, needing, organisationId, other, owner, params, run, spring, tea, winter, server } =
  world

const seatsIn = async (cohortId: string) =>
  expectOk(await owner.call(readCohort, { params: { ...params, cohortId } }))
    .people.map(({ name, state }) => `${name} ${state}`)
    .toSorted()

/** The cohort's practice exam, taken by Bo, who gets one question: the share of it that is right. */
async function boSitsAnExam(): Promise<number> {
  const { certificationId } = expectOk(await owner.call(readCohort, { params: { ...params, cohortId: winter } }))
  const terms = examTerms(certificationId, { cohortId: winter })
  const { assessmentId } = await publishedExam(owner, organisationId, terms)
  const taker = new TestTaker(bo, organisationId)
  const { paper } = await taker.start(assessmentId)
  const { place, item } = present(
    paper.questions.find((each) => each.item.kind === 'single'),
    'most questions are of one option',
  )
  const option = item.kind === 'single' ? (item.options[0]?.id ?? '') : ''
  const events = [
    { kind: 'answer', question: place, response: { kind: 'single', option } },
    { kind: 'submit', auto: false },
  ] as const
  expectOk(await taker.save(events.map((content) => taker.event(content, clock()))))
  const [result] = expectOk(await owner.call(readResults, { params: { ...params, assessmentId } })).items
  return present(result?.points, 'it is marked') / present(result?.outOf, 'it is marked')
}

/** What the trainers of a cohort see of Bo: work that counts as done, and answers that a forecast rests on. */
async function standingOfBo(cohortId: typeof winter) {
  const certification = expectOk(await owner.call(readCohort, { params: { ...params, cohortId } })).certificationId
  const payload = { organisationId, personId: bo.personId, certificationId: certification }
  await run('readiness.follow', payload)
  const { people } = expectOk(await owner.call(readCohortReadiness, { params: { ...params, cohortId } }))
  const own = expectOk(await bo.call(readStudy, { params })).cohorts.find((each) => each.cohortId === cohortId)
  return {
    answers: people.find(({ personId }) => personId === bo.personId)?.answers,
    done: own?.assignments.filter(({ state }) => state === 'done').map(({ taskKey }) => taskKey),
  }
}

describe('a deferral (K8)', () => {
  const fee = { minor: 5_000, currency: 'EUR', words: 'Moving after the start, 50 EUR' }
  const body = { toCohortId: spring, reason: 'Project until February', fee }
  test('shows what it means, and refuses what cannot be', async () => {
    const at = { date: '2027-05-20', time: '10:00', zone: 'Europe/Madrid' }
    expectOk(await owner.call(bookExam, { params: boIn, body: at }))
    const { consequences } = expectOk(await owner.call(previewDeferral, { params: boIn, body }))
    const words = consequences.map((each) => each.words).join('\n')
    expect(words).toContain('Bo leaves Winter and gets a seat in Spring')
    expect(words).toContain('Di moves up from the wait list of Winter')
    expect(words).toContain('The exam stays booked for 2027-05-20')
    expect(words).toContain('Charged: Moving after the start, 50 EUR.')
    expect(await owner.call(previewDeferral, { params: boIn, body: { ...body, toCohortId: other } })).toMatchObject({
      code: 'cohorts.other-exam',
    })
    expect(await tea.call(previewDeferral, { params: boIn, body })).toMatchObject({ code: 'auth.forbidden' })
    expect(await seatsIn(winter)).toEqual(['Bo invited', 'Cy invited', 'Di waiting'])
  })
  test('is one commit that leaves both cohorts right, told to everybody, with fee and reason', async () => {
    clock.advance(8 * 86_400_000)
    expect(await needing()).toContainEqual(expect.objectContaining({ name: 'Bo' }))
    const share = await boSitsAnExam()
    const { cohorts } = expectOk(await bo.call(readStudy, { params }))
    const { taskKey } = present(cohorts[0]?.assignments[0], 'the plan has work')
    const marks = [{ cohortId: winter, taskKey, state: 'done' as const }]
    expectOk(await bo.call(markAssignments, { params, body: { marks } }))
    const before = await standingOfBo(winter)
    expect(before).toEqual({ answers: expect.any(Number), done: [taskKey] })
    expect(before.answers).toBeGreaterThan(0)
    expect(expectOk(await owner.call(defer, { params: boIn, body })).promoted).toEqual(['Di'])
    expect([await seatsIn(winter), await seatsIn(spring)]).toEqual([['Cy invited', 'Di invited'], ['Bo invited']])
    const inSpring = expectOk(await owner.call(readCohort, { params: { ...params, cohortId: spring } })).people[0]
    expect(inSpring?.exam?.date).toBe('2027-05-20')
    expect((await newestMail(server, bo.email))?.subject).toContain('Spring')
    expect((await newestMail(server, di.email))?.subject).toContain('Winter')
    const letters = expectOk(await owner.call(readOutbox, { params, query: { limit: 10 } })).items
    const moved = letters.find(({ to, subject }) => to === bo.email && subject === 'Winter: your seat has moved')
    expect(moved?.attachments[0]?.contentType).toContain('method=CANCEL')
    const { deferrals } = expectOk(await owner.call(readCare, { params: { ...boIn, cohortId: spring } }))
    expect(deferrals).toMatchObject([
      {
        from: 'Winter',
        to: 'Spring',
        reason: 'Project until February',
        fee,
        undone: false,
        carried: { assessmentsTaken: 1, assignmentsDone: 1, examOn: '2027-05-20' },
        attempts: [{ title: 'Practice exam', share }],
      },
    ])
    expect(await standingOfBo(spring)).toEqual(before)
    expect(await needing()).not.toContainEqual(expect.objectContaining({ name: 'Bo' }))
    const cyIn = { ...boIn, personId: cy.personId }
    expect(await owner.call(defer, { params: cyIn, body })).toMatchObject({
      code: 'cohorts.full',
      details: { seats: 1 },
    })
    expect(await seatsIn(winter)).toEqual(['Cy invited', 'Di invited'])
    const audit = JSON.stringify(expectOk(await owner.call(readAudit, { params, query: {} })).items)
    expect(audit).toContain('Project until February')
  })
  test('is undone once, while the old seat is free', async () => {
    const { deferrals } = expectOk(await owner.call(readCare, { params: { ...boIn, cohortId: spring } }))
    const of = { ...params, deferralId: present(deferrals[0], 'made above').deferralId }
    expect(await owner.call(undoDeferral, { params: of, body: {} })).toMatchObject({ code: 'cohorts.full' })
    expect(await owner.call(defer, { params: { ...boIn, cohortId: spring }, body })).toMatchObject({
      code: 'cohorts.other-exam',
    })
    expectOk(await owner.call(removeFromCohort, { params: { ...boIn, personId: di.personId } }))
    expectOk(await owner.call(undoDeferral, { params: of, body: {} }))
    expect([await seatsIn(winter), await seatsIn(spring)]).toEqual([['Bo invited', 'Cy invited'], []])
    expect(await owner.call(undoDeferral, { params: of, body: {} })).toMatchObject({ code: 'care.deferral-undone' })
  })
  test('of two people at once into one seat, one is refused', async () => {
    const both = [bo, cy].map(({ personId }) => owner.call(defer, { params: { ...boIn, personId }, body }))
    const codes = (await Promise.all(both)).map((reply) => (reply.ok ? 'moved' : reply.code)).toSorted()
    expect(codes).toEqual(['cohorts.full', 'moved'])
    expect((await seatsIn(spring)).filter((seat) => !seat.endsWith('left'))).toHaveLength(1)
  })
})
