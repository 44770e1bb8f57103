import { slugTaken, type organisation, type updateOrganisation } from '@cadre/contracts'
import { isoOf, ok, refuse } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { changesBetween } from '../domain/changes.ts'
import { isSlugTaken } from '../store/slug-taken.ts'
import { ownOrganisation, saveOrganisation, type Organisation } from '../store/organisations.ts'
import { lockMembers } from '../store/members.ts'

export const readOrganisation: Handler<typeof organisation> = async (reads) => ok(viewOf(await ownOrganisation(reads)))

export const changeOrganisation: Handler<typeof updateOrganisation> = async (tx, { body }) => {
  await lockMembers(tx)
  const before = await ownOrganisation(tx)
  const after: Organisation = {
    ...before,
    name: body.name ?? before.name,
    slug: body.slug ?? before.slug,
    timeZone: body.timeZone ?? before.timeZone,
    country: body.country === undefined ? before.country : body.country,
    accent: body.accent ?? before.accent,
  }
  if (after.slug !== before.slug && (await isSlugTaken(tx, after.slug))) {
    return refuse(slugTaken.code, { slug: after.slug })
  }
  const changes = changesBetween(before, after)
  if (Object.keys(changes).length > 0) {
    await saveOrganisation(tx, after)
    tx.changed('organisation')
    tx.record({ operation: 'identity.update-organisation', subject: before.organisationId, detail: changes })
  }
  return ok(viewOf(after))
}

const viewOf = (organisation: Organisation) => ({ ...organisation, createdAt: isoOf(organisation.createdAt) })
