import {
  announceRetirement,
  certification,
  demandRanking,
  editObjectives,
  listCertificates,
  listCertifications,
  me,
  publishGuideVersion,
  recordCertificate,
  recordDemand,
  recordFact,
  withdrawFact,
} from '@cadre/contracts'
import { expectOk, instant } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { openFirstOrganisation } from '../../testing/people.ts'
import { openTestServer } from '../../testing/test-server.ts'

const server = await openTestServer(() => instant(Date.UTC(2026, 10, 22, 9)))
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const client = owner.call
const params = { organisationId }
const { items } = expectOk(await client(listCertifications, { params }))
const byCode = (code: string) => items.find((item) => item.code === code) ?? items[0]
const of = (code: string) => ({ ...params, certificationId: byCode(code)?.certificationId ?? '' })

describe('the shipped catalogue (C1)', () => {
  test('knows what is retired today and what follows it', () => {
    const retired = items.filter((item) => item.status === 'retired').map((item) => [item.code, item.successorCode])
    expect(retired).toEqual([
      ['MLS-C01', null],
      ['AI-102', 'AI-103'],
      ['AI-900', 'AI-901'],
      ['DP-100', 'AI-300'],
    ])
    expect(byCode('MLA-C01')).toMatchObject({ status: 'active', conflicts: 1 })
  })
  test('shows both values where sources disagree', async () => {
    const { facts, guideVersions } = expectOk(await client(certification, { params: of('MLA-C01') }))
    const minutes = facts.find((group) => group.key === 'minutes')
    expect(minutes?.conflict).toBe(true)
    expect(minutes?.facts.map((fact) => fact.value)).toEqual([
      { kind: 'number', value: 130 },
      { kind: 'number', value: 170 },
    ])
    expect(guideVersions[0]?.domains.map((domain) => domain.weightLow)).toEqual([28, 26, 22, 24])
  })
  test('has the task statements under their domains and places to learn (C6)', async () => {
    const { guideVersions, resources } = expectOk(await client(certification, { params: of('MLS-C01') }))
    const [guide] = guideVersions
    expect(guide?.label).toBe('2.4')
    expect(guide?.domains.map(({ name, objectives }) => [name, objectives.map(({ code }) => code)])).toEqual([
      ['Data Engineering', ['1.1', '1.2', '1.3']],
      ['Exploratory Data Analysis', ['2.1', '2.2', '2.3']],
      ['Modeling', ['3.1', '3.2', '3.3', '3.4', '3.5']],
      ['Machine Learning Implementation and Operations', ['4.1', '4.2', '4.3', '4.4']],
    ])
    expect(resources.map(({ kind, url }) => [kind, url])).toContainEqual(['learning-path', 'https://skillbuilder.aws/'])
  })
})

