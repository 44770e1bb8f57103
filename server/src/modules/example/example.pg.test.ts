import {
  linkToExamplePerson,
  listMembers,
  listTrainers,
  listQuestionAlarms,
  me,
  openRun,
  openSignInLink,
  readConsole,
  readMyPeople,
  readOverview,
  readTimings,
  readToday,
  setUp,
  setUpExample,
} from '@cadre/contracts'
import { expectOk, instant, isId, present } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { callerOf } from '../../testing/caller.ts'
import { goodPassword } from '../../testing/people.ts'
import type { TestServer } from '../../testing/server-on.ts'
import { openTestServer } from '../../testing/test-server.ts'

const clock = () => instant(Date.UTC(2026, 10, 22, 9))
const server = await openTestServer(clock)
const other = await openTestServer(clock)
afterAll(() => Promise.all([server.close(), other.close()]))

const visitor = callerOf(server)
const { organisationId, slug } = expectOk(await visitor.call(setUpExample, { body: {} }))
const params = { organisationId }

const rowsOf = (on: TestServer, text: string) =>
  withClient(on.urls.superuserUrl, async (client) => (await client.query<Record<string, string>>(text)).rows)

/** Everything the world shows, by name: ids are chance, the rest must not be. */
const shown = {
  people: 'select name, email, roles, status from identity.memberships order by email',
  sessions: `select c.name, c.stage, s.session_key, s.starts_at, s.state, m.name as trainer from cohorts.sessions s
    join cohorts.cohorts c using (organisation_id, cohort_id)
    join identity.memberships m on m.person_id = s.trainer_id order by c.name, s.starts_at, s.session_key`,
  seats: `select c.name, m.name as person, s.state, s.since, s.exam_starts_at from cohorts.seats s
    join cohorts.cohorts c using (organisation_id, cohort_id)
    join identity.memberships m on m.person_id = s.person_id order by c.name, m.name`,
  certificates: `select m.name, t.code, c.earned_on::text, c.expires_on::text, c.score from catalogue.certificates c
    join catalogue.certifications t using (organisation_id, certification_id)
    join identity.memberships m on m.person_id = c.person_id order by m.name, t.code, c.earned_on`,
}

async function signedInAs(email: string) {
  const { members } = expectOk(await visitor.call(listMembers, { params, query: { search: email } }))
  const { personId } = present(members[0], 'one of the example')
  const { link } = expectOk(await visitor.call(linkToExamplePerson, { params: { organisationId, personId } }))
  const caller = callerOf(server)
  expectOk(await caller.call(openSignInLink, { body: { token: link.slice(link.indexOf('#') + 1) } }))
  return caller
}

