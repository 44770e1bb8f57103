import { instantOf, localOf } from '@cadre/calendar'
import { addDays, dateIn, expectOk, isId, ok, parsePlainTime, weekdayOf, type Id, type Instant } from '@cadre/kernel'
import { as, read, transact, type Database, type Reads, type Tx } from '../../../platform/db/transaction.ts'
import { zoneOfOrganisation } from '../../identity/index.ts'
import { answersOf } from '../../reviews/index.ts'
import type { Learner } from '../domain/learner.ts'
import { deleteBelief, lockLearner } from '../store/beliefs.ts'
import { follow } from './follow.ts'
import { freeze } from './freeze.ts'
import { organisationScope } from '../../../platform/scope.ts'

/**
 * `readiness.replay`: the example's past, in which answers lie on many days although they were written in one night: of each week one forecast is
 * made from what was answered up to its last evening with answers, and kept under that day. Nothing but the example's set-up queues it: an
 * organisation's own forecasts are frozen when they are made and never afterwards.
 */
export async function replayTask(database: Database, payload: unknown): Promise<void> {
  const asked = askedIn(payload)
  if (!asked) return
  const { organisationId, personIds, certificationId } = asked
  const scope = as(organisationScope(organisationId))
  const learners = personIds.map((personId) => ({ personId, certificationId }))
  const weeks = await read(database, scope, async (reads) => ok(await eveningsOf(reads, learners)))
  if (!weeks.ok) return
  for (const [evening, ofWeek] of weeks.value) {
    await transact(database, scope, async (tx) => {
      for (const learner of ofWeek) await freezeAnew({ ...tx, now: evening }, learner)
      return ok(null)
    })
  }
  await transact(database, scope, async (tx) => {
    for (const learner of learners) {
      await lockLearner(tx, learner)
      await deleteBelief(tx, learner)
      await follow(tx, learner)
    }
    return ok(null)
  })
}

/** As if nothing later had been answered: the belief is read anew up to then. */
async function freezeAnew(tx: Tx, learner: Learner): Promise<void> {
  await lockLearner(tx, learner)
  await deleteBelief(tx, learner)
  await freeze(tx, learner, 'daily')
}

/** The last evening with answers of each person and week, in order of time, with whose it is. */
async function eveningsOf(reads: Reads, learners: readonly Learner[]): Promise<[Instant, Learner[]][]> {
  const zone = await zoneOfOrganisation(reads)
  const evenings = new Map<Instant, Learner[]>()
  for (const learner of learners) {
    const days = (await answersOf(reads, { ...learner, after: 0 })).map(({ at }) => dateIn(zone, at))
    const lastOfWeek = new Map(days.toSorted().map((day) => [addDays(day, -weekdayOf(day)), day]))
    for (const day of lastOfWeek.values()) {
      const evening = instantOf(localOf(day, elevenAtNight), zone)
      if (evening <= reads.now) evenings.set(evening, [...(evenings.get(evening) ?? []), learner])
    }
  }
  return [...evenings].toSorted(([a], [b]) => a - b)
}

const elevenAtNight = expectOk(parsePlainTime('23:00'))

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
