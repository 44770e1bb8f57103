import { type Role } from '@cadre/contracts'
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
}

export async function insertMembership({ db, now }: Tx, member: NewMembership): Promise<void> {
  const { organisationId, personId, roles, status, name, email } = member
  await db
    .insertInto('identity.memberships')
    .values({
      organisation_id: organisationId,
      person_id: personId,
      roles,
      status,
      name,
      email,
      joined_at: status === 'active' ? timestamp(now) : null,
    })
    .execute()
}
