import type { Permission } from '@cadre/contracts'
import type { Id, Zone } from '@cadre/kernel'
import { zoneNamed } from '../lib/format/wire.ts'
import { useOrganisation, useSession } from './session/use-session.ts'

/** Where one works and as whom: the organisation of the address, and what its member may do. */
export type Here = {
  readonly organisationId: Id<'org'>
  readonly personId: Id<'per'>
  /** The zone in which this person reads times. */
  readonly zone: Zone
  readonly organisationZone: Zone
  /** The address of a page of this organisation: `at('cohorts')`. Other features are reached by it, never imported. */
  readonly at: (path: string) => string
  readonly may: (permission: Permission) => boolean
}

export function useHere(): Here {
  const { organisationId, slug, timeZone, permissions } = useOrganisation()
  const session = useSession()
  return {
    organisationId,
    at: (path) => `/o/${slug}/${path}`,
    personId: session.personId,
    zone: zoneNamed(session.timeZone),
    organisationZone: zoneNamed(timeZone),
    may: (permission) => permissions.includes(permission),
  }
}
