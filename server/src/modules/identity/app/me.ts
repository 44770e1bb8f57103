import { permissionsOf, type me } from '@cadre/contracts'
import { ok } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { membershipsOfPerson } from '../store/memberships.ts'
import { personById } from '../store/people.ts'

export const whoAmI: Handler<typeof me> = async (reads) => {
  const { personId } = reads.scope
  const [person, memberships] = await Promise.all([personById(reads, personId), membershipsOfPerson(reads, personId)])
  return ok({
    ...person,
    memberships: memberships.map((m) => ({ ...m, roles: [...m.roles], permissions: [...permissionsOf(m.roles)] })),
  })
}
