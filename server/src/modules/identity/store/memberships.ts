import type { Role } from '@cadre/contracts'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { OrganisationId, PersonId } from '../../../platform/scope.ts'
import type { OrganisationKind } from './organisations.ts'

export type MembershipOfPerson = {
  readonly organisationId: OrganisationId
  readonly name: string
  readonly slug: string
  readonly kind: OrganisationKind
  readonly accent: string
  readonly timeZone: string
  readonly example: boolean
  readonly roles: readonly Role[]
}

/** The organisations where a person is active. */
export async function membershipsOfPerson({ db }: Reads, personId: PersonId): Promise<MembershipOfPerson[]> {
  const rows = await db
    .selectFrom('identity.memberships as m')
    .innerJoin('identity.organisations as o', 'o.organisation_id', 'm.organisation_id')
    .select(['o.organisation_id', 'o.name', 'o.slug', 'o.kind', 'o.accent', 'o.time_zone', 'o.example', 'm.roles'])
    .where('m.person_id', '=', personId)
    .where('m.status', '=', 'active')
    .orderBy('o.name')
    .execute()
  return rows.map((row) => ({
    organisationId: row.organisation_id as OrganisationId,
    name: row.name,
    slug: row.slug,
    kind: row.kind as OrganisationKind,
    accent: row.accent,
    timeZone: row.time_zone,
    example: row.example,
    roles: row.roles as Role[],
  }))
}
