import {
  addVouchers,
  advanceCohort,
  announceRetirement,
  bookExam,
  correctResult,
  createCohort,
  listBlueprints,
  listCertificates,
  listDrift,
  listResults,
  listVouchers,
  moveVoucher,
  readMyExams,
  readResult,
  recordResult,
} from '@cadre/contracts'
import { addDays, expectOk, ok, present, type PlainDate } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { tasks } from '../../compose.ts'
import { read, as } from '../../platform/db/transaction.ts'
import { join, newestMail, openFirstOrganisation } from '../../testing/people.ts'
import { heldClock } from '../../testing/held-clock.ts'
import { openTestServer } from '../../testing/test-server.ts'
import { organisationScope } from '../../platform/scope.ts'
import { resultsOf } from './index.ts'

const clock = heldClock(Date.UTC(2027, 0, 11, 9))
const server = await openTestServer(clock)
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const params = { organisationId }
const settings = { publicUrl: 'https://cadre.test', smtpUrl: undefined, from: 'cadre@example.org' }
const bo = await join(server, { by: owner, organisationId, name: 'Bo', roles: ['participant'] })
const cy = await join(server, { by: owner, organisationId, name: 'Cy', roles: ['participant'] })
const tea = await join(server, { by: owner, organisationId, name: 'Tea', roles: ['trainer'] })
const { blueprintId, certificationId } = present(
  expectOk(await owner.call(listBlueprints, { params })).items.find(({ code }) => code === 'MLA-C01'),
  'the blueprint ships',
)
const { cohortId } = expectOk(
  await owner.call(createCohort, {
    params,
    body: {
      blueprintId,
      start: '2027-01-12',
      zone: 'Europe/Madrid',
      slots: [{ weekday: 2, at: '17:00', minutes: 90 }],
      longSlots: [{ weekday: 6, at: '09:00', minutes: 240 }],
      holidays: null,
      trainerIds: [tea.personId],
      participantIds: [bo.personId],
      name: 'Winter',
      seats: 3,
      trainerOverride: 'Pilot',
    },
  }),
)
expectOk(await owner.call(advanceCohort, { params: { ...params, cohortId }, body: { event: 'announce' } }))
const sat = { certificationId, satOn: '2027-01-04', passed: false, score: 640, source: 'score-report' as const }
const book = (date: string) =>
  owner.call(bookExam, {
    params: { ...params, cohortId, personId: bo.personId },
    body: { date, time: '10:00', zone: 'Europe/Madrid' },
  })
const myExam = async () => present(expectOk(await bo.call(readMyExams, { params })).exams[0], 'Bo has an exam')

