import { alreadySetUp, weakPassword, type setUp } from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { hashPassword } from '../../../platform/password.ts'
import { isGuessable } from '../domain/guessable.ts'
import { freeSlug, slugOf } from '../domain/slug.ts'
import { anyOrganisation, insertMembership, insertOrganisation, slugsLike } from '../store/organisations.ts'
import { insertPerson } from '../store/people.ts'
import { savePasswordHash } from '../store/passwords.ts'
import { lockSetup } from '../store/setup-lock.ts'
import { foundingScope, type FoundOrganisation } from './found-organisation.ts'
import { startSession } from './start-session.ts'

/** The first visitor of a new server becomes the owner of its first organisation; nobody after. */
export const setUpServer =
  (found: FoundOrganisation): Handler<typeof setUp> =>
  async (tx, { body }, call) => {
    await lockSetup(tx)
    if (await anyOrganisation(tx)) return refuse(alreadySetUp.code)
    const { person, organisation } = body
    if (isGuessable(person.password, [person.name, person.email])) return refuse(weakPassword.code)
    const personId = await insertPerson(tx, { ...person, timeZone: organisation.timeZone })
    await savePasswordHash(tx, personId, await hashPassword(person.password))
    const slug = freeSlug(slugOf(organisation.name), await slugsLike(tx, slugOf(organisation.name)))
    const organisationId = await insertOrganisation(tx, { ...organisation, slug, country: null, example: false })
    await insertMembership(tx, {
      organisationId,
      personId,
      roles: ['owner', 'programme-lead'],
      status: 'active',
      name: person.name,
      email: person.email,
    })
    await startSession(tx, call, { personId, assurance: 'password' })
    await found(await tx.within(foundingScope(organisationId, personId)))
    return ok({ organisationId, slug })
  }
