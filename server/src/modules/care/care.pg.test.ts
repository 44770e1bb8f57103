import {
  addShippedQuestions,
  addToCohort,
  advanceCohort,
  bookExam,
  bookHours,
  cancelHours,
  closeFlag,
  createCohort,
  createFeed,
  defer,
  listBlueprints,
  listNeedingCare,
  noteTalk,
  offerHours,
  previewDeferral,
  readAudit,
  readCare,
  readCareSummary,
  readCohort,
  readCohortReadiness,
  readMyCare,
  readMyFollowUps,
  readNotifications,
  readResults,
  readReviewPreferences,
  readStudy,
  markAssignments,
  saveReviewPreferences,
  readOfficeHours,
  removeFromCohort,
  saveCarePlan,
  undoDeferral,
  updateMember,
  withdrawHours,
} from '@cadre/contracts'
import { expectOk, parsePlainTime, present } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { tasks } from '../../compose.ts'
import { examTerms, publishedExam, TestTaker } from '../../testing/exam.ts'
import { join, newestMail, openFirstOrganisation } from '../../testing/people.ts'
import { heldClock, openTestServer } from '../../testing/test-server.ts'

const clock = heldClock(Date.UTC(2027, 0, 11, 9))
const server = await openTestServer(clock)
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const params = { organisationId }
const joining = (name: string, role: 'participant' | 'trainer' | 'manager') =>
  join(server, { by: owner, organisationId, name, roles: [role] })
const [bo, cy, di] = [
  await joining('Bo', 'participant'),
  await joining('Cy', 'participant'),
  await joining('Di', 'participant'),
]
const [tea, tom, max] = [
  await joining('Tea', 'trainer'),
  await joining('Tom', 'trainer'),
  await joining('Max', 'manager'),
]
expectOk(await owner.call(addShippedQuestions, { params: { ...params, code: 'AIF-C01' } }))
const blueprints = expectOk(await owner.call(listBlueprints, { params })).items
const blueprintOf = (code: string) =>
  present(
    blueprints.find((each) => each.code === code),
    `${code} ships`,
  ).blueprintId

async function cohortOf(name: string, { start = '2027-01-12', seats = 2, people = [] as string[], code = 'AIF-C01' }) {
  const made = expectOk(
    await owner.call(createCohort, {
      params,
      body: {
        blueprintId: blueprintOf(code),
        start,
        zone: 'Europe/Madrid',
        slots: [{ weekday: 2, at: '17:00', minutes: 90 }],
        longSlots: [{ weekday: 6, at: '09:00', minutes: 240 }],
        holidays: null,
        trainerIds: [name === 'Spring' ? tom.personId : tea.personId],
        participantIds: people,
        name,
        seats,
        trainerOverride: 'Pilot',
      },
    }),
  )
  expectOk(await owner.call(advanceCohort, { params: { ...params, ...made }, body: { event: 'confirm' } }))
  return made.cohortId
}
const winter = await cohortOf('Winter', { people: [bo.personId, cy.personId] })
const spring = await cohortOf('Spring', { start: '2027-02-09', seats: 1 })
const other = await cohortOf('Other', { code: 'MLA-C01' })
expectOk(
  await owner.call(addToCohort, {
    params: { ...params, cohortId: winter },
    body: { personId: di.personId, as: 'waiting' },
  }),
)
const boIn = { ...params, cohortId: winter, personId: bo.personId }
const settings = { publicUrl: 'https://cadre.test', smtpUrl: undefined, from: 'cadre@example.org' }
const raise = async () => tasks(server.database, settings)['care.raise-flags']?.({})
/** By name: those whose help is equally worthwhile stand in the order of their ids. */
const needing = async (caller = owner) =>
  expectOk(await caller.call(listNeedingCare, { params })).people.toSorted((a, b) => (a.name < b.name ? -1 : 1))
const time = (text: string) => expectOk(parsePlainTime(text))
const remind = async () => tasks(server.database, settings)['care.remind']?.({})