describe('the example organisation', () => {
  test('signs the visitor in as its programme lead, and is marked as an example', async () => {
    const { memberships } = expectOk(await visitor.call(me, {}))
    expect(memberships).toMatchObject([{ organisationId, roles: ['owner', 'programme-lead'] }])
    expect(slug).toBe('northlight-data')
    expect(await rowsOf(server, 'select example from identity.organisations')).toEqual([{ example: true }])
  })
  test('has taken its diagnostics and practice exams, and learned between them (Q4)', async () => {
    const taken = await rowsOf(
      server,
      `select a.kind, count(*)::int as n, avg(t.points::float / t.out_of)::float as share from assessments.attempts t
        join assessments.assessments a using (organisation_id, assessment_id) where t.phase = 'finalised' group by a.kind`,
    )
    const shareOf = (kind: string) => Number(taken.find((row) => row['kind'] === kind)?.['share'])
    expect(taken.map((row) => row['kind']).toSorted()).toEqual(['diagnostic', 'practice-exam', 'quiz'])
    expect(shareOf('practice-exam')).toBeGreaterThan(shareOf('diagnostic'))
    expect(shareOf('practice-exam')).toBeLessThan(1)
  })
  test('raises one alarm for a key, and says of other questions how many answers are missing (Q3)', async () => {
    const { items } = expectOk(await visitor.call(listQuestionAlarms, { params }))
    expect(items.filter(({ flags }) => flags.includes('miskey-suspect'))).toHaveLength(1)
    expect(items.map(({ words }) => words)).toEqual([expect.stringContaining('may be the right answer')])
    expect(items[0]).toMatchObject({ n: 26 })
  })
  test('refuses a second set-up of either kind', async () => {
    const late = callerOf(server)
    const person = { name: 'Ana Ruiz', email: 'ana@example.org', password: goodPassword }
    const organisation = { name: 'Brightloop', timeZone: 'Europe/Madrid' }
    expect(await late.call(setUpExample, { body: {} })).toMatchObject({ code: 'identity.already-set-up' })
    expect(await late.call(setUp, { body: { organisation, person } })).toMatchObject({
      code: 'identity.already-set-up',
    })
  })
  test('is the same world on the same day: people, sessions, seats, exams and certificates', async () => {
    expectOk(await callerOf(other).call(setUpExample, { body: {} }))
    for (const text of Object.values(shown)) {
      const rows = await rowsOf(server, text)
      expect(rows.length).toBeGreaterThan(20)
      expect(await rowsOf(other, text)).toEqual(rows)
    }
  })
  test('has 35 people, four of them trainers, in several time zones', async () => {
    const people = await rowsOf(server, shown.people)
    expect(people).toHaveLength(35)
    expect(people.filter(({ roles }) => roles?.includes('trainer'))).toHaveLength(4)
    expect((await rowsOf(server, 'select distinct time_zone from identity.people')).length).toBeGreaterThan(2)
  })
})

describe('its calendars (K1, K2)', () => {
  test('lead nobody twice at once, and seat nobody twice at once', async () => {
    const overlapping = await rowsOf(
      server,
      `with busy as (
         select s.cohort_id, s.session_key, s.starts_at, s.ends_at, s.trainer_id as person_id from cohorts.sessions s
         union
         select s.cohort_id, s.session_key, s.starts_at, s.ends_at, t.person_id from cohorts.sessions s
           join cohorts.seats t using (organisation_id, cohort_id) where t.state in ('invited', 'confirmed'))
       select a.person_id from busy a join busy b using (person_id)
       where (a.cohort_id, a.session_key) < (b.cohort_id, b.session_key) and a.starts_at < b.ends_at and b.starts_at < a.ends_at`,
    )
    expect(overlapping).toEqual([])
  })
  test('keep seats within capacity', async () => {
    const over = `select c.name from cohorts.cohorts c join cohorts.seats s using (organisation_id, cohort_id)
      where s.state in ('invited', 'confirmed') group by c.cohort_id, c.name, c.seats having count(*) > c.seats`
    expect(await rowsOf(server, over)).toEqual([])
  })
  test('hold what lies in the past and nothing that lies ahead', async () => {
    const now = `'2026-11-22T09:00Z'::timestamptz`
    const wrong = `select session_key from cohorts.sessions where (state = 'held') <> (ends_at <= ${now})`
    expect(await rowsOf(server, wrong)).toEqual([])
    expect((await rowsOf(server, `select 1 from cohorts.sessions where state = 'held'`)).length).toBeGreaterThan(40)
  })
  test('book exams after the last session and before the exam retires (C2)', async () => {
    const booked = `from cohorts.seats s join cohorts.cohorts c using (organisation_id, cohort_id)
      join catalogue.certifications t using (organisation_id, certification_id) where s.exam_date is not null`
    const wrong = `select c.name ${booked} and (s.exam_date >= coalesce(t.retires_on, 'infinity') or s.exam_date <= c.ends_on)`
    expect(await rowsOf(server, wrong)).toEqual([])
    expect(await rowsOf(server, `select s.exam_date ${booked}`)).toHaveLength(32)
  })
})

