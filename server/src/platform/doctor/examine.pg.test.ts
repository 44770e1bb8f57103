import { testDatabase } from '@cadre/testkit'
import { withClient } from '@cadre/server/postgres'
import { instant } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { openFirstOrganisation } from '../../testing/people.ts'
import { openTestServer } from '../../testing/test-server.ts'
import { knownMigrations } from '../db/migrate.ts'
import { examine } from './examine.ts'

const server = await openTestServer(() => instant(Date.UTC(2026, 10, 22, 9)))
afterAll(() => server.close())
await openFirstOrganisation(server)
const known = await knownMigrations()

async function report(url: string, migrations = known): Promise<string[]> {
  const lines: string[] = []
  await examine({ adminUrl: url, login: 'cadre_login', knownMigrations: migrations, say: (line) => lines.push(line) })
  return lines
}

describe('a sound database', () => {
  test('gets a clean bill', async () => {
    const lines = await report(server.urls.superuserUrl)
    expect(lines.filter((line) => !line.startsWith('ok'))).toEqual(['Nothing is wrong.'])
    expect(lines).toHaveLength(8)
  })
  test('is told honestly what a role that is bound by row-level security cannot see', async () => {
    expect((await report(server.urls.ownerUrl))[0]).toMatch(/does not see behind row-level security/)
  })
})

const faults: readonly [what: string, planted: string, named: RegExp][] = [
  [
    'a changed audit entry',
    `update audit.entries set detail = '{"a": 1}' where seq = 1`,
    /entry 1 is not the one that was written/,
  ],
  [
    'an audit log that was cut',
    'delete from audit.entries where seq = (select max(seq) from audit.entries)',
    /the log ends at entry \d+, its head says \d+/,
  ],
  [
    'row-level security off',
    'alter table catalogue.facts disable row level security',
    /catalogue.facts: is not enabled/,
  ],
  [
    'row-level security not forced',
    'alter table catalogue.facts no force row level security',
    /catalogue.facts: is not forced/,
  ],
  ['a table without a policy', 'drop policy tenant on catalogue.facts', /catalogue.facts: is on, and no policy/],
  [
    'a key that begins with something else',
    'create table catalogue.odd (odd_id text primary key, organisation_id text not null)',
    /catalogue.odd: odd_pkey does not begin/,
  ],
  ['a login that owns', 'alter table catalogue.facts owner to cadre_login', /cadre_login owns catalogue.facts/],
  [
    'a row whose target is gone',
    `set session_replication_role = replica; delete from catalogue.guide_versions`,
    /catalogue.domains: \d+ rows refer to rows of catalogue.guide_versions/,
  ],
  [
    'a zone that does not exist',
    `update identity.organisations set time_zone = 'Mars/Olympus'`,
    /PostgreSQL does not know Mars\/Olympus/,
  ],
  [
    'a migration of a newer version',
    `insert into migrations.kysely_migration values ('9999-later', '2026-01-01')`,
    /9999-later was carried out by a newer version/,
  ],
]

describe('each fault is named', () => {
  test.each(faults)('%s', async (_, planted, named) => {
    // Each in a transaction of the database's own: undone by a copy that is thrown away.
    const copy = await testDatabase()
    await withClient(copy.superuserUrl, (client) =>
      client.query(`insert into identity.organisations
      (organisation_id, kind, name, slug, time_zone, created_at) values ('org_1', 'agency', 'A', 'a', 'Europe/Paris', now())`),
    )
    await seed(copy.superuserUrl)
    await withClient(copy.superuserUrl, (client) => client.query(planted))
    const lines = await report(copy.superuserUrl)
    expect(lines.join('\n')).toMatch(named)
    expect(lines.at(-1)).toMatch(/wrong\.$/)
    expect(lines.at(-1)).not.toBe('Nothing is wrong.')
  })
  test('a database that holds nothing yet', async () => {
    const copy = await testDatabase()
    await withClient(copy.superuserUrl, (client) => client.query('drop schema migrations cascade'))
    expect(await report(copy.superuserUrl)).toEqual([expect.stringMatching(/holds nothing yet. Start the server once/)])
  })
  test('a migration that is missing', async () => {
    expect((await report(server.urls.superuserUrl, [...known, '9999-next'])).join()).toMatch(/9999-next is missing/)
  })
})

/** A certification with a guide and a domain, and two audit entries. */
const seed = (url: string) =>
  withClient(url, (client) =>
    client.query(`
      insert into catalogue.certifications (organisation_id, certification_id, vendor, code, name, level, created_at) values ('org_1', 'crt_1', 'V', 'C', 'N', 'associate', now());
      insert into catalogue.guide_versions (organisation_id, guide_version_id, certification_id, label, confidence, recorded_at) values ('org_1', 'gui_1', 'crt_1', 'L', 'high', now());
      insert into catalogue.domains (organisation_id, domain_id, guide_version_id, position, name, weight_low, weight_high) values ('org_1', 'dom_1', 'gui_1', 1, 'D', 100, 100);
      select set_config('app.organisation', 'org_1', false);
      select audit.append(now(), 'a.b', 'x', '{}');
      select audit.append(now(), 'a.c', 'y', '{}')`),
  )
