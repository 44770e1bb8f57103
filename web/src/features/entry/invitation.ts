import type { lookAtInvitation, ReplyOf } from '@cadre/contracts'

export type Invitation = ReplyOf<typeof lookAtInvitation>