/** To the owner once, outside their quiet hours, and only where they want it. */
async function followUpsAreMailed() {
  const subject = async () => (await newestMail(server, tea.email))?.subject
  const chosen = expectOk(await tea.call(readReviewPreferences, { params }))
  const choose = (part: object) => tea.call(saveReviewPreferences, { params, body: { ...chosen, ...part } })
  const before = await subject()
  expectOk(await choose({ careLetters: false }))
  await remind()
  expectOk(await choose({ quietFrom: time('09:00'), quietTo: time('12:00') }))
  await remind()
  expect(await subject()).toBe(before)
  expectOk(await choose({}))
  await remind()
  expect(await newestMail(server, tea.email)).toMatchObject({
    subject: 'Look again at Bo',
    body_text: expect.stringContaining('Look again at Bo, Winter: agreed for 2027-01-22.'),
  })
  const { rows } = await withClient(server.urls.superuserUrl, (client) =>
    client.query('select count(*)::int as sent from care.reminders'),
  )
  await remind()
  expect(rows).toEqual([{ sent: 1 }])
}
/** The morning of the day that was agreed, where the organisation is. */
const lookAgain = {
  notificationId: expect.stringMatching(/^follow-up-cpl_\w+-2027-01-22$/),
  at: '2027-01-21T23:00:00.000Z',
  words: 'Look again at Bo, Winter: agreed for 2027-01-22',
  place: `care/${winter}/${bo.personId}`,
}
const toldOfBo = async (caller: typeof owner) =>
  expectOk(await caller.call(readNotifications, { params })).items.filter(({ words }) => words.includes('Look again'))
const seatsIn = async (cohortId: string) =>
  expectOk(await owner.call(readCohort, { params: { ...params, cohortId } }))
    .people.map(({ name, state }) => `${name} ${state}`)
    .toSorted()

describe('falling behind (K8)', () => {
  test('is seen by who leads the cohort and who runs the programme, with the rows it rests on', async () => {
    expect(await needing()).toEqual([])
    clock.advance(8 * 86_400_000)
    expect(await needing()).toMatchObject([
      { name: 'Bo', cohortName: 'Winter', state: 'open', since: '2027-01-19', best: null },
      { name: 'Cy', reasons: [{ kind: 'no-practice', words: 'No practice for 7 days', rows: [{ on: '2027-01-12' }] }] },
    ])
    expect(await needing(tea)).toHaveLength(2)
    expect(await needing(tom)).toEqual([])
    expect(await bo.call(listNeedingCare, { params })).toMatchObject({ code: 'auth.forbidden' })
    expect(await tom.call(readCare, { params: boIn })).toMatchObject({ code: 'request.not-found' })
  })
  test('is written down once a day, keeps its day, and stays away when a human closed it', async () => {
    await raise()
    await raise()
    clock.advance(86_400_000)
    expect((await needing())[0]).toMatchObject({ since: '2027-01-19', state: 'open' })
    const cyIn = { ...boIn, personId: cy.personId }
    expectOk(await tea.call(closeFlag, { params: cyIn, body: { because: 'Ill; back on Monday' } }))
    expect(await needing()).toMatchObject([{ name: 'Bo' }])
    expect(await tea.call(closeFlag, { params: cyIn, body: { because: 'Again' } })).toMatchObject({
      code: 'care.nothing-to-close',
    })
    const { history } = expectOk(await owner.call(readCare, { params: cyIn }))
    expect(history.map(({ words, by }) => `${words} (${by})`)).toEqual([
      'Closed: Ill; back on Monday (Tea)',
      'Raised: No practice for 7 days ()',
    ])
  })
  test('is talked about, and what was said is read by those it is for', async () => {
    const talk = (notes: string, readers: 'author' | 'carers' | 'person') =>
      tea.call(noteTalk, { params: boIn, body: { heldOn: '2027-01-20', obstacles: ['time'], notes, readers } })
    for (const readers of ['author', 'carers', 'person'] as const) expectOk(await talk(`for ${readers}`, readers))
    const read = async (caller: typeof tea) =>
      expectOk(await caller.call(readCare, { params: boIn }))
        .talks.map(({ notes }) => notes)
        .toSorted()
    expect(await read(tea)).toEqual(['for author', 'for carers', 'for person'])
    expect(expectOk(await owner.call(readCare, { params: boIn })).talks).toHaveLength(2)
    expect(expectOk(await bo.call(readMyCare, { params })).talks).toMatchObject([{ notes: 'for person', by: 'Tea' }])
    expect((await needing())[0]).toMatchObject({ name: 'Bo', state: 'in-care', lastTalkOn: '2027-01-20' })
    const audit = JSON.stringify(expectOk(await owner.call(readAudit, { params, query: {} })).items)
    expect(audit).toContain('care.note-talk')
    expect(audit).not.toContain('for carers')
  })
  test('gets a plan with an owner and a day to look again, which two people cannot change at once', async () => {
    const plan = {
      expectedRevision: 0,
      ownerId: tea.personId,
      steps: [{ kind: 'office-hours' as const, words: 'Go through domain 2' }],
      followUpOn: '2027-01-22',
    }
    expectOk(await tea.call(saveCarePlan, { params: boIn, body: plan }))
    expect(await owner.call(saveCarePlan, { params: boIn, body: plan })).toMatchObject({
      code: 'care.plan-changed',
      details: { revision: 1 },
    })
    expect((await needing())[0]?.followUpDue).toBe(false)
    clock.advance(2 * 86_400_000)
    expect((await needing())[0]).toMatchObject({ followUpDue: true, plan: { ownerName: 'Tea', revision: 1 } })
    expect(expectOk(await tea.call(readMyFollowUps, { params })).followUps).toMatchObject([
      { name: 'Bo', cohortName: 'Winter', followUpOn: '2027-01-22', steps: 1, done: 0 },
    ])
    expect(expectOk(await tom.call(readMyFollowUps, { params })).followUps).toEqual([])
    expect(await toldOfBo(tea)).toEqual([lookAgain])
    expect(await toldOfBo(owner)).toEqual([])
    await followUpsAreMailed()
    expect(await toldOfBo(tea)).toEqual([lookAgain])
    const done = {
      ...plan,
      expectedRevision: 1,
      steps: [{ ...plan.steps[0], kind: 'office-hours' as const, words: 'Done', done: true }],
    }
    expectOk(await tea.call(saveCarePlan, { params: boIn, body: { ...done, state: 'kept' } }))
    expect(expectOk(await bo.call(readMyCare, { params })).plans).toEqual([])
    expect(await toldOfBo(tea)).toEqual([])
  })
  test('reaches a manager as a state alone', async () => {
    expectOk(
      await owner.call(updateMember, {
        params: { ...params, personId: bo.personId },
        body: { managerId: max.personId },
      }),
    )
    const seen = expectOk(await max.call(readCareSummary, { params })).people
    expect(seen).toEqual([
      { personId: bo.personId, name: 'Bo', cohorts: [{ cohortId: winter, name: 'Winter', standing: 'in-care' }] },
    ])
    expect(await max.call(readCare, { params: boIn })).toMatchObject({ code: 'auth.forbidden' })
  })
})

