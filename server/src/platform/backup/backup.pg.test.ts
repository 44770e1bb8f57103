import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { expectOk } from '@cadre/kernel'
import { testDatabase } from '@cadre/testkit'
import { afterAll, describe, expect, it } from 'vitest'
import { withClient } from '../postgres/index.ts'
import { checkBackup, magic } from './format.ts'
import { restoreBackup, type RestoreTarget } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

const folder = mkdtempSync(join(tmpdir(), 'cadre-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const source = await testDatabase()
const empty = await testDatabase()
const filled = await testDatabase()

/** Nothing of the product's own tables: this suite brings its own, with every kind of column and rule. */
const begin = `
  do $$ declare name text; begin
    for name in select nspname from pg_namespace where nspname !~ '^(pg_|information_schema)' loop
      execute format('drop schema %I cascade', name);
    end loop;
  end $$;
  create schema public authorization cadre_owner`
const schema = `
  create table person (id text primary key, name text not null, friend text references person, born date,
    photo bytea, score float8, facts jsonb, tall boolean generated always as (score > 1.8) stored);
  create table note (number int generated always as identity primary key, person_id text not null references person,
    words text check (words <> 'never'));
  create function refuse_changes() returns trigger language plpgsql as $$ begin raise 'append only'; end $$;
  create trigger frozen before insert on note for each row execute function refuse_changes();
  alter table person enable row level security; alter table person force row level security;
  create policy nobody on person using (false);`
const rows = `
  insert into person values ('b', E'Ann\\t\\n\\\\N \\\\. "x"', null, '0044-03-15 BC', '\\x00ff0a', 'NaN', '{"a": [1, null]}'),
    ('a', 'Zoë 𝛼', 'b', 'infinity', null, 0.1, null);
  alter table note disable trigger frozen;
  insert into note (person_id, words) select 'a', 'line ' || n from generate_series(1, 5000) n;
  alter table note enable trigger frozen;`

const run = (url: string, text: string): Promise<unknown> => withClient(url, (client) => client.query(text))
const sibling = (url: string, name: string): string => url.replace(/\/(test_\d+)\?/, `/${name}?`)

/** The schema above is the one version there is; `known` says whether the target's Cadre has heard of it. */
const targetOf = (database: typeof source, isKnown = true): RestoreTarget => ({
  database: database.name,
  adminUrlFor: (name) => sibling(database.superuserUrl, name),
  ownerUrlFor: (name) => sibling(database.ownerUrl, name),
  ownerRole: 'cadre_owner',
  migrate: async (url, to) => {
    if (to === null) return true
    await run(
      sibling(database.superuserUrl, /\/(test_\w+)\?/.exec(url)?.[1] ?? ''),
      `${begin}; set role cadre_owner; ${schema}`,
    )
    return isKnown
  },
})

const backup = join(folder, 'whole.cadre')
await run(source.superuserUrl, `${begin}; set role cadre_owner; ${schema}`)
await run(source.superuserUrl, rows)
for (const { superuserUrl } of [empty, filled]) await run(superuserUrl, `${begin}; set role cadre_owner; ${schema}`)
await run(filled.superuserUrl, `insert into person (id, name) values ('x', 'kept')`)
expectOk(await writeBackup(source.superuserUrl, backup, '2026-11-22T00:00:00Z'))

const manifestOf = async (file: string) => expectOk(await checkBackup(file)).manifest
const databases = (): Promise<unknown> =>
  withClient(source.superuserUrl, async (client) => {
    const found = await client.query(
      `select datname from pg_database where datname ~ '_(restoring|before)_' order by 1`,
    )
    return found.rows.map(({ datname }) => datname)
  })
const restore = (target: RestoreTarget, file: string, force = false) =>
  restoreBackup(target, { file, force, stamp: 'now' })

/** The backup with its text changed, packed again. */
function altered(name: string, change: (text: string) => string): string {
  const packed = readFileSync(backup).subarray(magic.length)
  const file = join(folder, name)
  const text = change(zstdDecompressSync(packed).toString('utf8'))
  writeFileSync(file, Buffer.concat([Buffer.from(magic), zstdCompressSync(Buffer.from(text))]))
  return file
}

describe('a backup (B-01)', () => {
  it('refuses to write over a file', async () => {
    expect(await writeBackup(source.superuserUrl, backup, 'now')).toMatchObject({ code: 'backup.file-exists' })
  })

  it('refuses to leave out rows that a policy hides from its role', async () => {
    const refused = await writeBackup(source.ownerUrl, join(folder, 'owner.cadre'), 'now')
    expect(refused).toMatchObject({ code: 'backup.hidden-rows' })
  })

  it.each<[string, (text: string) => string, string]>([
    ['cut off', (text) => text.slice(0, -200), 'the last line is cut off'],
    ['without its end', (text) => text.slice(0, text.lastIndexOf('{"end"')), 'the file ends where'],
    ['with a changed row', (text) => text.replace('line 17\n', 'line 71\n'), 'the checksum does not fit'],
    ['with something added', (text) => `${text}{}\n`, 'something follows the end'],
    ['with a header of its own making', (text) => text.replace('schemaVersion', 'x'), 'the line is not what'],
  ])('%s is refused, and the database stays as it was', async (name, change, reason) => {
    const refused = await restore(targetOf(empty), altered(name, change))
    expect(refused).toMatchObject({ code: 'restore.damaged', details: { reason: expect.stringContaining(reason) } })
    expect(await databases()).toEqual([])
  })

  it('that is some other file, or half a packed one, is refused', async () => {
    const [other, half] = [join(folder, 'other'), join(folder, 'half')]
    writeFileSync(other, 'PGDMP')
    writeFileSync(half, readFileSync(backup).subarray(0, 900))
    expect(await checkBackup(other)).toMatchObject({ code: 'restore.not-a-backup' })
    expect(await checkBackup(half)).toMatchObject({ code: 'restore.damaged' })
  })

  it('of a newer Cadre is refused, and nothing is left behind', async () => {
    expect(await restore(targetOf(empty, false), backup)).toMatchObject({ code: 'restore.newer-schema' })
    expect(await databases()).toEqual([])
  })

  it('names what is in the way of a restore', async () => {
    expect(await restore(targetOf(filled), backup)).toMatchObject({
      code: 'restore.not-empty',
      details: { tables: [{ name: 'public.person', rows: 1 }] },
    })
  })

  it('waits for nobody: a database in use is left alone', async () => {
    const refused = await withClient(empty.superuserUrl, () => restore(targetOf(empty), backup))
    expect(refused).toMatchObject({ code: 'restore.in-use' })
    expect(await databases()).toEqual([])
  })

  it('restored into an empty database gives the same rows, numbers and rules', async () => {
    expect(await restore(targetOf(empty), backup)).toMatchObject({ ok: true, value: { rows: 5002, keptAs: null } })
    const again = join(folder, 'again.cadre')
    expectOk(await writeBackup(empty.superuserUrl, again, 'later'))
    const [first, second] = [await manifestOf(backup), await manifestOf(again)]
    expect(second.tables).toEqual(first.tables)
    expect(second.sequences).toEqual(first.sequences)
    await expect(run(empty.superuserUrl, `insert into note (person_id) values ('a')`)).rejects.toThrow('append only')
    await expect(run(empty.superuserUrl, `delete from person where id = 'b'`)).rejects.toThrow('foreign key')
    expect(await writeBackup(empty.ownerUrl, join(folder, 'rls'), 'now')).toMatchObject({ code: 'backup.hidden-rows' })
  })

  it('restored by force keeps what was there under another name', async () => {
    const restored = expectOk(await restore(targetOf(filled), backup, true))
    const kept = sibling(filled.superuserUrl, restored.keptAs ?? '')
    const names = await withClient(kept, async (client) => (await client.query('select name from person')).rows)
    expect(names).toEqual([{ name: 'kept' }])
    await run(source.superuserUrl, `drop database ${restored.keptAs}`)
  })
})
