import type { readMyCare } from '@cadre/contracts'
import { ok } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { cohortsOf } from '../../cohorts/index.ts'
import { directoryOf } from '../../identity/index.ts'
import { mayReadTalk } from '../domain/talk.ts'
import { openPlansOf } from '../store/plans.ts'
import { talksOf } from '../store/talks.ts'
import { planShown, talkShown } from './plan-view.ts'

/** What was agreed with the one who asks; what others noted about them only where it was shared. */
export const readOwnCare: Handler<typeof readMyCare> = async (reads) => {
  const { personId } = reads.scope
  if (personId === null) return ok({ plans: [], talks: [] })
  const plans = await openPlansOf(reads, [personId])
  const talks = (await talksOf(reads, { personIds: [personId] })).filter((talk) =>
    mayReadTalk(talk, { personId, cares: false }),
  )
  const names = new Map((await cohortsOf(reads)).map(({ cohortId, name }) => [cohortId, name]))
  const directory = await directoryOf(reads, [...plans.map(({ ownerId }) => ownerId), ...talks.map(({ by }) => by)])
  return ok({
    plans: plans.map((plan) => ({ ...planShown(plan, directory), cohortName: names.get(plan.cohortId) ?? '' })),
    talks: talks.map((talk) => ({ ...talkShown(talk, directory), cohortName: names.get(talk.cohortId) ?? '' })),
  })
}