describe('what is learned later', () => {
  test('a differing fact is a conflict until one of them is withdrawn', async () => {
    const body = {
      key: 'fee',
      value: { kind: 'money', minor: 17_500, currency: 'USD' },
      confidence: 'medium',
      source: 'Exam page',
      asOf: '2026-11-20',
    } as const
    const { factId } = expectOk(await client(recordFact, { params: of('MLA-C01'), body }))
    const fee = async () =>
      expectOk(await client(certification, { params: of('MLA-C01') })).facts.find((group) => group.key === 'fee')
    expect((await fee())?.conflict).toBe(true)
    expectOk(await client(withdrawFact, { params: { ...of('MLA-C01'), factId } }))
    expect((await fee())?.conflict).toBe(false)
    expect(await client(withdrawFact, { params: { ...of('MLA-C01'), factId } })).toMatchObject({
      ok: false,
      code: 'request.not-found',
    })
  })
  test('a new guide supersedes the old one, and its weights must add up', async () => {
    const domains = [
      { name: 'One', weightLow: 60, weightHigh: 60 },
      { name: 'Two', weightLow: 30, weightHigh: 30 },
    ]
    const body = { label: '2027', effectiveFrom: '2027-02-01', domains }
    expect(await client(publishGuideVersion, { params: of('AIF-C01'), body })).toMatchObject({
      code: 'catalogue.weights-do-not-sum',
      words: 'The domain weights add up to 90 %, not 100 %.',
    })
    expectOk(
      await client(publishGuideVersion, {
        params: of('AIF-C01'),
        body: { ...body, domains: [...domains, { name: 'Three', weightLow: 10, weightHigh: 10 }] },
      }),
    )
    const { guideVersions } = expectOk(await client(certification, { params: of('AIF-C01') }))
    expect(guideVersions.map(({ label, supersededOn }) => [label, supersededOn])).toEqual([
      ['2027', null],
      ['1.0', '2027-02-01'],
    ])
    const domainId = guideVersions[0]?.domains[0]?.domainId ?? ''
    const edited = expectOk(
      await client(editObjectives, {
        params: { ...params, domainId },
        body: { objectives: [{ code: '1.1', text: 'Explain what a model is' }] },
      }),
    )
    const kept = edited.objectives.map(({ objectiveId, text }) => ({ objectiveId, code: '1.1', text: `${text} for` }))
    expect(
      expectOk(await client(editObjectives, { params: { ...params, domainId }, body: { objectives: kept } }))
        .objectives[0]?.objectiveId,
    ).toBe(kept[0]?.objectiveId)
  })
  test('an announced retirement shows until its day, and its successor must be known (C2)', async () => {
    const body = { retiresOn: '2027-03-31', source: 'Vendor announcement' }
    expect(
      await client(announceRetirement, { params: of('AIF-C01'), body: { ...body, successorCode: 'AIF-C99' } }),
    ).toMatchObject({ code: 'catalogue.successor-unknown' })
    expectOk(await client(announceRetirement, { params: of('AIF-C01'), body: { ...body, successorCode: 'MLA-C01' } }))
    const { items: after } = expectOk(await client(listCertifications, { params }))
    expect(after.find((item) => item.code === 'AIF-C01')).toMatchObject({ status: 'retiring', retiresOn: '2027-03-31' })
  })
})

describe('demand (C3) and certificates held (C5)', () => {
  test('the most wanted and most urgent comes first, the retired last', async () => {
    const want = (code: string, people: number, neededBy: string | null) =>
      client(recordDemand, {
        params,
        body: { certificationId: of(code).certificationId, project: `P ${code}`, people, neededBy },
      })
    for (const [code, people, by] of [
      ['MLA-C01', 3, null],
      ['AIP-C01', 2, '2026-12-01'],
      ['AI-102', 9, null],
    ] as const)
      expectOk(await want(code, people, by))
    const { ranking } = expectOk(await client(demandRanking, { params }))
    expect(ranking.map(({ code }) => code)).toEqual(['AIP-C01', 'MLA-C01', 'AI-102'])
  })
  test('a person is counted once, expired certificates not at all', async () => {
    const { personId } = expectOk(await client(me, {}))
    const record = (earnedOn: string, expiresOn: string | null) =>
      client(recordCertificate, {
        params,
        body: { personId, certificationId: of('PMLE').certificationId, earnedOn, expiresOn },
      })
    expect(await record('2026-01-01', '2025-01-01')).toMatchObject({ code: 'catalogue.expiry-before-earned' })
    for (const [from, to] of [
      ['2020-01-01', '2022-01-01'],
      ['2025-01-01', '2027-01-01'],
      ['2026-01-01', null],
    ] as const)
      expectOk(await record(from, to))
    const list = expectOk(await client(listCertifications, { params })).items
    expect(list.find((item) => item.code === 'PMLE')?.held).toBe(1)
    expect(expectOk(await client(listCertificates, { params })).items.map(({ valid }) => valid)).toEqual([
      true,
      true,
      false,
    ])
    const { advice } = expectOk(await client(certification, { params: of('PMLE') }))
    expect(advice).toMatchObject({
      mode: 'external',
      reasons: [{ favours: 'external', text: 'Nobody pursues it at the moment.' }],
    })
  })
})
