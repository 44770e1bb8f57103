import type { Permission, Role } from '@cadre/contracts'
import type { Id } from '@cadre/kernel'

export type OrganisationId = Id<'org'>
export type PersonId = Id<'per'>

/**
 * In whose name a transaction runs. Made only from a verified session or token and the organisation of the URL, or for a
 * job from the organisation that queued it; never from a request's body.
 */
export type OrganisationScope = {
  readonly kind: 'organisation'
  readonly organisationId: OrganisationId
  /** Null when a job acts for the organisation itself. */
  readonly personId: PersonId | null
  readonly sessionId: Id<'ses'> | null
  readonly roles: readonly Role[]
  readonly permissions: ReadonlySet<Permission>
}
export type PersonScope = { readonly kind: 'person'; readonly personId: PersonId; readonly sessionId: Id<'ses'> }
/** Before anybody is known (sign-in), and for housekeeping across organisations. Reaches only tables opened to it. */
export type SystemScope = { readonly kind: 'system' }
export type Scope = OrganisationScope | PersonScope | SystemScope

export const systemScope: SystemScope = { kind: 'system' }

/** The organisation itself acts, or a person whose right to it was found in its own tables (a writer's secret). */
export const organisationScope = (
  organisationId: OrganisationId,
  personId: PersonId | null = null,
): OrganisationScope => ({
  kind: 'organisation',
  organisationId,
  personId,
  sessionId: null,
  roles: [],
  permissions: new Set(),
})
