import type { carePlanView, talkView } from '@cadre/contracts'
import type { Id } from '@cadre/kernel'
import type { z } from 'zod'
import type { DirectoryEntry } from '../../identity/index.ts'
import type { Plan } from '../domain/plan.ts'
import type { Talk } from '../domain/talk.ts'

type Directory = ReadonlyMap<Id<'per'>, DirectoryEntry>

export const planShown = (plan: Plan, directory: Directory): z.infer<typeof carePlanView> => ({
  planId: plan.planId,
  ownerId: plan.ownerId,
  ownerName: directory.get(plan.ownerId)?.name ?? '',
  steps: [...plan.steps],
  followUpOn: plan.followUpOn,
  state: plan.state,
  revision: plan.revision,
})

export const talkShown = (talk: Talk, directory: Directory): z.infer<typeof talkView> => ({
  talkId: talk.talkId,
  heldOn: talk.heldOn,
  by: directory.get(talk.by)?.name ?? '',
  obstacles: [...talk.obstacles],
  notes: talk.notes,
  readers: talk.readers,
})
