import { roles, type Permission, type Role } from '@cadre/contracts'
import { expectOk, newId, ok, type Id } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import type { ClientBase } from 'pg'
import { foundOrganisation } from '../../compose.ts'
import { foundingScope } from '../../modules/identity/index.ts'
import { as, transact, type Database } from '../../platform/db/transaction.ts'
import { hashOfToken } from '../../platform/http/entry.ts'
import { hashPassword } from '../../platform/password.ts'
import { systemClock, secureRandom } from '../../platform/clock.ts'

export const passwordOfAll = 'correct horse battery'
const hashOfAll = hashPassword(passwordOfAll)
export const tokenPermissions: readonly Permission[] = ['catalogue.read', 'demand.manage']

export type Populated = {
  readonly organisationId: Id<'org'>
  /** A word in every name of this organisation, which no other may ever read. */
  readonly canary: string
  readonly people: ReadonlyMap<Role, Person>
  /** Was a member once. */
  readonly former: Person
  readonly apiToken: string
}
export type Person = {
  readonly personId: Id<'per'>
  readonly email: string
  readonly session: string
  readonly revoked: string
}

const idOf = <P extends string>(prefix: P) => newId(prefix, systemClock(), secureRandom)

/** Makes an organisation with somebody of every role, and what every new organisation begins with. */
export async function populate(database: Database, superuserUrl: string, canary: string): Promise<Populated> {
  const organisationId = idOf('org')
  const hash = await hashOfAll
  const populated = await withClient(superuserUrl, async (client) => {
    const insert = await inserterOf(client)
    const now = new Date(systemClock())
    await insert('identity.organisations', {
      organisation_id: organisationId,
      kind: 'agency',
      name: `${canary} Learning`,
      slug: canary.toLowerCase(),
      time_zone: 'Europe/Madrid',
      created_at: now,
    })
    const make = (role: Role, status: 'active' | 'ended') =>
      insertPerson(insert, { organisationId, canary, role, status, hash, now })
    const people = new Map<Role, Person>()
    for (const role of roles) people.set(role, await make(role, 'active'))
    const former = await make('programme-lead', 'ended')
    const apiToken = secretOf('ct')
    await insert('identity.api_tokens', {
      organisation_id: organisationId,
      api_token_id: idOf('tok'),
      person_id: people.get('owner')?.personId,
      name: `${canary} reports`,
      token_hash: hashOfToken(apiToken),
      permissions: tokenPermissions,
      created_at: now,
      // Used just now, so that no request notes it again beside its own work.
      last_used_at: now,
      expires_at: new Date(now.getTime() + 86_400_000),
    })
    await insert('identity.passkeys', {
      passkey_id: idOf('pky'),
      person_id: people.get('owner')?.personId,
      credential_id: secretOf('pk'),
      public_key: Buffer.from('a key'),
      counter: 0,
      transports: [],
      name: canary,
      synced: false,
      created_at: now,
    })
    return { organisationId, canary, people, former, apiToken }
  })
  const owner = populated.people.get('owner')?.personId ?? idOf('per')
  const founded = await transact(database, as(foundingScope(organisationId, owner)), async (tx) => {
    await foundOrganisation(tx)
    return ok(null)
  })
  expectOk(founded)
  return populated
}

type Insert = (table: string, row: Readonly<Record<string, unknown>>) => Promise<void>
type NewPerson = {
  organisationId: string
  canary: string
  role: Role
  status: 'active' | 'ended'
  hash: string
  now: Date
}

async function insertPerson(
  insert: Insert,
  { organisationId, canary, role, status, hash, now }: NewPerson,
): Promise<Person> {
  const personId = idOf('per')
  const name = `${canary} ${role} ${status}`
  const email = `${role}.${status}@${canary.toLowerCase()}.example.org`
  await insert('identity.people', {
    person_id: personId,
    email,
    name,
    time_zone: 'Europe/Madrid',
    created_at: now,
    activated_at: now,
  })
  await insert('identity.passwords', { person_id: personId, hash, changed_at: now })
  const ended = status === 'ended' ? now : null
  await insert('identity.memberships', {
    organisation_id: organisationId,
    person_id: personId,
    roles: [role],
    status,
    name,
    email,
    joined_at: now,
    ended_at: ended,
  })
  const session = (revoked: boolean) => insertSession(insert, { personId, now, revoked })
  return { personId, email, session: await session(false), revoked: await session(true) }
}

async function insertSession(
  insert: Insert,
  { personId, now, revoked }: { personId: string; now: Date; revoked: boolean },
) {
  const token = secretOf('cs')
  await insert('identity.sessions', {
    session_id: idOf('ses'),
    person_id: personId,
    token_hash: hashOfToken(token),
    assurance: 'password',
    created_at: now,
    last_seen_at: now,
    confirmed_at: now,
    expires_at: new Date(now.getTime() + 86_400_000),
    revoked_at: revoked ? now : null,
    user_agent: 'a browser',
    address: '127.0.0.1',
  })
  return token
}

/** Signs somebody in once more: for calls that may end the session they are made with. */
export const freshSession = (superuserUrl: string, personId: string): Promise<string> =>
  withClient(superuserUrl, async (client) =>
    insertSession(await inserterOf(client), { personId, now: new Date(systemClock()), revoked: false }),
  )

const secretOf = (kind: string) =>
  `${kind}_${Array.from({ length: 43 }, () => Math.floor(Math.random() * 36).toString(36)).join('')}`

/** Inserts rows by name, leaving out what a table has no column for, so that the world outlives a migration. */
async function inserterOf(client: ClientBase): Promise<Insert> {
  const { rows } = await client.query<{ name: string; column: string }>(
    `select table_schema || '.' || table_name as name, column_name as column from information_schema.columns where table_schema = 'identity'`,
  )
  const columnsByTable = Map.groupBy(rows, ({ name }) => name)
  return async (table, row) => {
    const known = new Set(columnsByTable.get(table)?.map(({ column }) => column))
    const given = Object.entries(row).filter(([name]) => known.has(name))
    const names = given.map(([name]) => name).join(', ')
    const places = given.map((_, i) => `$${i + 1}`).join(', ')
    await client.query(
      `insert into ${table} (${names}) values (${places})`,
      given.map(([, value]) => value),
    )
  }
}
