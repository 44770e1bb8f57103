import {
  acceptSeat,
  addToCohort,
  advanceCohort,
  bookExam,
  changeCalendar,
  createCohort,
  createFeed,
  invite,
  listBlueprints,
  listCohorts,
  me,
  planCohort,
  previewChange,
  readCohort,
  readOverview,
  readToday,
  removeFromCohort,
  revokeFeed,
  undoChange,
} from '@cadre/contracts'
import { expectOk, instant } from '@cadre/kernel'
import ical from 'ical.js'
import { afterAll, describe, expect, test } from 'vitest'
import { openFirstOrganisation } from '../../testing/people.ts'
import { openTestServer } from '../../testing/test-server.ts'

const server = await openTestServer(() => instant(Date.UTC(2026, 10, 22, 9)))
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const client = owner.call
const params = { organisationId }
const { personId: lead } = expectOk(await client(me, {}))
const invited = ['bo', 'cy', 'di', 'ed'].map((name) => ({
  name,
  email: `${name}@example.org`,
  roles: ['participant' as const],
}))
const { people } = expectOk(await client(invite, { params, body: { people: invited } }))
const [bo = '', cy = '', di = '', ed = ''] = people.map(({ personId }) => personId)
const blueprints = expectOk(await client(listBlueprints, { params })).items
const blueprintId = blueprints.find(({ code }) => code === 'MLA-C01')?.blueprintId ?? ''
const request = {
  blueprintId,
  start: '2027-01-12',
  zone: 'America/New_York',
  slots: [
    { weekday: 2, at: '17:00', minutes: 90 },
    { weekday: 4, at: '17:00', minutes: 90 },
  ],
  longSlots: [{ weekday: 6, at: '09:00', minutes: 240 }],
  holidays: { country: 'US', region: 'NY' },
  trainerIds: [lead],
  participantIds: [bo, cy, di],
}
const draft = { ...request, name: 'Winter MLA', seats: 3, trainerOverride: 'Pilot: certificate follows in January.' }
const { cohortId } = expectOk(await client(createCohort, { params, body: draft }))
const of = { ...params, cohortId }
const read = async () => expectOk(await client(readCohort, { params: of }))

describe('planning (K1, K2)', () => {
  test('names what is wrong and offers better, without keeping anything', async () => {
    const { plan, alternatives } = expectOk(await client(planCohort, { params, body: { ...request, longSlots: [] } }))
    expect(plan.sessions.length).toBeGreaterThan(14)
    expect(plan.conflicts.map(({ kind }) => kind)).toContain('too-short-slot')
    expect(alternatives[0]?.request?.longSlots.length).toBeGreaterThan(0)
    expect(expectOk(await client(listCohorts, { params })).items).toHaveLength(1)
  })
  test('a trainer who is not eligible needs a recorded reason (T1)', async () => {
    const refused = await client(createCohort, { params, body: { ...draft, trainerOverride: null } })
    expect(refused).toMatchObject({ code: 'cohorts.trainer-not-eligible', details: { name: 'Ana Ruiz' } })
  })
  test('a real practice exam keeps its length, and exam dates come after the last session', async () => {
    const { plan, examWindow } = await read()
    const exam = plan.sessions.find(({ kind }) => kind === 'practice-exam')
    expect(exam?.minutes).toBeGreaterThanOrEqual(130)
    expect(examWindow && examWindow.from > plan.endsOn).toBe(true)
    expect(plan.examDates).toHaveLength(3)
  })
  test('a person nobody knows is refused by name, and nothing is kept', async () => {
    const stranger = 'per_01JZ0000000000000000000000'
    expect(await client(createCohort, { params, body: { ...draft, participantIds: [stranger] } })).toMatchObject({
      code: 'cohorts.person-unknown',
      details: { personId: stranger },
    })
  })
})

