import {
  addCertification,
  announceRetirement,
  listBlueprints,
  listDrift,
  me,
  migrateDrift,
  previewMigration,
  publishGuideVersion,
  readBlueprint,
  recordCertificate,
  recordDemand,
  demandRanking,
  listCertifications,
} from '@cadre/contracts'
import { expectOk, instant } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { withClient } from '../../platform/postgres/index.ts'
import { openFirstOrganisation } from '../../testing/people.ts'
import { openTestServer } from '../../testing/test-server.ts'

const server = await openTestServer(() => instant(Date.UTC(2026, 10, 22, 9)))
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const client = owner.call
const params = { organisationId }

const drift = async () => expectOk(await client(listDrift, { params }))
const driftOf = async (code: string) => (await drift()).items.find((item) => item.code === code)
const { items: catalogue } = expectOk(await client(listCertifications, { params }))
const { items: blueprints } = expectOk(await client(listBlueprints, { params }))
const certificationId = (code: string) => catalogue.find((each) => each.code === code)?.certificationId ?? ''
const blueprintId = (code: string) => blueprints.find((each) => each.code === code)?.blueprintId ?? ''
const want = async (code: string, people: number, neededBy: string | null = null) =>
  expectOk(
    await client(recordDemand, {
      params,
      body: { certificationId: certificationId(code), project: `Project ${code}`, people, neededBy },
    }),
  ).demandId

describe('the shipped organisation on 22 November 2026 (C2)', () => {
  test('sees its MLS-C01 blueprint affected, with nothing to move to', async () => {
    const { items } = await drift()
    expect(
      items.map(({ code, retirement, affected, destination }) => [
        code,
        retirement,
        affected.map(({ kind, title }) => [kind, title]),
        destination.kind,
      ]),
    ).toEqual([
      [
        'MLS-C01',
        { on: '2026-03-31', passed: true },
        [['blueprint', 'AWS Machine Learning - Specialty in ten weeks']],
        'none-named',
      ],
      ['AI-102', { on: '2026-06-30', passed: true }, [], 'successor'],
      ['AI-900', { on: '2026-06-30', passed: true }, [], 'not-in-catalogue'],
      ['DP-100', { on: '2026-06-01', passed: true }, [], 'not-in-catalogue'],
    ])
    expect(items[0]?.destination).toEqual({
      kind: 'none-named',
      certificationId: null,
      words: 'Nothing to move to: no successor is named. Choose another certification, or keep it for reference.',
    })
  })
  test('is offered only what can still be earned', async () => {
    const { targets } = await drift()
    expect(targets.map(({ code }) => code).toSorted()).toEqual(
      catalogue
        .filter(({ status }) => status !== 'retired')
        .map(({ code }) => code)
        .toSorted(),
    )
  })
})

describe('demand and certificates of a retired exam', () => {
  test('are affected, and demand moves to the successor once and for all', async () => {
    const demandId = await want('AI-102', 4, '2027-01-31')
    const { personId } = expectOk(await client(me, {}))
    expectOk(
      await client(recordCertificate, {
        params,
        body: { personId, certificationId: certificationId('AI-102'), earnedOn: '2026-02-01', expiresOn: '2027-02-01' },
      }),
    )
    const found = await driftOf('AI-102')
    expect(found?.affected.map(({ kind, title, people, until }) => [kind, title, people, until])).toEqual([
      ['demand', 'Project AI-102', 4, '2027-01-31'],
      ['certificate', 'Ana Ruiz', 1, '2027-02-01'],
    ])
    const body = { to: found?.destination.certificationId ?? '', demandIds: [demandId] }
    const moved = { demandId, project: 'Project AI-102', people: 4 }
    expect(expectOk(await client(previewMigration, { params, body })).demand).toEqual([moved])
    expect((await driftOf('AI-102'))?.affected).toHaveLength(2)
    expect(expectOk(await client(migrateDrift, { params, body })).demand).toEqual([moved])
    expect(expectOk(await client(migrateDrift, { params, body })).demand).toEqual([])
    expect((await driftOf('AI-102'))?.affected.map(({ kind }) => kind)).toEqual(['certificate'])
    const { items } = expectOk(await client(demandRanking, { params }))
    expect(items.find((each) => each.demandId === demandId)?.certificationId).toBe(certificationId('AI-103'))
  })
})

