import {
  checkBlueprintFile,
  createBlueprint,
  exportBlueprint,
  listBlueprints,
  publishBlueprint,
  readBlueprint,
  saveDraft,
} from '@cadre/contracts'
import { expectOk, ok, present } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { openFirstOrganisation } from '../../testing/people.ts'
import { openTestServer } from '../../testing/test-server.ts'
import { as, read } from '../../platform/db/transaction.ts'
import { organisationScope } from '../../platform/scope.ts'
import { examDomainsOf } from './index.ts'

const server = await openTestServer()
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const client = owner.call
const params = { organisationId }
const { items } = expectOk(await client(listBlueprints, { params }))
const reference = items.find((item) => item.code === 'MLS-C01')
const of = (blueprintId: string | undefined) => ({ ...params, blueprintId: blueprintId ?? '' })

describe('a new organisation', () => {
  test('has the blueprints that ship, published, the retired one marked (B1)', () => {
    expect(items.map(({ code, retired, latestVersion }) => [code, retired, latestVersion]).toSorted()).toEqual([
      ['AIF-C01', false, 1],
      ['MLA-C01', false, 1],
      ['MLS-C01', true, 1],
    ])
  })
  test('sees the coverage of the reference plan against the official weights (B3)', async () => {
    const { coverage } = expectOk(await client(readBlueprint, { params: of(reference?.blueprintId) }))
    const percent = (n: number | null) => Math.round((n ?? 0) * 1000) / 10
    expect(coverage.domains.map((d) => [percent(d.sessions.share), percent(d.official.low)])).toEqual([
      [16.7, 20],
      [25, 24],
      [33.3, 36],
      [25, 20],
    ])
  })
})

describe('authoring', () => {
  test('a file goes out, is changed, and comes back as the next version (B7)', async () => {
    const { blueprintId } = expectOk(
      await client(createBlueprint, {
        params,
        body: { from: { kind: 'copy', blueprintId: reference?.blueprintId ?? '' } },
      }),
    )
    const file = expectOk(await client(exportBlueprint, { params: of(blueprintId) }))
    const changed = file.replace(/^title: .*$/m, 'title: Ours')
    const saved = expectOk(
      await client(saveDraft, { params: of(blueprintId), body: { expectedRevision: 1, file: changed } }),
    )
    expect(saved.revision).toBe(2)
    expect(
      expectOk(
        await client(publishBlueprint, { params: of(blueprintId), body: { expectedRevision: 2, note: 'Renamed' } }),
      ),
    ).toMatchObject({ number: 1, publishedBy: 'Ana Ruiz' })
    expect(await client(publishBlueprint, { params: of(blueprintId), body: { expectedRevision: 2 } })).toMatchObject({
      code: 'blueprints.nothing-to-publish',
    })
    expect(expectOk(await client(exportBlueprint, { params: of(blueprintId), query: { version: 1 } }))).toBe(changed)
    expect(await client(exportBlueprint, { params: of(blueprintId), query: { version: 2 } })).toMatchObject({
      code: 'request.not-found',
    })
  })
  test('of two who save at once one is told, and nothing of the other is lost', async () => {
    const { blueprintId } = expectOk(
      await client(createBlueprint, { params, body: { from: { kind: 'shipped', key: 'aif-c01-five-weeks' } } }),
    )
    const file = expectOk(await client(exportBlueprint, { params: of(blueprintId) }))
    const save = (title: string) =>
      client(saveDraft, {
        params: of(blueprintId),
        body: { expectedRevision: 1, file: file.replace(/^title: .*$/m, `title: ${title}`) },
      })
    const results = await Promise.all([save('First'), save('Second')])
    expect(results.map((r) => (r.ok ? 'saved' : r.code)).toSorted()).toEqual(['blueprints.changed-meanwhile', 'saved'])
  })
  test('a file with problems is refused with every line, and nothing changes', async () => {
    const file = 'key: x\ntitle: 3\nsessions: nonsense\n'
    const refused = await client(checkBlueprintFile, { params, body: { file } })
    expect(refused).toMatchObject({
      ok: false,
      code: 'blueprints.file-invalid',
      details: { problems: expect.arrayContaining([expect.objectContaining({ line: 3 })]) },
    })
    expect(await client(createBlueprint, { params, body: { from: { kind: 'file', file } } })).toMatchObject({
      code: 'blueprints.file-invalid',
    })
  })
  test('a blueprint of an unknown certification says what to do', async () => {
    const file = expectOk(await client(exportBlueprint, { params: of(reference?.blueprintId) })).replaceAll(
      'MLS-C01',
      'XYZ-C99',
    )
    expect(await client(createBlueprint, { params, body: { from: { kind: 'file', file } } })).toMatchObject({
      code: 'blueprints.certification-unknown',
      details: { code: 'XYZ-C99' },
    })
  })
})

describe('the domains of an exam', () => {
  const domainsOfExam = async () =>
    expectOk(
      await read(server.database, as(organisationScope(organisationId)), async (reads) => {
        const { domains, placeOf } = await examDomainsOf(reads, present(aif, 'it ships').certificationId)
        return ok({ domains, oldKey: placeOf('ai-fundamentals') })
      }),
    )
  const aif = items.find((item) => item.code === 'AIF-C01')
  const draftWith = async (change: (file: string) => string) => {
    const from = { kind: 'shipped', key: 'aif-c01-five-weeks' } as const
    const { blueprintId } = expectOk(await client(createBlueprint, { params, body: { from } }))
    const file = change(expectOk(await client(exportBlueprint, { params: of(blueprintId) })))
    expectOk(await client(saveDraft, { params: of(blueprintId), body: { expectedRevision: 1, file } }))
    return {
      blueprintId,
      publish: () => client(publishBlueprint, { params: of(blueprintId), body: { expectedRevision: 2 } }),
    }
  }

  test('do not change when somebody drafts with other keys, and do when that is published; old keys lead to the new ones', async () => {
    const before = await domainsOfExam()
    expect(before.domains[0]).toEqual({ key: 'ai-fundamentals', name: 'Fundamentals of AI and ML', weight: 20 })
    const draft = await draftWith((file) => file.replaceAll('ai-fundamentals', 'domain-1'))
    expect(await domainsOfExam()).toEqual(before)
    expectOk(await draft.publish())
    const after = await domainsOfExam()
    expect(after.domains[0]).toEqual({ key: 'domain-1', name: 'Fundamentals of AI and ML', weight: 20 })
    expect(after.oldKey).toBe('domain-1')
  })
  test('that the guide does not have are refused at publishing, by name', async () => {
    const { publish } = await draftWith((file) =>
      file.replaceAll('Fundamentals of Generative AI', 'Prompting').replaceAll('generative-ai', 'prompting'),
    )
    expect(await publish()).toMatchObject({
      code: 'blueprints.domains-not-of-guide',
      details: { guideVersion: '1.0', unknown: ['Prompting'], missing: ['Fundamentals of Generative AI'] },
    })
  })
  test("in another spelling are the guide's", async () => {
    const { publish } = await draftWith((file) =>
      file.replaceAll('Fundamentals of AI and ML', 'fundamentals of AI & ML'),
    )
    expectOk(await publish())
  })
})
