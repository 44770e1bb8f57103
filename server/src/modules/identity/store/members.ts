import type { Role } from '@cadre/contracts'
import type { Instant } from '@cadre/kernel'
import { sql } from 'kysely'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { PersonId } from '../../../platform/scope.ts'

export type MemberStatus = 'invited' | 'active' | 'ended'
export type Member = {
  readonly personId: PersonId
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly status: MemberStatus
  readonly managerId: PersonId | null
  readonly managerName: string | null
  readonly joinedAt: Instant | null
  readonly endedAt: Instant | null
}
export type MemberFilter = {
  readonly search?: string | undefined
  readonly role?: Role | undefined
  readonly status?: MemberStatus | undefined
  readonly managerId?: PersonId | undefined
}

/** Roles, last owner and managers are decided under this lock: one decision about an organisation's people at a time. */
export async function lockMembers(tx: Tx): Promise<void> {
  await tx.db
    .selectFrom('identity.organisations as o')
    .select('o.organisation_id')
    .where('o.organisation_id', '=', organisationOf(tx))
    .forNoKeyUpdate()
    .execute()
}

const membersWithManager = (reads: Reads) =>
  reads.db
    .selectFrom('identity.memberships as m')
    .leftJoin('identity.memberships as b', (join) =>
      join.onRef('b.organisation_id', '=', 'm.organisation_id').onRef('b.person_id', '=', 'm.manager_id'),
    )
    .select(['m.person_id', 'm.name', 'm.email', 'm.roles', 'm.status', 'm.manager_id', 'b.name as manager_name'])
    .select(['m.joined_at', 'm.ended_at'])
    .where(tenant(reads, 'm'))

export async function findMember(reads: Reads, personId: PersonId): Promise<Member | null> {
  const row = await membersWithManager(reads).where('m.person_id', '=', personId).executeTakeFirst()
  return row ? toMember(row) : null
}

/** @param after the sort key of the last member already shown: name in lower case, then id. */
export async function membersOf(
  reads: Reads,
  filter: MemberFilter,
  { after, limit }: { after: readonly string[] | null; limit: number },
): Promise<{ members: Member[]; next: string[] | null }> {
  const [name, id] = after ?? []
  const rows = await membersWithManager(reads)
    .select(sql<string>`lower(m.name)`.as('sort_name'))
    .where(matching(filter))
    .$if(after !== null, (query) => query.where(sql<boolean>`(lower(m.name), m.person_id) > (${name}, ${id})`))
    .orderBy(sql`lower(m.name)`)
    .orderBy('m.person_id')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    members: shown.map(toMember),
    next: last && rows.length > limit ? [last.sort_name, last.person_id] : null,
  }
}

export async function countMembers(reads: Reads, filter: MemberFilter): Promise<number> {
  const row = await reads.db
    .selectFrom('identity.memberships as m')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where(tenant(reads, 'm'))
    .where(matching(filter))
    .executeTakeFirstOrThrow()
  return row.n
}

function matching({ search, role, status, managerId }: MemberFilter) {
  const pattern = `%${(search ?? '').replace(/[\\%_]/g, '\\$&')}%`
  return sql<boolean>`${sql.join(
    [
      status === undefined ? sql`m.status <> 'ended'` : sql`m.status = ${status}`,
      ...(search ? [sql`(m.name ilike ${pattern} or m.email ilike ${pattern})`] : []),
      ...(role === undefined ? [] : [sql`m.roles @> array[${role}]`]),
      ...(managerId === undefined ? [] : [sql`m.manager_id = ${managerId}`]),
    ],
    sql` and `,
  )}`
}

export async function countOtherOwners(reads: Reads, personId: PersonId): Promise<number> {
  const row = await reads.db
    .selectFrom('identity.memberships as m')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where(tenant(reads, 'm'))
    .where('m.person_id', '<>', personId)
    .where('m.status', '=', 'active')
    .where(sql<boolean>`m.roles @> array['owner']`)
    .executeTakeFirstOrThrow()
  return row.n
}

/** Those who manage a person, directly or through others, nearest first. */
export async function managersAbove(reads: Reads, personId: PersonId): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive above (id, depth) as (
      select m.manager_id, 1 from identity.memberships m where ${tenant(reads, 'm')} and m.person_id = ${personId}
      union all
      select m.manager_id, above.depth + 1 from identity.memberships m join above on m.person_id = above.id
        where ${tenant(reads, 'm')} and above.depth < 100)
    select id from above where id is not null order by depth`.execute(reads.db)
  return rows.map((row) => row.id)
}

export async function saveMember(
  tx: Tx,
  member: Pick<Member, 'personId' | 'name' | 'roles' | 'managerId'>,
): Promise<void> {
  await tx.db
    .updateTable('identity.memberships as m')
    .set({ name: member.name, roles: [...member.roles], manager_id: member.managerId })
    .where(tenant(tx, 'm'))
    .where('m.person_id', '=', member.personId)
    .execute()
}

export async function endMember(tx: Tx, personId: PersonId): Promise<void> {
  await tx.db
    .updateTable('identity.memberships as m')
    .set({ status: 'ended', ended_at: timestamp(tx.now) })
    .where(tenant(tx, 'm'))
    .where('m.person_id', '=', personId)
    .where('m.status', '<>', 'ended')
    .execute()
}

/** Makes or renews a membership that waits for its person's answer. */
export async function saveInvitedMember(
  tx: Tx,
  member: { personId: PersonId; name: string; email: string; roles: readonly Role[] },
): Promise<void> {
  const values = { name: member.name, email: member.email, roles: [...member.roles], status: 'invited', ended_at: null }
  await tx.db
    .insertInto('identity.memberships')
    .values({ organisation_id: organisationOf(tx), person_id: member.personId, ...values })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'person_id']).doUpdateSet(values))
    .execute()
}

type Row = {
  person_id: string
  name: string
  email: string
  roles: string[]
  status: string
  manager_id: string | null
  manager_name: string | null
  joined_at: Instant | null
  ended_at: Instant | null
}

const toMember = (row: Row): Member => ({
  personId: row.person_id as PersonId,
  name: row.name,
  email: row.email,
  roles: row.roles as Role[],
  status: row.status as MemberStatus,
  managerId: row.manager_id as PersonId | null,
  managerName: row.manager_name,
  joinedAt: row.joined_at,
  endedAt: row.ended_at,
})
