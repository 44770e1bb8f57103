import type { Role } from '@cadre/contracts'
import { instant, type Id, type Instant } from '@cadre/kernel'
import { sql } from 'kysely'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import { moment, timestamp } from '../../../platform/db/values.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { PersonId } from '../../../platform/scope.ts'
import { invitationExpiry, type InvitationState, type InvitationStatus } from '../domain/invitation.ts'
import { newPersonId } from './people.ts'

export type Invitation = {
  readonly invitationId: Id<'inv'>
  readonly personId: PersonId
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly message: string
  readonly status: InvitationStatus
  readonly invitedBy: PersonId
  readonly invitedByName: string
  readonly sentAt: Instant
  readonly expiresAt: Instant
}

const invitations = (reads: Reads) =>
  reads.db
    .selectFrom('identity.invitations as i')
    .innerJoin('identity.memberships as m', (join) =>
      join.onRef('m.organisation_id', '=', 'i.organisation_id').onRef('m.person_id', '=', 'i.person_id'),
    )
    .innerJoin('identity.memberships as b', (join) =>
      join.onRef('b.organisation_id', '=', 'i.organisation_id').onRef('b.person_id', '=', 'i.invited_by'),
    )
    .select(['i.invitation_id', 'i.person_id', 'm.name', 'i.email', 'i.roles', 'i.message', 'i.status', 'i.invited_by'])
    .select(['b.name as invited_by_name', 'i.sent_at', 'i.expires_at'])
    .where(tenant(reads, 'i'))

export async function findInvitation(reads: Reads, invitationId: Id<'inv'>): Promise<Invitation | null> {
  const row = await invitations(reads).where('i.invitation_id', '=', invitationId).executeTakeFirst()
  return row ? toInvitation(row) : null
}

export async function findOpenInvitation(reads: Reads, personId: PersonId): Promise<Invitation | null> {
  const row = await invitations(reads)
    .where('i.person_id', '=', personId)
    .where('i.status', '=', 'open')
    .executeTakeFirst()
  return row ? toInvitation(row) : null
}

/** Newest first. @param after the sort key of the last one already shown: its instant in ms, then its id. */
export async function invitationsOf(
  reads: Reads,
  state: InvitationState | undefined,
  { after, limit }: { after: { sentAt: Instant; invitationId: string } | null; limit: number },
): Promise<Invitation[]> {
  const now = moment(reads.now)
  const rows = await invitations(reads)
    .$if(state === 'open', (query) => query.where('i.status', '=', 'open').where('i.expires_at', '>', now))
    .$if(state === 'expired', (query) => query.where('i.status', '=', 'open').where('i.expires_at', '<=', now))
    .$if(state === 'accepted' || state === 'declined' || state === 'revoked', (query) =>
      query.where('i.status', '=', state ?? ''),
    )
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(i.sent_at, i.invitation_id) < (${timestamp(after?.sentAt ?? instant(0))}, ${after?.invitationId})`,
      ),
    )
    .orderBy('i.sent_at', 'desc')
    .orderBy('i.invitation_id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toInvitation)
}

export async function countSentSince(reads: Reads, since: Instant): Promise<number> {
  const row = await reads.db
    .selectFrom('identity.invitations as i')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where(tenant(reads, 'i'))
    .where('i.sent_at', '>', moment(since))
    .executeTakeFirstOrThrow()
  return row.n
}

export type NewInvitation = {
  readonly personId: PersonId
  readonly email: string
  readonly roles: readonly Role[]
  readonly message: string
  readonly invitedBy: PersonId
  readonly tokenHash: Buffer
}

export async function insertInvitation(tx: Tx, invitation: NewInvitation): Promise<Id<'inv'>> {
  const invitationId = tx.newId('inv')
  const { personId, email, roles, message, invitedBy, tokenHash } = invitation
  await tx.db
    .insertInto('identity.invitations')
    .values({
      organisation_id: organisationOf(tx),
      invitation_id: invitationId,
      person_id: personId,
      email,
      roles: [...roles],
      message,
      invited_by: invitedBy,
      status: 'open',
      token_hash: tokenHash,
      created_at: timestamp(tx.now),
      sent_at: timestamp(tx.now),
      expires_at: timestamp(invitationExpiry(tx.now)),
    })
    .execute()
  return invitationId
}

/** Sends an open invitation anew: the old link stops working. */
export async function renewInvitation(
  tx: Tx,
  invitationId: Id<'inv'>,
  { roles, message, tokenHash }: { roles: readonly Role[]; message: string; tokenHash: Buffer },
): Promise<void> {
  await tx.db
    .updateTable('identity.invitations as i')
    .set({
      roles: [...roles],
      message,
      token_hash: tokenHash,
      sent_at: timestamp(tx.now),
      expires_at: timestamp(invitationExpiry(tx.now)),
    })
    .where(tenant(tx, 'i'))
    .where('i.invitation_id', '=', invitationId)
    .where('i.status', '=', 'open')
    .execute()
}

export async function revokeOpenInvitation(tx: Tx, personId: PersonId): Promise<void> {
  await tx.db
    .updateTable('identity.invitations as i')
    .set({ status: 'revoked', ended_at: timestamp(tx.now) })
    .where(tenant(tx, 'i'))
    .where('i.person_id', '=', personId)
    .where('i.status', '=', 'open')
    .execute()
}

/** The person of an address, made if there is none; whether there was one stays unknown to the caller. */
export async function personForInvitation(
  tx: Tx,
  { email, name, timeZone }: { email: string; name: string; timeZone: string },
): Promise<PersonId> {
  const { rows } = await sql<{ person_id: PersonId }>`
    select identity.person_for_invitation(${newPersonId(tx)}, ${email}, ${name}, ${timeZone}, ${timestamp(tx.now)}) as person_id`.execute(
    tx.db,
  )
  return (rows[0] as { person_id: PersonId }).person_id
}

type Row = {
  invitation_id: string
  person_id: string
  name: string
  email: string
  roles: string[]
  message: string
  status: string
  invited_by: string
  invited_by_name: string
  sent_at: Instant
  expires_at: Instant
}

const toInvitation = (row: Row): Invitation => ({
  invitationId: row.invitation_id as Id<'inv'>,
  personId: row.person_id as PersonId,
  name: row.name,
  email: row.email,
  roles: row.roles as Role[],
  message: row.message,
  status: row.status as InvitationStatus,
  invitedBy: row.invited_by as PersonId,
  invitedByName: row.invited_by_name,
  sentAt: row.sent_at,
  expiresAt: row.expires_at,
})
