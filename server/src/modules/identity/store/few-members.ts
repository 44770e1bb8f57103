import { tenant } from '../../../platform/db/tenant.ts'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { PersonId } from '../../../platform/scope.ts'

/** Name and address of a few members, without reading the whole directory. */
export async function fewMembers(
  reads: Reads,
  people: readonly PersonId[],
): Promise<Map<PersonId, { name: string; email: string }>> {
  if (people.length === 0) return new Map()
  const rows = await reads.db
    .selectFrom('identity.memberships as m')
    .select(['m.person_id', 'm.name', 'm.email'])
    .where(tenant(reads, 'm'))
    .where('m.person_id', 'in', [...people])
    .execute()
  return new Map(rows.map(({ person_id, name, email }) => [person_id as PersonId, { name, email }]))
}
