import { isoOf } from '@cadre/kernel'
import type { Member } from '../store/members.ts'

/** A member as the API shows them. */
export const memberViewOf = (member: Member) => ({
  ...member,
  roles: [...member.roles],
  joinedAt: member.joinedAt === null ? null : isoOf(member.joinedAt),
  endedAt: member.endedAt === null ? null : isoOf(member.endedAt),
})
