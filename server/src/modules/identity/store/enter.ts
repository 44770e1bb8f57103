import type { Permission, Role } from '@cadre/contracts'
import type { Id } from '@cadre/kernel'
import type { Authenticate } from '../../../platform/http/entry.ts'
import type { PersonId } from '../../../platform/scope.ts'

type EnteredRow = {
  person_id: string
  session_id: string | null
  roles: string[] | null
  token_permissions: string[] | null
  member: boolean
}

/** One statement: who holds this token, what they are here, and the transaction's context opened to exactly that. */
export const enter: Authenticate = async (client, tokenHash, organisationId) => {
  const { rows } = await client.query<EnteredRow>({
    name: 'identity_enter',
    text: 'select person_id, session_id, roles, token_permissions, member from identity.enter($1, $2)',
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
  }
}
