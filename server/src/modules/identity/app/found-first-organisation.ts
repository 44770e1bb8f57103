import { alreadySetUp, weakPassword, type Role } from '@cadre/contracts'
import { ok, present, refuse } from '@cadre/kernel'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Call } from '../../../platform/http/route.ts'
import { hashPassword } from '../../../platform/password.ts'
import type { OrganisationId, PersonId } from '../../../platform/scope.ts'
import { isGuessable } from '../domain/guessable.ts'
import { freeSlug, slugOf } from '../domain/slug.ts'
import {
  anyOrganisation,
  insertMembership,
  insertOrganisation,
  slugsLike,
  type NewOrganisation,
} from '../store/organisations.ts'
import { savePasswordHash } from '../store/passwords.ts'
import { insertPerson } from '../store/people.ts'
import { lockSetup } from '../store/setup-lock.ts'
import { foundingScope } from './found-organisation.ts'
import { startSession } from './start-session.ts'

export type Newcomer = {
  readonly name: string
  readonly email: string
  readonly timeZone: string
  readonly roles: readonly Role[]
  /** The address of somebody earlier in the list; null: nobody. */
  readonly manager: string | null
}
type First = {
  readonly organisation: Omit<NewOrganisation, 'slug'>
  /** All of them members, managers before their people. */
  readonly people: readonly Newcomer[]
  /** The address of the one who is signed in. */
  readonly visitor: string
  /** The visitor's; null: none, the session alone lets them stay. */
  readonly password: string | null
}

/**
 * The first organisation of a new server with everybody in it, and the visitor signed in; nobody after. The transaction
 * goes on inside the organisation as the visitor.
 */
export async function foundFirstOrganisation(tx: Tx, call: Call, first: First) {
  const { organisation, people, password } = first
  await lockSetup(tx)
  if (await anyOrganisation(tx)) return refuse(alreadySetUp.code)
  const visitor = present(
    people.find(({ email }) => email === first.visitor),
    'the visitor is one of them',
  )
  if (password !== null && isGuessable(password, [visitor.name, visitor.email])) return refuse(weakPassword.code)
  const slug = freeSlug(slugOf(organisation.name), await slugsLike(tx, slugOf(organisation.name)))
  const organisationId = await insertOrganisation(tx, { ...organisation, slug })
  const idsByEmail = await insertPeople(tx, organisationId, people)
  const personId = present(idsByEmail.get(visitor.email), 'the visitor was inserted')
  if (password !== null) await savePasswordHash(tx, personId, await hashPassword(password))
  await startSession(tx, call, { personId, assurance: 'password' })
  const inside = await tx.within(foundingScope(organisationId, personId))
  return ok({ inside, organisationId, slug, idsByEmail })
}

async function insertPeople(tx: Tx, organisationId: OrganisationId, people: readonly Newcomer[]) {
  const idsByEmail = new Map<string, PersonId>()
  for (const { name, email, timeZone, roles, manager } of people) {
    const personId = await insertPerson(tx, { name, email, timeZone })
    idsByEmail.set(email, personId)
    const managerId = manager === null ? null : present(idsByEmail.get(manager), 'managers come before their people')
    const membership = { organisationId, personId, roles: [...roles], status: 'active' as const, name, email }
    await insertMembership(tx, { ...membership, managerId })
  }
  return idsByEmail
}
