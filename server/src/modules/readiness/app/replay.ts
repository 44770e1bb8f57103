import { instantOf, localOf } from '@cadre/calendar'
import { dateIn, expectOk, isId, ok, parsePlainTime, type Id, type PlainDate } from '@cadre/kernel'
import { as, transact, type Database, type Tx } from '../../../platform/db/transaction.ts'
import { zoneOfOrganisation } from '../../identity/index.ts'
import { answersOf } from '../../reviews/index.ts'
import type { Learner } from '../domain/learner.ts'
import { deleteBelief, lockLearner } from '../store/beliefs.ts'
import { follow, scopeOf } from './follow.ts'
import { freeze } from './freeze.ts'

/**
 * `readiness.replay`: the example's past, in which answers lie on many days although they were written in one night: each day's forecast is
 * made from what was answered up to that evening, and kept under that day. Nothing but the example's set-up queues it: an organisation's own
 * forecasts are frozen when they are made and never afterwards.
 */
export async function replayTask(database: Database, payload: unknown): Promise<void> {
  const asked = askedIn(payload)
  if (!asked) return
  const { organisationId, personIds, certificationId } = asked
  await transact(database, as(scopeOf(organisationId)), async (tx) => {
    const learners = personIds.map((personId) => ({ personId, certificationId }))
    for (const learner of learners) {
      await lockLearner(tx, learner)
      await deleteBelief(tx, learner)
    }
    const days = await daysAnswered(tx, learners)
    for (const day of [...new Set([...days.values()].flat())].toSorted()) {
      const evening = await eveningOf(tx, day)
      for (const learner of learners) {
        if (days.get(learner.personId)?.includes(day) && evening <= tx.now)
          await freeze({ ...tx, now: evening }, learner, 'daily')
      }
    }
    for (const learner of learners) await follow(tx, learner)
    return ok(null)
  })
}

async function daysAnswered(tx: Tx, learners: readonly Learner[]): Promise<Map<Id<'per'>, PlainDate[]>> {
  const zone = await zoneOfOrganisation(tx)
  const days = new Map<Id<'per'>, PlainDate[]>()
  for (const learner of learners) {
    const answers = await answersOf(tx, { ...learner, after: 0 })
    days.set(learner.personId, [...new Set(answers.map(({ at }) => dateIn(zone, at)))])
  }
  return days
}

const eveningOf = async (tx: Tx, day: PlainDate) =>
  instantOf(localOf(day, expectOk(parsePlainTime('23:00'))), await zoneOfOrganisation(tx))

function askedIn(payload: unknown) {
  if (typeof payload !== 'object' || payload === null) return null
  const { organisationId, personIds, certificationId }: Record<string, unknown> = {
    organisationId: '',
    personIds: [],
    certificationId: '',
    ...payload,
  }
  if (typeof organisationId !== 'string' || typeof certificationId !== 'string' || !Array.isArray(personIds))
    return null
  const people = personIds.filter((id): id is Id<'per'> => typeof id === 'string' && isId('per', id))
  return isId('org', organisationId) && isId('crt', certificationId)
    ? { organisationId, certificationId, personIds: people }
    : null
}
