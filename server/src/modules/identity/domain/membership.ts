import { ok, refuse, type Ok, type Refusal } from '@cadre/kernel'
import { withinRank, type AboveRank, type RankTable } from './rank.ts'

type LastOwner = Refusal<'identity.last-owner', Record<string, never>>
type Ended = Refusal<'identity.membership-ended', Record<string, never>>
type Unsuitable = Refusal<'identity.manager-unsuitable', { reason: 'not-a-member' | 'circle' }>

export type Standing<R extends string> = {
  readonly status: 'invited' | 'active' | 'ended'
  readonly roles: readonly R[]
}
/** What a decision about one member is made from. */
export type Decision<R extends string> = {
  readonly table: RankTable<R>
  readonly actorRoles: readonly R[]
  readonly current: Standing<R>
  /** Active owners besides this member. */
  readonly otherOwners: number
}

const isOwner = <R extends string>({ status, roles }: Standing<R>): boolean =>
  status === 'active' && roles.some((role) => role === 'owner')

/** Whether a member may get these roles: all they hold and will hold is within the actor's rank, and an owner remains. */
export function decideRoles<R extends string>(
  { table, actorRoles, current, otherOwners }: Decision<R>,
  next: readonly R[],
): Ok<null> | AboveRank | LastOwner | Ended {
  if (current.status === 'ended') return refuse('identity.membership-ended')
  const within = withinRank(table, actorRoles, [...new Set([...current.roles, ...next])])
  if (!within.ok) return within
  const remains = !isOwner(current) || otherOwners > 0 || next.some((role) => role === 'owner')
  return remains ? ok(null) : refuse('identity.last-owner')
}

/** Whether the actor may change what is not a role (name, manager), or withdraw an invitation. */
export const decideTouch = <R extends string>({
  table,
  actorRoles,
  current,
}: Omit<Decision<R>, 'otherOwners'>): Ok<null> | AboveRank | Ended =>
  current.status === 'ended' ? refuse('identity.membership-ended') : withinRank(table, actorRoles, current.roles)

/** Whether somebody else may end a membership. One that has ended stays so: repeating is no error. */
export function decideEnd<R extends string>(decision: Decision<R>): Ok<null> | AboveRank | LastOwner {
  if (decision.current.status === 'ended') return ok(null)
  const within = withinRank(decision.table, decision.actorRoles, decision.current.roles)
  return within.ok ? decideLeave(decision) : within
}

/** Anybody may leave, but the last owner. */
export const decideLeave = <R extends string>({
  current,
  otherOwners,
}: Pick<Decision<R>, 'current' | 'otherOwners'>): Ok<null> | LastOwner =>
  isOwner(current) && otherOwners === 0 ? refuse('identity.last-owner') : ok(null)

/**
 * Whether one may be another's manager.
 * @param above those who already manage the manager, directly or through others.
 */
export function decideManager(
  personId: string,
  manager: { personId: string; status: Standing<string>['status']; above: readonly string[] } | null,
): Ok<null> | Unsuitable {
  if (!manager || manager.status === 'ended') return refuse('identity.manager-unsuitable', { reason: 'not-a-member' })
  const circle = manager.personId === personId || manager.above.includes(personId)
  return circle ? refuse('identity.manager-unsuitable', { reason: 'circle' }) : ok(null)
}
