import type { Role } from '@cadre/contracts'
import { dateIn, type PlainDate, type Zone } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { PersonId } from '../../../platform/scope.ts'

export type DirectoryEntry = {
  readonly personId: PersonId
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly status: 'invited' | 'active' | 'ended'
}

/** These people as the organisation knows them, if they belong to it or once did; null is nobody. */
export async function directoryOf(
  reads: Reads,
  personIds: Iterable<PersonId | null>,
): Promise<Map<PersonId, DirectoryEntry>> {
  const wanted = [...new Set(personIds)].filter((personId) => personId !== null)
  if (wanted.length === 0) return new Map()
  const rows = await reads.db
    .selectFrom('identity.memberships as m')
    .select(['m.person_id', 'm.name', 'm.email', 'm.roles', 'm.status'])
    .where(tenant(reads, 'm'))
    .where((eb) => eb('m.person_id', '=', eb.fn.any(eb.val(wanted))))
    .execute()
  return new Map(
    rows.map((row) => [
      row.person_id as PersonId,
      {
        personId: row.person_id as PersonId,
        name: row.name,
        email: row.email,
        roles: row.roles as Role[],
        status: row.status as DirectoryEntry['status'],
      },
    ]),
  )
}

/** Those who report to a person and have not left, by name. */
export async function reportsTo(reads: Reads, managerId: PersonId): Promise<{ personId: PersonId; name: string }[]> {
  const rows = await reads.db
    .selectFrom('identity.memberships as m')
    .select(['m.person_id', 'm.name'])
    .where(tenant(reads, 'm'))
    .where('m.manager_id', '=', managerId)
    .where('m.status', '<>', 'ended')
    .orderBy('m.name')
    .orderBy('m.person_id')
    .execute()
  return rows.map(({ person_id, name }) => ({ personId: person_id as PersonId, name }))
}

/** Whether a person belongs to the organisation now (invited counts: they can be planned for). */
export async function isMember(reads: Reads, personId: PersonId): Promise<boolean> {
  const row = await reads.db
    .selectFrom('identity.memberships as m')
    .select('m.person_id')
    .where(tenant(reads, 'm'))
    .where('m.person_id', '=', personId)
    .where('m.status', '<>', 'ended')
    .executeTakeFirst()
  return row !== undefined
}

export async function zoneOfOrganisation(reads: Reads): Promise<Zone> {
  const row = await reads.db
    .selectFrom('identity.organisations as o')
    .select('o.time_zone')
    .where('o.organisation_id', '=', organisationOf(reads))
    .executeTakeFirstOrThrow()
  return row.time_zone as Zone
}

/** The date where the organisation is. */
export const todayOf = async (reads: Reads): Promise<PlainDate> => dateIn(await zoneOfOrganisation(reads), reads.now)

export async function findOrganisationName(reads: Reads): Promise<string> {
  const row = await reads.db
    .selectFrom('identity.organisations as o')
    .select('o.name')
    .where('o.organisation_id', '=', organisationOf(reads))
    .executeTakeFirstOrThrow()
  return row.name
}
