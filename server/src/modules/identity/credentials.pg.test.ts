import { expectOk, ok } from '@cadre/kernel'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { me } from '@cadre/contracts'
import { as, read, transact } from '../../platform/db/transaction.ts'
import { openFirstOrganisation } from '../../testing/people.ts'
import { openTestServer } from '../../testing/test-server.ts'
import { foundingScope } from './app/found-organisation.ts'
import { identityTasks } from './jobs.ts'

const server = await openTestServer()
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const { personId } = expectOk(await owner.call(me, {}))
const inOrganisation = as(foundingScope(organisationId, personId))

const credentialTables = [
  'passwords',
  'sessions',
  'mail_links',
  'totp',
  'recovery_codes',
  'pending_sign_ins',
  'passkeys',
  'passkey_challenges',
  'tries',
]

describe('credentials', () => {
  test.each(credentialTables)('an organisation’s transaction, even its owner’s, does not reach %s', async (table) => {
    const reading = read(server.database, inOrganisation, async ({ db }) =>
      ok(await sql`select 1 from ${sql.table(`identity.${table}`)}`.execute(db)),
    )
    await expect(reading).rejects.toThrow('permission denied')
  })
  test('of what a transaction of an organisation sees, people are oneself alone', async () => {
    await transact(server.database, inOrganisation, async ({ db, now }) => {
      await sql`select identity.person_for_invitation('per_x', 'x@example.org', 'X', 'UTC', ${new Date(now)})`.execute(
        db,
      )
      return ok(null)
    })
    const seen = await read(server.database, inOrganisation, async ({ db }) =>
      ok((await sql<{ person_id: string }>`select person_id from identity.people`.execute(db)).rows),
    )
    expect(expectOk(seen)).toEqual([{ person_id: personId }])
  })
})

test('what has expired is forgotten, and what lives is kept', async () => {
  const put =
    "insert into identity.tries (bucket, empty_at) values ('old', now() - interval '1 s'), ('new', now() + interval '1 h')"
  const system = as({ kind: 'system' })
  await transact(server.database, system, async ({ db }) => ok(await sql.raw(put).execute(db)))
  await identityTasks(server.database, { publicUrl: 'http://localhost:4600' })['identity.forget-expired']({})
  const left = await read(server.database, system, async ({ db }) =>
    ok(
      (await sql<{ bucket: string }>`select bucket from identity.tries where bucket in ('old', 'new')`.execute(db))
        .rows,
    ),
  )
  expect(expectOk(left)).toEqual([{ bucket: 'new' }])
  expect(await owner.call(me, {})).toMatchObject({ ok: true })
})
