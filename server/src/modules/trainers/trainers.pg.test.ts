import {
  checklistItems,
  listCertifications,
  listTrainers,
  readPreparation,
  recordCertificate,
  removeTrainer,
  saveTrainer,
  signIn,
  tickPreparation,
  trainerOperations,
} from '@cadre/contracts'
import { expectOk, present, instant, ok, type Id } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { routes } from '../../compose.ts'
import { as, read, transact } from '../../platform/db/transaction.ts'
import { openApp } from '../../platform/http/app.ts'
import { openLog } from '../../platform/log/log.ts'
import { type OrganisationScope, organisationScope, type PersonId } from '../../platform/scope.ts'
import { callerOf } from '../../testing/caller.ts'
import { goodPassword, openFirstOrganisation } from '../../testing/people.ts'
import { heldClock } from '../../testing/held-clock.ts'
import { openTestServer } from '../../testing/test-server.ts'
import { enter } from '../identity/index.ts'
import {
  eligibilityOf,
  missingPreparation,
  preparedItems,
  registerTrainer,
  trainerRoutes,
  weeklyMinutesOf,
  type SessionsOfCohort,
} from './index.ts'

const clock = heldClock(Date.UTC(2026, 10, 22, 9))
const server = await openTestServer(clock)
const { owner, organisationId } = await openFirstOrganisation(server)
const client = owner.call
const tom = 'per_01JZ0000000000000000000007' as PersonId
const stranger = 'per_01JZ0000000000000000000008' as PersonId
const neighbour = 'org_01JZ0000000000000000000009'
const cohortId = 'coh_01JZ0000000000000000000001' as Id<'coh'>

/** A colleague who trains, with the owner's password: and a second organisation: neither has a door yet. */
await withClient(server.urls.superuserUrl, async (db) => {
  await db.query(`insert into identity.people (person_id, email, name, time_zone, created_at)
    values ('${tom}', 'tom@example.org', 'Tom Berg', 'Europe/Madrid', now())`)
  await db.query(`insert into identity.memberships (organisation_id, person_id, roles, status, name, email)
    values ('${organisationId}', '${tom}', '{trainer}', 'active', 'Tom Berg', 'tom@example.org')`)
  await db.query(`insert into identity.organisations (organisation_id, kind, name, slug, time_zone, created_at)
    values ('${neighbour}', 'agency', 'Neighbour', 'neighbour', 'Europe/Madrid', now())`)
  await db.query(`insert into identity.passwords select '${tom}', hash, changed_at from identity.passwords`)
})

const sessionsOfCohort: SessionsOfCohort = async (_, asked) =>
  asked === cohortId
    ? [
        { key: 'w01-1', leads: tom },
        { key: 'w01-2', leads: null },
      ]
    : null
const ours = new Set<string>(trainerOperations.map(({ id }) => id))
const app = await openApp({
  database: server.database,
  log: openLog('silent'),
  secureCookies: false,
  publicUrl: 'http://localhost:4600',
  trustProxy: 0,
  authenticate: enter,
  stillTrue: null,
  routes: [...routes.filter(({ operation }) => !ours.has(operation.id)), ...trainerRoutes(sessionsOfCohort)],
})
afterAll(async () => {
  await app.close()
  await server.close()
})

async function signedIn(email: string) {
  const caller = callerOf(app)
  expectOk(await caller.call(signIn, { body: { email, password: goodPassword } }))
  return caller.call
}
const trainerClient = await signedIn('tom@example.org')
const leadClient = await signedIn('ana@example.org')

const scopeOf = (organisation: string): OrganisationScope =>
  organisationScope(organisation as OrganisationScope['organisationId'])
const here = as(scopeOf(organisationId))
const elsewhere = as(scopeOf(neighbour))
const params = { organisationId }
const certifications = expectOk(await client(listCertifications, { params })).items
const idOfCode = (code: string) =>
  certifications.find((each) => each.code === code)?.certificationId ?? ('' as Id<'crt'>)
const known = { handsOnMonths: 18, willing: true, explainsWell: null, weeklyMinutes: 240, notes: 'Ran two workshops.' }
const hold = (code: string, expiresOn: string | null, score: number | null) =>
  client(recordCertificate, {
    params,
    body: { personId: tom, certificationId: idOfCode(code), earnedOn: '2025-01-10', expiresOn, score },
  })
const eligibility = (people: PersonId[], code: string, entry = here) =>
  read(server.database, entry, async (reads) => ok(await eligibilityOf(reads, people, idOfCode(code))))