describe('its first screens', () => {
  test('give the programme lead decisions about retirement, expiry and waiting people', async () => {
    const { decisions, totals, cohorts } = expectOk(await visitor.call(readOverview, { params }))
    const kinds = new Set(decisions.map(({ kind }) => kind))
    expect([...kinds]).toEqual(expect.arrayContaining(['retired', 'expiring', 'waiting']))
    expect(kinds).not.toContain('conflict')
    expect(totals).toMatchObject({ running: 2, planned: 2, finished: 5 })
    expect(cohorts.filter(({ stage }) => stage === 'running').map(({ code, week }) => [code, week])).toEqual(
      expect.arrayContaining([
        ['MLA-C01', expect.any(Number)],
        ['AIF-C01', expect.any(Number)],
      ]),
    )
  })
  test('say once that certificates run out, with their number and which they are', async () => {
    const { decisions } = expectOk(await visitor.call(readOverview, { params }))
    const expiring = decisions.filter(({ kind }) => kind === 'expiring')
    expect(expiring).toHaveLength(1)
    expect(expiring[0]?.words).toMatch(/^\d+ certificates run out before 2027-01-21: \S/)
  })
  test('give a manager those who report to them, with cohort and certificates, and nobody else (P4)', async () => {
    const reports = await rowsOf(
      server,
      `select b.email as manager, m.name from identity.memberships m
       join identity.memberships b on b.person_id = m.manager_id where b.roles = array['manager'] order by 1, 2`,
    )
    const email = present(reports[0]?.['manager'], 'somebody manages')
    const manager = await signedInAs(email)
    const { people } = expectOk(await manager.call(readMyPeople, { params }))
    const expected = reports.filter((row) => row['manager'] === email).map(({ name }) => name)
    expect(people.map(({ name }) => name).toSorted()).toEqual(expected)
    expect(people.flatMap(({ cohorts }) => cohorts).length).toBeGreaterThan(0)
    expect(people.flatMap(({ certificates }) => certificates).length).toBeGreaterThan(0)
  })
  test('show who holds a certificate and could lead next, with what each lacks (T4)', async () => {
    const { items } = expectOk(await visitor.call(listTrainers, { params }))
    const lacking = items.flatMap(({ eligibility }) =>
      eligibility
        .filter(
          ({ eligible, criteria }) =>
            !eligible && criteria.some((each) => each.criterion === 'certificate' && each.met),
        )
        .map(({ criteria }) => criteria.filter(({ met }) => met === false).map(({ criterion }) => criterion)),
    )
    expect(lacking.map((criteria) => criteria.filter((each) => each !== 'score'))).toEqual(
      expect.arrayContaining([['hands-on'], ['willing']]),
    )
  })
  test('give a trainer a session to prepare, and a participant something to do', async () => {
    const [running] = await rowsOf(
      server,
      `select distinct t.email as trainer, p.email as participant from cohorts.sessions s
       join cohorts.cohorts c using (organisation_id, cohort_id) join cohorts.seats e using (organisation_id, cohort_id)
       join identity.memberships t on t.person_id = s.trainer_id join identity.memberships p on p.person_id = e.person_id
       where s.state = 'planned' and c.stage = 'confirmed' order by 1, 2 limit 1`,
    )
    const trainer = await signedInAs(present(running?.['trainer'], 'a cohort runs'))
    const leading = expectOk(await trainer.call(readToday, { params }))
    expect(leading.next?.kind).toBe('prepare')
    expect(leading.leading.length).toBeGreaterThan(0)
    const participant = await signedInAs(present(running?.['participant'], 'a cohort runs'))
    const attending = expectOk(await participant.call(readToday, { params }))
    expect(attending.next).not.toBeNull()
    expect(attending.attending.length).toBeGreaterThan(0)
  })
})

