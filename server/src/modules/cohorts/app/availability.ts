import { forbidden, personUnknown, planInvalid, type readAvailability, type saveAvailability } from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { isMember, zoneOfOrganisation } from '../../identity/index.ts'
import type { PersonKey } from '../domain/cohort.ts'
import { availabilityByPerson, saveAvailability as save } from '../store/availability.ts'

/** One's own hours, or with the right to plan anybody's. */
const mayTouch = ({ personId, permissions }: OrganisationScope, asked: PersonKey): boolean =>
  asked === personId || permissions.has('cohorts.plan')

export const readOneAvailability: Handler<typeof readAvailability> = async (reads, { params }) => {
  if (!mayTouch(reads.scope, params.personId)) return refuse(forbidden.code, { anyOf: ['cohorts.plan'] })
  const known = (await availabilityByPerson(reads, [params.personId])).get(params.personId)
  return ok(known ?? { zone: await zoneOfOrganisation(reads), weekly: null, away: [] })
}

export const saveOneAvailability: Handler<typeof saveAvailability> = async (tx, { params, body }) => {
  if (!mayTouch(tx.scope, params.personId)) return refuse(forbidden.code, { anyOf: ['cohorts.plan'] })
  if (!(await isMember(tx, params.personId))) return refuse(personUnknown.code, { personId: params.personId })
  const backwards = body.away.find(({ from, to }) => to < from)
  if (backwards)
    return refuse(planInvalid.code, {
      reason: `The days away from ${backwards.from} to ${backwards.to} end before they begin.`,
    })
  await save(tx, params.personId, body)
  tx.record({ operation: 'cohorts.save-availability', subject: params.personId, detail: body })
  return ok({})
}
