import { addDays, dateIn, instant, type Id, type PlainDate } from '@cadre/kernel'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { insertPlan, insertTalk, moveFlag } from '../../care/index.ts'
import { zoneOfOrganisation } from '../../identity/index.ts'
import type { ExampleCohort } from '../domain/cohort-plans.ts'
import type { Placed } from './write-standing.ts'

type ExampleTx = Tx<OrganisationScope>
type Where = {
  readonly cohort: ExampleCohort
  readonly cohortId: Id<'coh'>
  readonly placed: Placed
  readonly today: PlainDate
}

/** Days of a cohort after which whoever stopped coming has been talked to. */
const settledDays = 21
const overDays = 60

/**
 * Who stopped coming to a cohort that has run for some weeks was talked to by its trainer, who agreed a plan and looks again today (K8).
 */
export async function writeCare(tx: ExampleTx, { cohort, cohortId, placed, today }: Where): Promise<void> {
  const person = cohort.participants[cohort.accepted - 1]
  const begun = addDays(cohort.start, settledDays) <= today && addDays(cohort.start, overDays) > today
  if (cohort.stage !== 'confirmed' || !begun || !person) return
  const learner = { cohortId, personId: placed.personId(person) }
  const trainerId = placed.personId(cohort.trainer)
  const then: ExampleTx = { ...tx, now: instant(tx.now - 5 * 86_400_000), scope: { ...tx.scope, personId: trainerId } }
  const heldOn = dateIn(await zoneOfOrganisation(tx), then.now)
  await insertTalk(then, {
    ...learner,
    heldOn,
    by: trainerId,
    obstacles: ['time'],
    notes: 'A client release takes the evenings until the end of the month. Wants to stay in the cohort.',
    readers: 'carers',
  })
  await insertPlan(then, {
    ...learner,
    ownerId: trainerId,
    steps: [
      { kind: 'practice', words: 'Ten minutes of reviews on four days a week', url: null, dueOn: today, done: false },
      {
        kind: 'office-hours',
        words: 'One slot on the two sessions that were missed',
        url: null,
        dueOn: null,
        done: true,
      },
    ],
    followUpOn: today,
    state: 'open',
  })
  await moveFlag(then, learner, {
    event: 'take',
    words: 'one-to-one, time',
    today: {
      reasons: [{ kind: 'no-practice', size: 7 }],
      shown: [{ kind: 'no-practice', words: 'No practice for 7 days', rows: [] }],
    },
  })
}