describe('its sessions (L1, L3, K6)', () => {
  test('all have their record: every session that was held, and no other', async () => {
    const missing = `select s.session_key from cohorts.sessions s
      left join delivery.runs r using (organisation_id, cohort_id, session_key)
      where (s.state = 'held') <> (r.phase is not distinct from 'ended')`
    expect(await rowsOf(server, missing)).toEqual([])
    const overran = `select c.name, r.session_key, b ->> 'title' as title, b ->> 'spentMs' as ran from delivery.runs r
      join cohorts.cohorts c using (organisation_id, cohort_id), jsonb_array_elements(r.state -> 'blocks') b
      where (b ->> 'spentMs')::float > 1.1 * (b ->> 'plannedMs')::float order by 1, 2, 3`
    const rows = await rowsOf(server, overran)
    expect(rows.length).toBeGreaterThan(10)
    expect(await rowsOf(other, overran)).toEqual(rows)
  })
  test('are enough of one blueprint to show which blocks overrun cohort after cohort (L3)', async () => {
    const [blueprint] = await rowsOf(
      server,
      `select v.blueprint_id from cohorts.cohorts c join blueprints.versions v using (organisation_id, version_id)
        group by 1 order by count(*) desc limit 1`,
    )
    const { blueprint_id: blueprintId = '' } = blueprint ?? {}
    if (!isId('blu', blueprintId)) throw new Error('cohorts stand on blueprints')
    const { sessions, enoughRuns } = expectOk(await visitor.call(readTimings, { params: { ...params, blueprintId } }))
    expect(sessions.length).toBeGreaterThan(8)
    expect(sessions.every(({ runs, records }) => runs >= enoughRuns && records.length === runs)).toBe(true)
    const labs = sessions.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'hands-on-lab'))
    const often = labs.filter(({ overrunsOften }) => overrunsOften)
    expect(often.length).toBeGreaterThan(2)
    expect(labs.length).toBeGreaterThan(often.length)
  })
  test('were attended as their traces say, and everybody excused had given notice before', async () => {
    const states = `select state, count(*)::int as n from delivery.attendance group by 1 order by 1`
    expect((await rowsOf(server, states)).map(({ state }) => state)).toEqual(['absent', 'excused', 'partly', 'present'])
    expect(await rowsOf(other, states)).toEqual(await rowsOf(server, states))
    const unheard = `select a.person_id from delivery.attendance a
      join delivery.runs r using (organisation_id, run_id)
      left join delivery.notices n using (organisation_id, cohort_id, session_key, person_id)
      where a.state = 'excused' and (n.at is null or n.at >= r.started_at)`
    expect(await rowsOf(server, unheard)).toEqual([])
  })
  test('put every answer into the learning record as the product would, and none beside it', async () => {
    const differing = `select a.person_id, l.person_id as recorded from
        (select a.*, p.run_id, p.purpose, p.question_id from delivery.answers a join delivery.polls p using (organisation_id, poll_id)) a
      full join (select * from reviews.answers where source in ('quiz', 'live')) l
        on l.person_id = a.person_id and l.source_id = a.run_id and l.question_id = a.question_id
       and l.points = a.points and l.at = a.at and l.source = case a.purpose when 'opening' then 'quiz' else 'live' end
      where a.person_id is null or l.person_id is null`
    expect(await rowsOf(server, differing)).toEqual([])
    expect((await rowsOf(server, 'select 1 from delivery.answers')).length).toBeGreaterThan(500)
  })
  test('go on: the visitor opens the next one at once, with what the last one owes and what somebody asked', async () => {
    const [next] = await rowsOf(
      server,
      `select s.cohort_id, s.session_key from cohorts.sessions s join cohorts.cohorts c using (organisation_id, cohort_id)
       where s.state = 'planned' and c.stage = 'confirmed' and c.starts_on < '2026-11-22' order by s.starts_at limit 1`,
    )
    const { cohort_id: cohortId = '', session_key: sessionKey = '' } = next ?? {}
    if (!isId('coh', cohortId)) throw new Error('a cohort runs')
    const { runId } = expectOk(await visitor.call(openRun, { params: { ...params, cohortId, sessionKey } }))
    const shown = expectOk(await visitor.call(readConsole, { params: { ...params, runId } }))
    expect(shown.polls.length).toBeGreaterThan(4)
    expect(shown.people.length).toBeGreaterThan(3)
    expect(shown.raised.some(({ before, state }) => before && state === 'open')).toBe(true)
  })
})
