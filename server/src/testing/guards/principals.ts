import { permissionsOf, type Permission, type Role } from '@cadre/contracts'
import { tokenPermissions, type Person, type Populated } from './population.ts'

/** Somebody who calls, and what the contract allows them. */
export type Principal = {
  readonly name: string
  /** Headers that present who they are. */
  readonly headers: Readonly<Record<string, string>>
  readonly personId: string | null
  /** Whether a person is known by a session. An API token is no person's session. */
  readonly session: boolean
  /** The organisation whose doors open, with what they may do there. */
  readonly home: { readonly organisationId: string; readonly permissions: ReadonlySet<Permission> } | null
}

const nobody = (name: string, headers: Readonly<Record<string, string>>): Principal => ({
  name,
  headers,
  personId: null,
  session: false,
  home: null,
})
const cookie = (session: string) => ({ cookie: `cadre_session=${session}` })

const member = (name: string, place: Populated, person: Person, held: readonly Role[]): Principal => ({
  name,
  headers: cookie(person.session),
  personId: person.personId,
  session: true,
  home: held.length === 0 ? null : { organisationId: place.organisationId, permissions: permissionsOf(held) },
})

/** Everybody who could call about the organisation `own`, with somebody of the organisation `other` among them. */
export function principalsOf(own: Populated, other: Populated): Principal[] {
  const members = [...own.people].map(([role, person]) => member(role, own, person, [role]))
  const outsiders = [...other.people]
    .slice(0, 1)
    .map(([role, person]) => member(`${role} of the other`, other, person, [role]))
  const limit = new Set(tokenPermissions)
  const token: Principal = {
    name: 'API token',
    headers: { authorization: `Bearer ${own.apiToken}` },
    personId: own.people.get('owner')?.personId ?? null,
    session: false,
    home: { organisationId: own.organisationId, permissions: permissionsOf(['owner']).intersection(limit) },
  }
  return [
    nobody('nobody', {}),
    nobody('forged token', { authorization: `Bearer cs_${'x'.repeat(43)}` }),
    nobody('revoked session', cookie(own.people.get('owner')?.revoked ?? '')),
    member('former member', own, own.former, []),
    ...members,
    token,
    ...outsiders,
  ]
}
