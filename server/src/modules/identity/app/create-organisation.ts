import { rateLimited, type createOrganisation } from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { freeSlug, slugOf } from '../domain/slug.ts'
import { insertMembership, insertOrganisation, slugsLike } from '../store/organisations.ts'
import { personById } from '../store/people.ts'
import { lockSetup } from '../store/setup-lock.ts'
import { takeTry } from '../store/tries.ts'
import { foundingScope, type FoundOrganisation } from './found-organisation.ts'

export const createOwnOrganisation =
  (found: FoundOrganisation): Handler<typeof createOrganisation> =>
  async (tx, { body }) => {
    const { personId } = tx.scope
    const allowed = await takeTry(tx, 'organisations', personId)
    if (!allowed.ok) return refuse(rateLimited.code, allowed.details)
    await lockSetup(tx)
    const person = await personById(tx, personId)
    const slug = freeSlug(slugOf(body.name), await slugsLike(tx, slugOf(body.name).slice(0, 36)))
    const organisationId = await insertOrganisation(tx, { ...body, slug, example: false })
    await insertMembership(tx, {
      organisationId,
      personId,
      roles: ['owner', 'programme-lead'],
      status: 'active',
      name: person.name,
      email: person.email,
    })
    const inside = await tx.within(foundingScope(organisationId, personId))
    await found(inside)
    inside.record({
      operation: 'identity.create-organisation',
      subject: organisationId,
      detail: { name: body.name, kind: body.kind },
    })
    return ok({ organisationId, slug })
  }