describe('the living calendar (K3)', () => {
  test('a move is previewed, committed once, told to everybody by mail, seen in the feed, and undone', async () => {
    expect(expectOk(await client(advanceCohort, { params: of, body: { event: 'confirm' } }))).toEqual({
      stage: 'confirmed',
      invitations: 4,
    })
    const { path, feedId } = expectOk(await client(createFeed, { params, body: { kind: 'cohort', cohortId } }))
    const before = await read()
    const [session] = before.plan.sessions
    const edit = { kind: 'move' as const, moves: [{ session: session?.key ?? '', date: '2027-01-13', time: '18:00' }] }
    const { consequences } = expectOk(await client(previewChange, { params: of, body: { edit } }))
    expect(consequences.map(({ group }) => group)).toEqual(expect.arrayContaining(['sessions', 'invitations']))
    const { revision } = expectOk(
      await client(changeCalendar, { params: of, body: { expectedRevision: before.revision, edit } }),
    )
    expect(
      await client(changeCalendar, { params: of, body: { expectedRevision: before.revision, edit } }),
    ).toMatchObject({ code: 'cohorts.changed-meanwhile' })
    const event = await eventIn(path, session?.key ?? '')
    expect(event?.startDate.toString()).toBe('2027-01-13T18:00:00')
    expect(event?.sequence).toBe(1)
    expectOk(await client(undoChange, { params: of, body: { expectedRevision: revision } }))
    const undone = await eventIn(path, session?.key ?? '')
    expect([undone?.startDate.toString(), undone?.sequence]).toEqual([`${session?.date}T${session?.time}:00`, 2])
    expectOk(await client(revokeFeed, { params: { ...params, feedId } }))
    expect((await server.inject({ url: path })).statusCode).toBe(404)
  })
  test('a cancelled session stays, cancelled', async () => {
    const { revision, plan } = await read()
    const key = plan.sessions[3]?.key ?? ''
    expectOk(
      await client(changeCalendar, {
        params: of,
        body: { expectedRevision: revision, edit: { kind: 'cancel', session: key } },
      }),
    )
    expect((await read()).plan.sessions.find((session) => session.key === key)?.state).toBe('cancelled')
    const again = await client(changeCalendar, {
      params: of,
      body: { expectedRevision: revision + 1, edit: { kind: 'cancel', session: key } },
    })
    expect(again).toMatchObject({ code: 'cohorts.edit-refused', details: { code: 'calendar.wrong-state' } })
  })
  test('of two who change at once one is told', async () => {
    const { revision, plan } = await read()
    const shift = { kind: 'shift' as const, from: plan.sessions[5]?.key ?? '', weeks: 1 }
    const results = await Promise.all(
      [1, 2].map(() => client(changeCalendar, { params: of, body: { expectedRevision: revision, edit: shift } })),
    )
    expect(results.map((result) => (result.ok ? 'done' : result.code)).toSorted()).toEqual([
      'cohorts.changed-meanwhile',
      'done',
    ])
  })
})

describe('seats (K4, K5)', () => {
  test('a full cohort has a wait list that moves up in order', async () => {
    expect(await client(addToCohort, { params: of, body: { personId: ed, as: 'invited' } })).toMatchObject({
      code: 'cohorts.full',
      details: { seats: 3 },
    })
    expectOk(await client(addToCohort, { params: of, body: { personId: ed, as: 'waiting' } }))
    expect(expectOk(await client(removeFromCohort, { params: { ...of, personId: di } })).promoted).toBe('ed')
    expect((await read()).people.map(({ name, state }) => [name, state])).toEqual(
      expect.arrayContaining([['ed', 'invited']]),
    )
  })
  test('only somebody with a seat can accept it', async () => {
    expect(await client(acceptSeat, { params: of, body: {} })).toMatchObject({ code: 'request.not-found' })
  })
})

describe('exams (C2)', () => {
  test('an exam is never booked in the past, and one outside the window is said', async () => {
    const at = { time: '10:00', zone: 'America/New_York' }
    const book = (date: string) => client(bookExam, { params: { ...of, personId: bo }, body: { date, ...at } })
    expect(await book('2026-01-01')).toMatchObject({ code: 'cohorts.exam-in-the-past' })
    expect(expectOk(await book('2027-12-01')).insideWindow).toBe(false)
  })
  test('a cohort for a retired exam is not confirmed', async () => {
    const retired = blueprints.find(({ code }) => code === 'MLS-C01')?.blueprintId ?? ''
    const made = expectOk(
      await client(createCohort, { params, body: { ...draft, name: 'Late', blueprintId: retired } }),
    )
    const late = { ...params, cohortId: made.cohortId }
    expect(await client(advanceCohort, { params: late, body: { event: 'confirm' } })).toMatchObject({
      code: 'cohorts.exam-retired',
      details: { code: 'MLS-C01' },
    })
  })
})

describe('first screens', () => {
  test('the lead sees decisions and a line for each cohort', async () => {
    const { cohorts, decisions, totals } = expectOk(await client(readOverview, { params }))
    expect(cohorts.map(({ name }) => name).toSorted()).toEqual(['Late', 'Winter MLA'])
    expect(totals).toMatchObject({ running: 0, planned: 2 })
    expect(decisions.map(({ kind }) => kind)).toContain('retired')
  })
  test('a trainer whose sessions are far off has nothing to do today', async () => {
    expect(expectOk(await client(readToday, { params })).next).toBeNull()
  })
})

async function eventIn(path: string, key: string) {
  const reply = await server.inject({ url: path })
  expect(reply.headers['content-type']).toContain('text/calendar')
  const events = new ical.Component(ical.parse(reply.body))
    .getAllSubcomponents('vevent')
    .map((each) => new ical.Event(each))
  return events.find(({ uid }) => uid.includes(`.${key}@`.toLowerCase()))
}
