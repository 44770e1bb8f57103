import type { setUp } from '@cadre/contracts'
import { ok } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { foundFirstOrganisation } from './found-first-organisation.ts'
import type { FoundOrganisation } from './found-organisation.ts'

/** The first visitor of a new server becomes the owner of its first organisation; nobody after. */
export const setUpServer =
  (found: FoundOrganisation): Handler<typeof setUp> =>
  async (tx, { body }, call) => {
    const { name, email, password } = body.person
    const { timeZone } = body.organisation
    const founded = await foundFirstOrganisation(tx, call, {
      organisation: { ...body.organisation, country: null, example: false },
      people: [{ name, email, timeZone, roles: ['owner', 'programme-lead'], manager: null }],
      visitor: email,
      password,
    })
    if (!founded.ok) return founded
    const { inside, organisationId, slug } = founded.value
    await found(inside)
    return ok({ organisationId, slug })
  }
