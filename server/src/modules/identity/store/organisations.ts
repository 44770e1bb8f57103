import type { Role } from '@cadre/contracts'
import type { Instant } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationId, PersonId } from '../../../platform/scope.ts'

export type OrganisationKind = 'agency' | 'partner' | 'client' | 'framework-owner'
export type NewOrganisation = {
  name: string
  slug: string
  kind: OrganisationKind
  timeZone: string
  country: string | null
  example: boolean
}

export type Organisation = NewOrganisation & {
  readonly organisationId: OrganisationId
  readonly parentId: OrganisationId | null
  readonly accent: string
  readonly createdAt: Instant
}

/** The organisation of the scope. */
export async function ownOrganisation(reads: Reads): Promise<Organisation> {
  const row = await reads.db
    .selectFrom('identity.organisations as o')
    .select(['o.organisation_id', 'o.parent_id', 'o.kind', 'o.name', 'o.slug', 'o.time_zone', 'o.country', 'o.accent'])
    .select(['o.example', 'o.created_at'])
    .where(tenant(reads, 'o'))
    .where('o.organisation_id', '=', organisationOf(reads))
    .executeTakeFirstOrThrow()
  return {
    organisationId: row.organisation_id as OrganisationId,
    parentId: row.parent_id as OrganisationId | null,
    kind: row.kind as OrganisationKind,
    name: row.name,
    slug: row.slug,
    timeZone: row.time_zone,
    country: row.country,
    accent: row.accent,
    example: row.example,
    createdAt: row.created_at,
  }
}

export async function saveOrganisation(
  tx: Tx,
  { name, slug, timeZone, country, accent }: Omit<Organisation, 'organisationId'>,
): Promise<void> {
  await tx.db
    .updateTable('identity.organisations as o')
    .set({ name, slug, time_zone: timeZone, country, accent })
    .where(tenant(tx, 'o'))
    .execute()
}

export async function anyOrganisation({ db }: Reads): Promise<boolean> {
  return (await db.selectFrom('identity.organisations').select('organisation_id').limit(1).execute()).length > 0
}

export async function slugsLike({ db }: Reads, slug: string): Promise<Set<string>> {
  const rows = await db.selectFrom('identity.organisations').select('slug').where('slug', 'like', `${slug}%`).execute()
  return new Set(rows.map((row) => row.slug))
}

export async function insertOrganisation(tx: Tx, organisation: NewOrganisation): Promise<OrganisationId> {
  const organisationId = tx.newId('org')
  const { name, slug, kind, timeZone, country, example } = organisation
  await tx.db
    .insertInto('identity.organisations')
    .values({
      organisation_id: organisationId,
      name,
      slug,
      kind,
      time_zone: timeZone,
      country,
      example,
      created_at: timestamp(tx.now),
    })
    .execute()
  return organisationId
}

export type NewMembership = {
  organisationId: OrganisationId
  personId: PersonId
  roles: Role[]
  status: 'invited' | 'active'
  name: string
  email: string
  managerId?: PersonId | null
}

export async function insertMembership({ db, now }: Tx, member: NewMembership): Promise<void> {
  const { organisationId, personId, roles, status, name, email, managerId = null } = member
  await db
    .insertInto('identity.memberships')
    .values({
      organisation_id: organisationId,
      person_id: personId,
      roles,
      status,
      name,
      email,
      manager_id: managerId,
      joined_at: status === 'active' ? timestamp(now) : null,
    })
    .execute()
}