describe('moving a blueprint to another certification', () => {
  const body = { to: certificationId('MLA-C01'), blueprintIds: [blueprintId('MLS-C01')] }
  test('the preview tells every open point and changes nothing', async () => {
    const { to, blueprints: planned } = expectOk(await client(previewMigration, { params, body }))
    expect(to).toMatchObject({ code: 'MLA-C01', guideVersion: '1.0' })
    expect(planned[0]?.newTitle).toBe('AWS Machine Learning - Specialty in ten weeks (MLA-C01, guide 1.0)')
    expect(planned[0]?.openPoints.map(({ words }) => words)).toContain(
      'Sources disagree about the minutes of the exam; 130 was used. Check the catalogue.',
    )
    expect(expectOk(await client(listBlueprints, { params })).items).toHaveLength(3)
  })
  test('of two who move it at once both get the same copy, a draft, and the original says where it went', async () => {
    const results = await Promise.all([1, 2].map(() => client(migrateDrift, { params, body })))
    const copies = new Set(results.map((result) => expectOk(result).blueprints[0]?.copyId))
    expect(copies.size).toBe(1)
    const [copyId = ''] = copies
    const copy = expectOk(await client(readBlueprint, { params: { ...params, blueprintId: copyId } }))
    expect(copy).toMatchObject({ code: 'MLA-C01', retired: false, latestVersion: null })
    expect(copy.file).toContain('guideVersion: "1.0"')
    const [original] = (await driftOf('MLS-C01'))?.affected ?? []
    expect(original?.movedTo).toEqual([{ blueprintId: copyId, title: copy.title }])
    const entries = await withClient(server.urls.superuserUrl, (client) =>
      client.query<{ detail: unknown }>(
        "select detail from audit.entries where operation = 'drift.migrate' and subject = $1",
        [body.to],
      ),
    )
    expect(entries.rows.map(({ detail }) => detail)).toEqual([
      {
        guideVersion: '1.0',
        blueprints: [expect.objectContaining({ blueprintId: body.blueprintIds[0], copyId })],
        demand: [],
      },
    ])
  })
})

describe('a new exam guide', () => {
  test('makes the blueprints of the old one affected until they are moved to it', async () => {
    const to = certificationId('AIF-C01')
    const domains = [
      { name: 'Fundamentals of AI & ML', weightLow: 40, weightHigh: 40 },
      { name: 'Agents', weightLow: 60, weightHigh: 60 },
    ]
    expectOk(
      await client(publishGuideVersion, {
        params: { ...params, certificationId: to },
        body: { label: '2.0', effectiveFrom: '2027-02-01', domains },
      }),
    )
    const found = await driftOf('AIF-C01')
    expect(found).toMatchObject({
      retirement: null,
      guide: { label: '2.0', from: '2027-02-01', superseded: ['1.0'] },
      destination: { kind: 'new-guide', certificationId: to },
    })
    expect(found?.affected.map(({ kind, because }) => [kind, because])).toEqual([['blueprint', ['guide']]])
    const body = { to, blueprintIds: [blueprintId('AIF-C01')] }
    const { blueprints: moved } = expectOk(await client(migrateDrift, { params, body }))
    expect(moved[0]?.domains.slice(0, 2)).toEqual([
      { from: 'Fundamentals of AI and ML', to: 'Fundamentals of AI & ML' },
      { from: null, to: 'Agents' },
    ])
    expect(moved[0]?.openPoints.map(({ words }) => words)).toContain(
      '"Agents" of AIF-C01 2.0 has no objectives here yet.',
    )
    expect((await driftOf('AIF-C01'))?.affected.map(({ id }) => id)).toEqual([blueprintId('AIF-C01')])
    const again = expectOk(await client(migrateDrift, { params, body })).blueprints[0]
    expect(again?.movedBefore).toBe(moved[0]?.copyId)
  })
})

describe('what cannot be moved', () => {
  test.each([
    ['nothing', { to: certificationId('MLA-C01') }, 'drift.nothing-chosen'],
    [
      'to a retired exam',
      { to: certificationId('DP-100'), blueprintIds: [blueprintId('MLS-C01')] },
      'drift.target-retired',
    ],
    [
      'what nothing changed for',
      { to: certificationId('AIP-C01'), blueprintIds: [blueprintId('MLA-C01')] },
      'drift.not-affected',
    ],
    [
      'what is not there',
      { to: certificationId('MLA-C01'), blueprintIds: ['blu_01JZ0000000000000000000000'] },
      'request.not-found',
    ],
  ])('%s is refused', async (_, body, code) => {
    expect(await client(previewMigration, { params, body })).toMatchObject({ ok: false, code })
    expect(await client(migrateDrift, { params, body })).toMatchObject({ ok: false, code })
  })
  test('to a certification without a guide is refused, and a demand that is not reached by the date stays', async () => {
    const added = expectOk(
      await client(addCertification, {
        params,
        body: { vendor: 'Microsoft', code: 'AI-901', name: 'AI fundamentals', level: 'foundation' },
      }),
    )
    const body = { to: added.certificationId, blueprintIds: [blueprintId('MLS-C01')] }
    expect(await client(previewMigration, { params, body })).toMatchObject({ code: 'drift.target-without-guide' })
    expectOk(
      await client(announceRetirement, {
        params: { ...params, certificationId: certificationId('PMLE') },
        body: { retiresOn: '2027-06-30', successorCode: 'AIP-C01', source: 'Announcement' },
      }),
    )
    const early = await want('PMLE', 2, '2027-06-29')
    const late = await want('PMLE', 3, '2027-06-30')
    expect((await driftOf('PMLE'))?.affected.map(({ id }) => id)).toEqual([late])
    expect(
      await client(migrateDrift, { params, body: { to: certificationId('AIP-C01'), demandIds: [early] } }),
    ).toMatchObject({ code: 'drift.not-affected' })
  })
})