describe('office hours (K8)', () => {
  const offer = { start: '2027-01-25T16:00:00.000Z', minutes: 30, slots: 2, place: 'Room 4' }
  const slots = async (caller: typeof bo) => expectOk(await caller.call(readOfficeHours, { params })).slots
  test('are offered to the trainer’s own people, without overlap', async () => {
    expectOk(await tea.call(offerHours, { params, body: offer }))
    expect(await tea.call(offerHours, { params, body: { ...offer, start: '2027-01-25T16:45:00.000Z' } })).toMatchObject(
      {
        code: 'care.slot-overlaps',
      },
    )
    expect(await tea.call(offerHours, { params, body: { ...offer, start: '2027-01-01T16:00:00.000Z' } })).toMatchObject(
      {
        code: 'care.slot-in-the-past',
      },
    )
    expect((await slots(bo)).map(({ standing, trainerName }) => `${trainerName} ${standing}`)).toEqual([
      'Tea free',
      'Tea free',
    ])
    expect(await slots(di)).toEqual([])
  })
  test('are booked by exactly one person, however many press at once', async () => {
    const [slot] = await slots(bo)
    const of = { ...params, slotId: present(slot, 'two were offered').slotId }
    const topic = 'Domain 2'
    const all = await Promise.all([bo, cy, bo, cy].map((who) => who.call(bookHours, { params: of, body: { topic } })))
    expect(new Set(all.map((reply) => (reply.ok ? 'booked' : reply.code)))).toEqual(
      new Set(['booked', 'care.slot-taken']),
    )
    const [winner, loser] = all[0]?.ok ? [bo, cy] : [cy, bo]
    expect((await slots(winner))[0]).toMatchObject({ standing: 'mine', topic })
    expect((await slots(loser))[0]).toMatchObject({ standing: 'taken', bookedBy: null, topic: null })
    expect(await di.call(bookHours, { params: of, body: { topic } })).toMatchObject({ code: 'request.not-found' })
    expect(await tea.call(withdrawHours, { params: of })).toMatchObject({ code: 'care.slot-booked' })
    const { path } = expectOk(await winner.call(createFeed, { params, body: { kind: 'personal', cohortId: null } }))
    expect((await server.inject({ url: path })).body).toContain('SUMMARY:Office hours with Tea')
    expectOk(await tea.call(cancelHours, { params: of }))
    expectOk(await loser.call(bookHours, { params: of, body: { topic } }))
    expectOk(await loser.call(cancelHours, { params: of }))
    expectOk(await tea.call(withdrawHours, { params: of }))
    expect(await slots(loser)).toHaveLength(1)
  })
})

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
  await tasks(server.database, settings)['readiness.follow']?.(payload)
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
