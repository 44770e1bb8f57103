import type { Role } from '@cadre/contracts'
import type { Id, Instant } from '@cadre/kernel'
import { timestamp } from '../../../platform/db/values.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationId, PersonId } from '../../../platform/scope.ts'
import type { InvitationStatus } from '../domain/invitation.ts'

/** An invitation as the holder of its link meets it, before any organisation's door is open. */
export type FoundInvitation = {
  readonly organisationId: OrganisationId
  readonly organisation: { readonly name: string; readonly slug: string; readonly accent: string }
  readonly invitationId: Id<'inv'>
  readonly personId: PersonId
  /** Whether somebody has signed in as this person before. */
  readonly activated: boolean
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly message: string
  readonly invitedByName: string
  readonly status: InvitationStatus
  readonly expiresAt: Instant
}

export async function findInvitationByToken({ db }: Reads, tokenHash: Buffer): Promise<FoundInvitation | null> {
  const row = await db
    .selectFrom('identity.invitations as i')
    .innerJoin('identity.organisations as o', 'o.organisation_id', 'i.organisation_id')
    .innerJoin('identity.people as p', 'p.person_id', 'i.person_id')
    .innerJoin('identity.memberships as m', (join) =>
      join.onRef('m.organisation_id', '=', 'i.organisation_id').onRef('m.person_id', '=', 'i.person_id'),
    )
    .innerJoin('identity.memberships as b', (join) =>
      join.onRef('b.organisation_id', '=', 'i.organisation_id').onRef('b.person_id', '=', 'i.invited_by'),
    )
    .select([
      'i.organisation_id',
      'o.name as organisation_name',
      'o.slug',
      'o.accent',
      'i.invitation_id',
      'i.person_id',
    ])
    .select(['p.activated_at', 'm.name', 'i.email', 'i.roles', 'i.message', 'b.name as invited_by_name', 'i.status'])
    .select('i.expires_at')
    .where('i.token_hash', '=', tokenHash)
    .executeTakeFirst()
  if (!row) return null
  return {
    organisationId: row.organisation_id as OrganisationId,
    organisation: { name: row.organisation_name, slug: row.slug, accent: row.accent },
    invitationId: row.invitation_id as Id<'inv'>,
    personId: row.person_id as PersonId,
    activated: row.activated_at !== null,
    name: row.name,
    email: row.email,
    roles: row.roles as Role[],
    message: row.message,
    invitedByName: row.invited_by_name,
    status: row.status as InvitationStatus,
    expiresAt: row.expires_at,
  }
}

/** Takes the answer to an open invitation; of two answers at once the second finds it closed. */
export async function answerInvitation(
  tx: Tx,
  { organisationId, invitationId }: Pick<FoundInvitation, 'organisationId' | 'invitationId'>,
  status: 'accepted' | 'declined',
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('identity.invitations')
    .set({ status, ended_at: timestamp(tx.now) })
    .where('organisation_id', '=', organisationId)
    .where('invitation_id', '=', invitationId)
    .where('status', '=', 'open')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function answerMembership(
  tx: Tx,
  { organisationId, personId, name }: Pick<FoundInvitation, 'organisationId' | 'personId' | 'name'>,
  status: 'active' | 'ended',
): Promise<void> {
  const at = timestamp(tx.now)
  await tx.db
    .updateTable('identity.memberships')
    .set(status === 'active' ? { status, name, joined_at: at } : { status, ended_at: at })
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where('status', '=', 'invited')
    .execute()
}
