import {
  checkBlueprintFile,
  createBlueprint,
  exportBlueprint,
  listBlueprints,
  publishBlueprint,
  readBlueprint,
  saveDraft,
} from '@cadre/contracts'
import { expectOk } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { openFirstOrganisation } from '../../testing/people.ts'
import { openTestServer } from '../../testing/test-server.ts'

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
