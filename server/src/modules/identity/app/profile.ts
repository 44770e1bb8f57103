import type { exportOwnData, updateProfile } from '@cadre/contracts'
import { isoOf, ok, type Instant } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import {
  allApiTokensOf,
  allInvitationsOf,
  allMembershipsOf,
  allSessionsOf,
  passwordChangedAt,
  personDates,
} from '../store/own-data.ts'
import { passkeysOf } from '../store/passkeys.ts'
import { personById, renameMemberships, saveProfile } from '../store/people.ts'
import { countRecoveryCodes } from '../store/recovery-codes.ts'
import { findTotp } from '../store/totp.ts'

export const changeProfile: Handler<typeof updateProfile> = async (tx, { body }) => {
  const before = await personById(tx, tx.scope.personId)
  const after = {
    ...before,
    name: body.name ?? before.name,
    timeZone: body.timeZone ?? before.timeZone,
    theme: body.theme ?? before.theme,
  }
  await saveProfile(tx, after)
  if (after.name !== before.name) {
    await renameMemberships(tx, before.personId, { from: before.name, to: after.name })
  }
  return ok(after)
}

const isoOrNull = (at: Instant | null): string | null => (at === null ? null : isoOf(at))

export const ownData: Handler<typeof exportOwnData> = async (reads) => {
  const { personId } = reads.scope
  const dates = await personDates(reads, personId)
  const totp = await findTotp(reads, personId)
  return ok({
    exportedAt: isoOf(reads.now),
    person: {
      ...(await personById(reads, personId)),
      createdAt: isoOf(dates.created_at),
      activatedAt: isoOrNull(dates.activated_at),
    },
    memberships: (await allMembershipsOf(reads, personId)).map(({ joined_at, ended_at, ...membership }) => ({
      ...membership,
      joinedAt: isoOrNull(joined_at),
      endedAt: isoOrNull(ended_at),
    })),
    invitations: (await allInvitationsOf(reads, personId)).map(({ created_at, ended_at, ...invitation }) => ({
      ...invitation,
      createdAt: isoOf(created_at),
      endedAt: isoOrNull(ended_at),
    })),
    sessions: (await allSessionsOf(reads, personId)).map(({ assurance, address, ...session }) => ({
      createdAt: isoOf(session.created_at),
      lastSeenAt: isoOf(session.last_seen_at),
      revokedAt: isoOrNull(session.revoked_at),
      userAgent: session.user_agent,
      assurance,
      address,
    })),
    waysOfSigningIn: {
      passwordChangedAt: isoOrNull(await passwordChangedAt(reads, personId)),
      totpSince: isoOrNull(totp?.confirmedAt ?? null),
      recoveryCodesLeft: await countRecoveryCodes(reads, personId),
      passkeys: (await passkeysOf(reads, personId)).map(({ name, createdAt, lastUsedAt }) => ({
        name,
        createdAt: isoOf(createdAt),
        lastUsedAt: isoOrNull(lastUsedAt),
      })),
    },
    apiTokens: (await allApiTokensOf(reads, personId)).map(({ organisation, name, permissions, ...token }) => ({
      organisation,
      name,
      permissions,
      createdAt: isoOf(token.created_at),
      expiresAt: isoOf(token.expires_at),
      lastUsedAt: isoOrNull(token.last_used_at),
      revokedAt: isoOrNull(token.revoked_at),
    })),
  })
}
