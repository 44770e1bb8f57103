import {
  createCohort,
  invite,
  listBlueprints,
  listCohorts,
  listMembers,
  me,
  readCalendar,
  readCohort,
  readOverview,
  readToday,
} from '@cadre/contracts'
import { addDays, dateIn, expectOk, parseZone, present } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { afterAll, expect, test } from 'vitest'
import { systemClock } from '../platform/clock.ts'
import { statementsSent } from '../platform/db/connection.ts'
import { openFirstOrganisation } from '../testing/people.ts'
import { openTestServer } from '../testing/test-server.ts'

// The database's clock says when a session's use is noted next, which would be a statement beside the reads.
const now = systemClock()
const zone = expectOk(parseZone('Europe/Madrid'))
const today = dateIn(zone, now)
const server = await openTestServer(() => now)
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const params = { organisationId }
const { personId } = expectOk(await owner.call(me, {}))
const asked = { name: 'Bo', email: 'bo@example.org', roles: ['participant' as const] }
const { people } = expectOk(await owner.call(invite, { params, body: { people: [asked] } }))
const { items } = expectOk(await owner.call(listBlueprints, { params }))
const plan = {
  name: 'Winter MLA',
  blueprintId: present(items[0], 'a new organisation has blueprints').blueprintId,
  start: addDays(today, 2),
  zone,
  slots: [{ weekday: 2, at: '17:00', minutes: 90 }],
  longSlots: [{ weekday: 6, at: '09:00', minutes: 240 }],
  holidays: null,
  trainerIds: [personId],
  participantIds: people.flatMap((each) => each.personId ?? []),
  seats: 6,
  trainerOverride: 'Pilot.',
}
const { cohortId } = expectOk(await owner.call(createCohort, { params, body: plan }))

/** Announced, so that it counts everywhere. */
await withClient(server.urls.superuserUrl, (client) => client.query(`update cohorts.cohorts set stage = 'confirmed'`))

const reads: readonly [string, () => Promise<unknown>][] = [
  ['cohorts.overview', () => owner.call(readOverview, { params })],
  ['cohorts.read', () => owner.call(readCohort, { params: { ...params, cohortId } })],
  ['cohorts.list', () => owner.call(listCohorts, { params, query: {} })],
  ['cohorts.today', () => owner.call(readToday, { params })],
  [
    'cohorts.calendar',
    () => owner.call(readCalendar, { params, query: { from: today, to: addDays(today, 60), only: 'all' } }),
  ],
  ['identity.members', () => owner.call(listMembers, { params, query: { limit: 100 } })],
]

/** Each read once, computed afresh. */
async function statementsByRead(): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  for (const [name, ask] of reads) {
    const before = statementsSent()
    expect(await ask()).toMatchObject({ ok: true })
    found.set(name, statementsSent() - before)
  }
  return found
}

/** 49 more cohorts like the first, with their sessions and seats, and 49 more people. */
const grow = () =>
  withClient(server.urls.superuserUrl, async (client) => {
    const copies = (table: string, column: string, prefix: string) =>
      client.query(`insert into ${table} select (jsonb_populate_record(t, jsonb_build_object('${column}', '${prefix}_' || lpad(n::text, 26, '0')))).*
        from ${table} t, generate_series(1, 49) n`)
    for (const table of ['cohorts.cohorts', 'cohorts.sessions', 'cohorts.seats'])
      await copies(table, 'cohort_id', 'coh')
    await client.query(`insert into identity.people (person_id, name, email, time_zone, created_at)
      select 'per_' || lpad(n::text, 26, '0'), 'Person ' || n, n || '@example.org', 'Europe/Madrid', now() from generate_series(1, 49) n`)
    await client.query(
      `insert into identity.memberships (organisation_id, person_id, roles, status, name, email, joined_at)
         select $1, p.person_id, '{participant}', 'active', p.name, p.email, now() from identity.people p where p.name like 'Person %'`,
      [organisationId],
    )
  })

test('reads take as many statements with fifty cohorts as with one', async () => {
  const one = await statementsByRead()
  await grow()
  const fifty = await statementsByRead()
  expect(expectOk(await owner.call(listCohorts, { params, query: {} })).items).toHaveLength(50)
  expect(fifty).toEqual(one)
  expect(Math.min(...one.values())).toBeGreaterThan(0)
})