describe('results (R4)', () => {
  const report = { ...sat, byDomain: [{ domain: 'Data Preparation for Machine Learning', percent: 55 }] }
  test('are recorded by those who sat, for themselves alone', async () => {
    expectOk(await bo.call(recordResult, { params, body: { ...report, personId: bo.personId } }))
    expect(await bo.call(recordResult, { params, body: { ...sat, personId: cy.personId } })).toMatchObject({
      code: 'auth.forbidden',
    })
    expect(await bo.call(recordResult, { params, body: { ...sat, personId: bo.personId } })).toMatchObject({
      code: 'exams.result-of-that-day',
    })
  })
  test('that cannot be true are refused in words', async () => {
    const attempt = (said: object) =>
      bo.call(recordResult, { params, body: { ...sat, personId: bo.personId, satOn: '2027-01-05', ...said } })
    expect(await attempt({ passed: true })).toMatchObject({ code: 'exams.score-contradicts', details: { mark: 720 } })
    expect(await attempt({ score: 64 })).toMatchObject({ code: 'exams.score-off-scale' })
    expect(await attempt({ satOn: '2027-01-12' })).toMatchObject({ code: 'exams.sat-in-the-future' })
  })
  test('hold a retake back until the vendor allows it, and not a day longer', async () => {
    expect((await myExam()).clock).toMatchObject({ attempts: 1, earliest: '2027-01-18' })
    expect(await book('2027-01-17')).toMatchObject({
      code: 'exams.too-early',
      details: { code: 'MLA-C01', earliest: '2027-01-18' },
    })
    expectOk(await book('2027-01-18'))
  })
  test('are seen by who leads the person and who runs the programme, not by others', async () => {
    for (const caller of [owner, tea])
      expect(expectOk(await caller.call(listResults, { params, query: {} })).items).toMatchObject([
        { personName: 'Bo', attempt: 1, score: 640, code: 'MLA-C01' },
      ])
    expect(await cy.call(listResults, { params, query: {} })).toMatchObject({ code: 'auth.forbidden' })
    const { resultId } = present((await myExam()).results[0], 'recorded above')
    expect(await cy.call(readResult, { params: { ...params, resultId } })).toMatchObject({ code: 'request.not-found' })
  })
  test('are corrected with history; a pass brings its certificate, and takes it along when it goes', async () => {
    const { resultId, revision } = present((await myExam()).results[0], 'recorded above')
    const of = { ...params, resultId }
    const better = { ...report, score: 740, passed: true }
    expectOk(
      await bo.call(correctResult, {
        params: of,
        body: { expectedRevision: revision, reason: 'Digits swapped', outcome: better },
      }),
    )
    expect(
      await bo.call(correctResult, { params: of, body: { expectedRevision: revision, reason: 'Late', outcome: null } }),
    ).toMatchObject({ code: 'exams.changed-meanwhile', details: { revision: 2 } })
    const { history } = expectOk(await bo.call(readResult, { params: of }))
    expect(history).toMatchObject([
      { revision: 2, by: 'Bo', reason: 'Digits swapped', outcome: { score: 740, passed: true } },
      { revision: 1, outcome: { score: 640, passed: false } },
    ])
    expect((await myExam()).clock.earliest).toBeNull()
    const passed = { ...sat, personId: cy.personId, score: 800, passed: true, certificate: { expiresOn: '2030-01-04' } }
    const kept = expectOk(await cy.call(recordResult, { params, body: passed }))
    const held = async () =>
      expectOk(await owner.call(listCertificates, { params })).items.filter(({ personId }) => personId === cy.personId)
    expect(await held()).toMatchObject([{ certificateId: kept.certificateId, earnedOn: '2027-01-04', score: 800 }])
    const withdraw = { expectedRevision: 1, reason: 'Another exam', outcome: null }
    expectOk(await cy.call(correctResult, { params: { ...params, resultId: kept.resultId }, body: withdraw }))
    expect(await held()).toEqual([])
    expectOk(
      await bo.call(correctResult, {
        params: of,
        body: { expectedRevision: 2, reason: 'Right before', outcome: report },
      }),
    )
  })
  test('reach other modules by the front door, with the number of the attempt', async () => {
    const results = await read(server.database, as(organisationScope(organisationId)), async (reads) =>
      ok(await resultsOf(reads, { certificationId })),
    )
    expect(expectOk(results)).toMatchObject([{ personId: bo.personId, satOn: '2027-01-04', passed: false, attempt: 1 }])
  })
})

