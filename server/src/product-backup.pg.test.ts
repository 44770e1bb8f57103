import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectOk } from '@cadre/kernel'
import { testDatabase } from '@cadre/testkit'
import { afterAll, describe, expect, test } from 'vitest'
import { checkBackup } from './platform/backup/format.ts'
import { restoreBackup } from './platform/backup/restore-backup.ts'
import { writeBackup } from './platform/backup/write-backup.ts'
import { isKnownVersion, migrate } from './platform/db/migrate.ts'
import { withClient } from './platform/postgres/index.ts'
import { openFirstOrganisation } from './testing/people.ts'
import { openTestServer } from './testing/test-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'cadre-product-backup-'))
const server = await openTestServer()
const target = await testDatabase()
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})
const sibling = (url: string, name: string): string => url.replace(/\/(test_\d+)\?/, `/${name}?`)

describe('the product, backed up and restored (B-01)', () => {
  test('has the same digest of every lasting table, the same policies and grants, and no transaction of another cluster', async () => {
    await openFirstOrganisation(server)
    const file = join(folder, 'product.cadre')
    expectOk(await writeBackup(server.urls.superuserUrl, file, 'now'))
    const restored = await restoreBackup(
      {
        database: target.name,
        adminUrlFor: (name) => sibling(target.superuserUrl, name),
        ownerUrlFor: (name) => sibling(target.ownerUrl, name),
        ownerRole: 'cadre_owner',
        async migrate(ownerUrl, to) {
          if (to !== null && to !== '' && !(await isKnownVersion(to))) return false
          if (to !== '') await migrate(ownerUrl, to === null ? {} : { to })
          return true
        },
      },
      { file, force: false, stamp: 'product' },
    )
    expect(restored).toMatchObject({ ok: true, value: { keptAs: null } })
    const again = join(folder, 'again.cadre')
    expectOk(await writeBackup(target.superuserUrl, again, 'later'))
    const [first, second] = [expectOk(await checkBackup(file)).manifest, expectOk(await checkBackup(again)).manifest]
    const lasting = (manifest: typeof first) => manifest.tables.filter(({ name }) => !isNumbered(name))
    expect(lasting(second)).toEqual(lasting(first))
    expect(first.tables.filter(({ name, rows }) => isNumbered(name) && rows > 0)).not.toEqual([])
    expect(second.tables.filter(({ name, rows }) => isNumbered(name) && rows > 0)).toEqual([])
    expect(first.tables.length).toBeGreaterThan(30)
    expect(await guardsOf(target.superuserUrl)).toEqual(await guardsOf(server.urls.superuserUrl))
  })
})

/** What holds numbers of transactions, which mean nothing in another cluster. */
const isNumbered = (name: string): boolean => name === 'platform.touches'

/** What keeps organisations apart: policies, forced row-level security, and who may do what. */
function guardsOf(url: string) {
  return withClient(url, async (client) => {
    const policies = await client.query(
      'select schemaname, tablename, policyname, roles::text, cmd, qual, with_check from pg_policies order by 1, 2, 3',
    )
    const tables =
      await client.query(`select c.oid::regclass::text as name, relrowsecurity, relforcerowsecurity, relacl::text, relowner::regrole::text
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where relkind = 'r' and nspname !~ '^(pg_|information_schema)' order by 1`)
    return { policies: policies.rows, tables: tables.rows }
  })
}
