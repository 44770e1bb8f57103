import type { Permission, Role } from '@cadre/contracts'
import { ok, type Id } from '@cadre/kernel'
import { sql } from 'kysely'
import { as, transact, type Database } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { Authenticate, Entered } from '../../../platform/http/entry.ts'
import type { StillTrue } from '../../../platform/http/recheck.ts'
import { systemScope, type PersonId } from '../../../platform/scope.ts'

type EnteredRow = {
  person_id: string
  session_id: string | null
  roles: string[] | null
  token_permissions: string[] | null
  member: boolean
  touch_due: boolean
  seen: string
}
type Found = Entered & { readonly touchDue: boolean }

/** One statement: who holds this token, what they are here, and the transaction's context opened to exactly that. */
export const enter = async (
  ...[client, tokenHash, organisationId]: Parameters<Authenticate>
): Promise<Found | null> => {
  const { rows } = await client.query<EnteredRow>({
    name: 'identity_enter',
    text: 'select person_id, session_id, roles, token_permissions, member, touch_due, seen from identity.enter($1, $2)',
    values: [tokenHash, organisationId],
  })
  const row = rows[0]
  if (!row) return null
  return {
    personId: row.person_id as PersonId,
    sessionId: row.session_id as Id<'ses'> | null,
    roles: (row.roles ?? []) as Role[],
    tokenPermissions: row.token_permissions as Permission[] | null,
    member: row.member,
    touchDue: row.touch_due,
    seen: row.seen,
  }
}

/**
 * Enters, and notes every five minutes that a session or token is in use: beside the request, which waits for nothing
 * and may be read-only. A note that is lost is made by the next request.
 */
export const enterNoting =
  (database: Database): Authenticate =>
  async (client, tokenHash, organisationId) => {
    const entered = await enter(client, tokenHash, organisationId)
    if (entered?.touchDue) void noteUse(database, tokenHash).catch(() => {})
    return entered
  }

/**
 * Of kept replies, those that still are what their token would be answered: it is alive, and nothing of the organisation has
 * changed since. Notes the use of a session or token as entering does.
 */
export const unchangedNoting =
  (database: Database): StillTrue =>
  async (client, asked) => {
    const { rows } = await client.query<{ n: number; touch_due: boolean }>({
      name: 'identity_unchanged',
      text: 'select n, touch_due from identity.unchanged($1, $2, $3)',
      values: [
        asked.map(({ tokenHash }) => tokenHash),
        asked.map(({ organisationId }) => organisationId),
        asked.map(({ seen }) => seen),
      ],
    })
    const used = rows.flatMap(({ n, touch_due }) => (touch_due ? (asked[n - 1]?.tokenHash ?? []) : []))
    const [first] = used
    if (first) void noteUse(database, first).catch(() => {})
    return new Set(rows.map(({ n }) => n - 1))
  }

const noteUse = (database: Database, tokenHash: Buffer) =>
  transact(database, as(systemScope), async ({ db, now }) => {
    const at = timestamp(now)
    await sql`update identity.sessions set last_seen_at = ${at} where token_hash = ${tokenHash}`.execute(db)
    await sql`update identity.api_tokens set last_used_at = ${at} where token_hash = ${tokenHash}`.execute(db)
    return ok(null)
  })