describe('the trainer register (T1)', () => {
  test('takes only members of the organisation', async () => {
    expect(await client(saveTrainer, { params: { ...params, personId: stranger }, body: known })).toMatchObject({
      code: 'trainers.not-a-member',
    })
  })
  test('keeps what was said last, and judges every certification they hold or held', async () => {
    expectOk(await hold('MLA-C01', '2028-01-10', 950))
    expectOk(await hold('AIF-C01', '2026-11-22', null))
    for (const weeklyMinutes of [60, 240])
      expectOk(await client(saveTrainer, { params: { ...params, personId: tom }, body: { ...known, weeklyMinutes } }))
    const { items } = expectOk(await client(listTrainers, { params }))
    expect(items).toMatchObject([{ ...known, personId: tom, name: 'Tom Berg', email: 'tom@example.org' }])
    expect(
      items[0]?.eligibility.map(({ code, eligible, criteria }) => [code, eligible, criteria[0], criteria[1]]),
    ).toEqual([
      [
        'AIF-C01',
        false,
        { criterion: 'certificate', met: false, words: 'The certificate expired on 2026-11-22.' },
        { criterion: 'score', met: null, words: 'The exam score is not recorded.' },
      ],
      [
        'MLA-C01',
        true,
        { criterion: 'certificate', met: true, words: 'The certificate is valid until 2028-01-10.' },
        { criterion: 'score', met: true, words: 'A high score: 944 or more.' },
      ],
    ])
  })
  test('tells cohorts who may lead, and why somebody may not', async () => {
    expect([...expectOk(await eligibility([tom, stranger], 'MLA-C01'))]).toEqual([
      [tom, { eligible: true, reasons: [] }],
      [stranger, { eligible: false, reasons: ['Not on the trainer register.'] }],
    ])
    expect(expectOk(await eligibility([tom], 'PMLE')).get(tom)).toEqual({
      eligible: false,
      reasons: ['No certificate for the version taught is recorded.'],
    })
    expect(expectOk(await eligibility([tom], 'MLA-C01', elsewhere)).get(tom)?.eligible).toBe(false)
  })
  test('knows the weekly minutes of those who are on it, and of nobody elsewhere (T4)', async () => {
    const minutes = (entry: typeof here) =>
      read(server.database, entry, async (reads) => ok([...(await weeklyMinutesOf(reads, [tom, stranger]))]))
    expect(expectOk(await minutes(here))).toEqual([[tom, 240]])
    expect(expectOk(await minutes(elsewhere))).toEqual([])
  })
  test('is read by a trainer and changed only by who manages it', async () => {
    expect(expectOk(await trainerClient(listTrainers, { params })).items).toHaveLength(1)
    expect(await trainerClient(saveTrainer, { params: { ...params, personId: tom }, body: known })).toMatchObject({
      code: 'auth.forbidden',
    })
  })
})

describe("a session's preparation (T2)", () => {
  const inCohort = { ...params, cohortId }
  const tick = (by: typeof client, sessionKey: string, [item, done]: [(typeof checklistItems)[number], boolean]) =>
    by(tickPreparation, { params: { ...inCohort, sessionKey, item }, body: { done } })

  test('starts with nothing done, for every session in the order of the cohort', async () => {
    const { items } = expectOk(await leadClient(readPreparation, { params: inCohort }))
    expect(items.map(({ sessionKey, prepared }) => [sessionKey, prepared])).toEqual([
      ['w01-1', false],
      ['w01-2', false],
    ])
    expect(items[0]?.items.map(({ item, doneAt }) => [item, doneAt])).toEqual(
      checklistItems.map((item) => [item, null]),
    )
  })
  test('is ticked by the trainer who leads it; a repeat keeps the first tick', async () => {
    const first = expectOk(await tick(trainerClient, 'w01-1', ['guide-reviewed', true]))
    expect(first.items[0]).toEqual({
      item: 'guide-reviewed',
      words: 'Exam guide reviewed',
      doneAt: '2026-11-22T09:00:00.000Z',
      doneBy: 'Tom Berg',
    })
    clock.advance(60_000)
    expect(expectOk(await tick(leadClient, 'w01-1', ['guide-reviewed', true]))).toEqual(first)
  })
  test('of another session is not theirs to tick, but is for who manages trainers', async () => {
    expect(await tick(trainerClient, 'w01-2', ['guide-reviewed', true])).toMatchObject({
      code: 'trainers.not-your-session',
    })
    expectOk(await tick(leadClient, 'w01-2', ['guide-reviewed', true]))
  })
  test('is complete when every item is done, and says what is missing as soon as one is cleared', async () => {
    for (const item of checklistItems) expectOk(await tick(trainerClient, 'w01-1', [item, true]))
    const { items } = expectOk(await trainerClient(readPreparation, { params: inCohort }))
    expect(items.map(({ prepared }) => prepared)).toEqual([true, false])
    expect(expectOk(await tick(trainerClient, 'w01-1', ['lab-dry-run', false])).prepared).toBe(false)
    const ticksIn = async (entry: typeof here) =>
      expectOk(
        await read(server.database, entry, async (reads) =>
          ok((await preparedItems(reads, [cohortId])).get(cohortId) ?? null),
        ),
      )
    expect(await ticksIn(elsewhere)).toBeNull()
    const ticks = present(await ticksIn(here), 'something is ticked')
    expect(missingPreparation(ticks.get('w01-1') ?? [])).toEqual(['Lab run through once'])
    expect(ticks.get('w01-2')).toMatchObject([
      { item: 'guide-reviewed', doneAt: instant(Date.UTC(2026, 10, 22, 9, 1)) },
    ])
    expect(missingPreparation(ticks.get('w09-9') ?? [])).toHaveLength(checklistItems.length)
  })
  test('of an unknown cohort or session is not there', async () => {
    const missing = { code: 'request.not-found' }
    const unknown = { ...params, cohortId: 'coh_01JZ0000000000000000000002' }
    expect(await leadClient(readPreparation, { params: unknown })).toMatchObject(missing)
    expect(await tick(leadClient, 'w07-1', ['guide-reviewed', true])).toMatchObject(missing)
  })
})

describe('who leaves the register', () => {
  test('is no longer eligible, and can come back as seeded', async () => {
    expectOk(await client(removeTrainer, { params: { ...params, personId: tom } }))
    expect(await client(removeTrainer, { params: { ...params, personId: tom } })).toMatchObject({
      code: 'request.not-found',
    })
    expect(expectOk(await eligibility([tom], 'MLA-C01')).get(tom)?.eligible).toBe(false)
    await transact(server.database, here, async (tx) => ok(await registerTrainer(tx, { personId: tom, ...known })))
    expect(expectOk(await eligibility([tom], 'MLA-C01')).get(tom)?.eligible).toBe(true)
  })
})
