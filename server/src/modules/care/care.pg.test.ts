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
  readMyCare,
  readOfficeHours,
  removeFromCohort,
  saveCarePlan,
  undoDeferral,
  updateMember,
  withdrawHours,
} from '@cadre/contracts'
import { expectOk, present } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { tasks } from '../../compose.ts'
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
    const done = {
      ...plan,
      expectedRevision: 1,
      steps: [{ ...plan.steps[0], kind: 'office-hours' as const, words: 'Done', done: true }],
    }
    expectOk(await tea.call(saveCarePlan, { params: boIn, body: { ...done, state: 'kept' } }))
    expect(expectOk(await bo.call(readMyCare, { params })).plans).toEqual([])
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
    expect(expectOk(await owner.call(defer, { params: boIn, body })).promoted).toEqual(['Di'])
    expect([await seatsIn(winter), await seatsIn(spring)]).toEqual([['Cy invited', 'Di invited'], ['Bo invited']])
    const inSpring = expectOk(await owner.call(readCohort, { params: { ...params, cohortId: spring } })).people[0]
    expect(inSpring?.exam?.date).toBe('2027-05-20')
    expect((await newestMail(server, bo.email))?.subject).toContain('Spring')
    expect((await newestMail(server, di.email))?.subject).toContain('Winter')
    const { deferrals } = expectOk(await owner.call(readCare, { params: { ...boIn, cohortId: spring } }))
    expect(deferrals).toMatchObject([
      { from: 'Winter', to: 'Spring', reason: 'Project until February', fee, undone: false },
    ])
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
