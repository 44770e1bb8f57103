import type { listMembers, ReplyOf } from '@cadre/contracts'

export type Member = ReplyOf<typeof listMembers>['members'][number]
