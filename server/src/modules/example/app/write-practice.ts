import { instant, seededRandom, seedFrom, shuffled, type Id, type Instant } from '@cadre/kernel'
import { heldSessionsOf } from '../../cohorts/index.ts'
import type { PoolQuestion } from '../../bank/index.ts'
import { recordAnswers, type Answered } from '../../reviews/index.ts'
import type { ExampleCohort } from '../domain/cohort-plans.ts'
import { chanceOf } from '../domain/example-answers.ts'
import { abilityAt, hasStopped, pastCohort, type ExampleTx, type PastCohort } from './past-cohort.ts'
import { writeRuns } from './write-runs.ts'
import type { Placed } from './write-standing.ts'

type Written = { readonly cohort: ExampleCohort; readonly cohortId: Id<'coh'>; readonly placed: Placed }

/** Questions that each reviews at home the evening after a session. */
const reviewed = 4
const minuteMs = 60_000
const untilHomeMs = 26 * 60 * minuteMs

/**
 * What people did beside the assessments: the sessions that were held, with what was answered there, and reviews the evening
 * after. Forecasts of those weeks follow in a job, so that nobody waits for them.
 */
export async function writePractice(tx: ExampleTx, written: Written): Promise<void> {
  if (written.cohort.stage !== 'confirmed') return
  const past = await pastCohort(tx, written)
  const live = await writeRuns(tx, past)
  if (past.pool.length === 0) return
  const held = await heldSessionsOf(tx, past.cohortId)
  const home = held.flatMap(({ key, start }, session) =>
    past.people.flatMap((personId, index) => {
      if (hasStopped(past, index, session)) return []
      return reviewsOf(past, { personId, ability: abilityAt(past, index, session) }, { key: `${key} ${index}`, start })
    }),
  )
  await recordAnswers(
    tx,
    [...live, ...home].filter(({ at }) => at < tx.now),
  )
  const { certificationId, people: personIds } = past
  await tx.enqueue({
    task: 'readiness.replay',
    payload: { organisationId: tx.scope.organisationId, certificationId, personIds },
  })
}

type Who = { readonly personId: Id<'per'>; readonly ability: number }
type Evening = { readonly key: string; readonly start: Instant }

function reviewsOf(
  { cohort, certificationId, cohortId, pool }: PastCohort,
  who: Who,
  { key, start }: Evening,
): Answered[] {
  const random = seededRandom(seedFrom(`${cohort.name} ${key}`))
  return shuffled(random, pool)
    .slice(0, reviewed)
    .map(({ questionId, versionId, domain, difficulty }: PoolQuestion, k) => {
      const correct = random.next() < chanceOf(who.ability, difficulty ?? 3)
      return {
        ...{ personId: who.personId, certificationId, questionId, versionId, domain, correct },
        source: 'review',
        sourceId: `${cohortId} ${key} ${k}`,
        at: instant(start + untilHomeMs + (k + 1) * minuteMs),
        points: correct ? 100 : 0,
        seconds: 30 + Math.floor(random.next() * 60),
        practiceExam: false,
      }
    })
}