describe('vouchers (R4)', () => {
  const stock = {
    certificationId,
    source: 'Partner benefits',
    value: { minor: 15_000, currency: 'USD' },
    expiresOn: '2027-02-09',
    codes: ['AAA-1', 'AAA-2', 'AAA-2'],
  }
  const all = async () => expectOk(await owner.call(listVouchers, { params })).items
  const move = async (
    voucherId: string,
    event: 'assign' | 'release' | 'use' | 'correct' | 'return',
    personId?: string,
  ) => owner.call(moveVoucher, { params: { ...params, voucherId }, body: { event, personId: personId ?? null } })

  test('come into stock once each, by those who manage exams', async () => {
    expect(await bo.call(addVouchers, { params, body: stock })).toMatchObject({ code: 'auth.forbidden' })
    expect(expectOk(await owner.call(addVouchers, { params, body: stock })).voucherIds).toHaveLength(2)
    expect(await owner.call(addVouchers, { params, body: stock })).toMatchObject({
      code: 'exams.voucher-known',
      details: { count: 2 },
    })
    expect((await all()).map(({ voucherCode, state }) => `${voucherCode} ${state}`)).toEqual([
      'AAA-1 stock',
      'AAA-2 stock',
    ])
  })
  test('go to one person, pay one exam, and are not good for a later one', async () => {
    const [first, second] = await all()
    const id = present(first, 'two were added').voucherId
    expect(expectOk(await move(id, 'assign', bo.personId)).state).toBe('assigned')
    expect(await move(id, 'assign', cy.personId)).toMatchObject({ code: 'exams.voucher-state' })
    expect((await myExam()).vouchers).toMatchObject([{ voucherCode: 'AAA-1', endsBeforeExam: false }])
    expectOk(await book('2027-02-10'))
    expect((await myExam()).vouchers).toMatchObject([{ endsBeforeExam: true }])
    expect(await move(present(second, 'two').voucherId, 'assign', bo.personId)).toMatchObject({
      code: 'exams.voucher-ends-first',
    })
    expectOk(await book('2027-01-18'))
  })
  test('are told to their holder and who registered them, once a step, and never after the retire date (C2)', async () => {
    const remind = tasks(server.database, settings)['exams.remind']
    await remind?.({})
    const letter = await newestMail(server, bo.email)
    expect(letter?.body_text).toContain('Your MLA-C01 exam is on 2027-01-18.')
    expect(letter?.body_text).toContain('A voucher for MLA-C01 can be used until 2027-02-09.')
    expect(letter?.body_text).toContain(`https://cadre.test/at/${organisationId}/exams\n`)
    expect((await newestMail(server, 'ana@example.org'))?.subject).toBe(
      'A voucher for MLA-C01 can be used until 2027-02-09',
    )
    await remind?.({})
    clock.advance(86_400_000)
    await remind?.({})
    expect((await newestMail(server, bo.email))?.body_text).toBe(letter?.body_text)
  })
  test('that a result was paid with are used; what a retirement makes worthless is listed', async () => {
    clock.advance(7 * 86_400_000)
    const [voucher] = (await myExam()).vouchers
    const { voucherId } = present(voucher, 'Bo holds one')
    const body = { ...sat, personId: bo.personId, satOn: '2027-01-18', score: null, voucherId, cohortId }
    expectOk(await bo.call(recordResult, { params, body }))
    expect((await all()).map(({ state }) => state)).toEqual(['used', 'stock'])
    expect((await myExam()).clock).toMatchObject({ attempts: 2, earliest: '2027-02-01' })
    const retiresOn = addDays('2027-02-01' as PlainDate, 4)
    expectOk(
      await owner.call(announceRetirement, {
        params: { ...params, certificationId },
        body: { retiresOn, source: 'Exam page' },
      }),
    )
    const drifting = expectOk(await owner.call(listDrift, { params })).items.find(
      (item) => item.certificationId === certificationId,
    )
    expect(drifting?.affected.filter(({ kind }) => kind === 'voucher')).toMatchObject([
      { title: 'In stock, Partner benefits', people: 0 },
    ])
  })
})

test('an exam cannot have been sat on or after its retire date (C2)', async () => {
  clock.advance(60 * 86_400_000)
  const body = { ...sat, personId: bo.personId, satOn: '2027-02-05' }
  expect(await bo.call(recordResult, { params, body })).toMatchObject({ code: 'cohorts.exam-retired' })
  expect(
    expectOk(await bo.call(recordResult, { params, body: { ...body, satOn: '2027-02-04' } })).certificateId,
  ).toBeNull()
  expect(await book('2027-06-01')).toMatchObject({ code: 'cohorts.exam-retired' })
})
