import {
  forbidden,
  nothingToClose,
  ownerUnknown,
  planChanged,
  type closeFlag,
  type noteTalk,
  type saveCarePlan,
} from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import type { Cohort } from '../../cohorts/index.ts'
import { isMember } from '../../identity/index.ts'
import { insertPlan, lockOpenPlan, savePlan } from '../store/plans.ts'
import type { Learner } from '../store/flags.ts'
import { insertTalk } from '../store/talks.ts'
import { participantInCare } from './access.ts'
import { gatherBehind } from './gather.ts'
import { moveFlag } from './move-flag.ts'
import type { CareSource } from './source.ts'

type Sources = readonly CareSource[]

async function todayFor(
  tx: Tx<OrganisationScope>,
  { cohort, personId }: { cohort: Cohort; personId: string },
  sources: Sources,
) {
  const behind = (await gatherBehind(tx, [cohort], sources)).find((each) => each.personId === personId)
  return { reasons: behind?.reasons ?? [], shown: behind?.shown ?? [] }
}

export const noteOneTalk =
  (sources: Sources): Handler<typeof noteTalk> =>
  async (tx, { params, body }) => {
    const found = await participantInCare(tx, params)
    if (!found.ok) return found
    const by = tx.scope.personId
    if (by === null) return refuse(forbidden.code, { anyOf: ['care.give'] })
    const { cohortId, personId } = params
    const talkId = await insertTalk(tx, { ...body, cohortId, personId, by })
    const today = await todayFor(tx, { cohort: found.value.cohort, personId }, sources)
    await moveFlag(
      tx,
      { cohortId, personId },
      { event: 'take', words: `one-to-one, ${body.obstacles.join(', ')}`, today },
    )
    // What was said is nobody's to read in the audit log.
    const detail = { cohortId, talkId, heldOn: body.heldOn, obstacles: body.obstacles, readers: body.readers }
    tx.record({ operation: 'care.note-talk', subject: personId, detail })
    tx.changed('care', personId)
    return ok({ talkId })
  }

export const saveOnePlan =
  (sources: Sources): Handler<typeof saveCarePlan> =>
  async (tx, { params, body }) => {
    const found = await participantInCare(tx, params)
    if (!found.ok) return found
    const { cohortId, personId } = params
    const { expectedRevision, ...agreed } = body
    if (!(await isMember(tx, body.ownerId))) return refuse(ownerUnknown.code)
    const open = await lockOpenPlan(tx, cohortId, personId)
    if ((open?.revision ?? 0) !== expectedRevision) return refuse(planChanged.code, { revision: open?.revision ?? 0 })
    const revision = expectedRevision + 1
    const planId = open?.planId ?? (await insertPlan(tx, { ...agreed, cohortId, personId }))
    if (open) await savePlan(tx, { ...open, ...agreed, revision })
    const today = await todayFor(tx, { cohort: found.value.cohort, personId }, sources)
    if (!open) await moveFlag(tx, params, { event: 'take', words: `plan until ${body.followUpOn}`, today })
    const detail = { cohortId, planId, ownerId: body.ownerId, followUpOn: body.followUpOn, state: body.state, revision }
    tx.record({ operation: 'care.save-plan', subject: personId, detail })
    tx.changed('care', personId)
    return ok({ planId, revision })
  }

export const closeOneFlag =
  (sources: Sources): Handler<typeof closeFlag> =>
  async (tx, { params, body }) => {
    const found = await participantInCare(tx, params)
    if (!found.ok) return found
    const learner: Learner = params
    const today = await todayFor(tx, { cohort: found.value.cohort, personId: params.personId }, sources)
    const state = await moveFlag(tx, learner, { event: 'close', words: body.because, today })
    if (state === null) return refuse(nothingToClose.code)
    const detail = { cohortId: params.cohortId, because: body.because }
    tx.record({ operation: 'care.close', subject: params.personId, detail })
    return ok({ state })
  }
