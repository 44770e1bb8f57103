import { instant, seededRandom, seedFrom, shuffled, type Id, type Instant, type Random } from '@cadre/kernel'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { livePoolOf, type PoolQuestion } from '../../bank/index.ts'
import { heldSessionsOf } from '../../cohorts/index.ts'
import { recordAnswers, type Answered } from '../../reviews/index.ts'
import type { ExampleCohort } from '../domain/cohort-plans.ts'
import { abilityOf, chanceOf } from '../domain/example-answers.ts'
import type { Placed } from './write-standing.ts'

type Written = { readonly cohort: ExampleCohort; readonly cohortId: Id<'coh'>; readonly placed: Placed }

/** Questions of an opening quiz, and those that each reviews at home the evening after. */
const quizzed = 6
const reviewed = 4
/** Logits that people gain from one session to the next: a programme's expected growth over its sessions. */
const gainEach = 0.09
const minuteMs = 60_000
/** Within these a cohort of the example has ended. */
const runningDays = 70
const untilHomeMs = 26 * 60 * minuteMs

/**
 * What people answered beside the assessments: an opening quiz at every session that was held, and reviews the evening after. Forecasts of
 * those weeks follow in a job, so that nobody waits for them.
 */
export async function writePractice(tx: Tx<OrganisationScope>, written: Written): Promise<void> {
  const { cohort, cohortId, placed } = written
  const certificationId = placed.certificationId(cohort.code)
  const pool = cohort.stage === 'confirmed' ? await livePoolOf(tx, certificationId) : []
  if (pool.length === 0) return
  const held = await heldSessionsOf(tx, cohortId)
  const people = cohort.participants.slice(0, cohort.accepted).map(placed.personId)
  const answers = held.flatMap(({ key, start }, session) =>
    people.flatMap((personId, index) => {
      if (hasStopped({ cohort, now: tx.now }, index, session)) return []
      const steady = abilityOf(seededRandom(seedFrom(`${cohort.name} ${index}`)), false)
      const who = { personId, certificationId, ability: steady + session * gainEach }
      return answersOf(who, { pool, start, quiz: `${cohortId} ${key}`, home: `${cohortId} ${key} ${index}` })
    }),
  )
  await recordAnswers(
    tx,
    answers.filter(({ at }) => at < tx.now),
  )
  await tx.enqueue({
    task: 'readiness.replay',
    payload: { organisationId: tx.scope.organisationId, certificationId, personIds: people },
  })
}

/** The last of a running cohort comes to two sessions and then falls behind (K8). */
function hasStopped({ cohort, now }: { cohort: ExampleCohort; now: Instant }, index: number, session: number): boolean {
  const isOver = Date.parse(cohort.start) + runningDays * 24 * 60 * minuteMs < now
  return !isOver && index === cohort.accepted - 1 && session >= 2
}

type Who = Pick<Answered, 'personId' | 'certificationId'> & { readonly ability: number }
type Occasion = {
  readonly pool: readonly PoolQuestion[]
  readonly start: Instant
  /** What the quiz and the reviews are called in the record; the chance of both comes from it, so that a group meets one quiz. */
  readonly quiz: string
  readonly home: string
}

function answersOf(who: Who, { pool, start, quiz, home }: Occasion): Answered[] {
  const random = seededRandom(seedFrom(home))
  const together = shuffled(seededRandom(seedFrom(quiz)), pool).slice(0, quizzed)
  const alone = shuffled(random, pool).slice(0, reviewed)
  const minutesLater = (from: number, k: number) => instant(from + (k + 1) * minuteMs)
  return [
    ...together.map((question, k) =>
      answerTo(who, question, random, { source: 'quiz', sourceId: quiz, at: minutesLater(start, k) }),
    ),
    ...alone.map((question, k) =>
      answerTo(who, question, random, {
        source: 'review',
        sourceId: `${home} ${k}`,
        at: minutesLater(start + untilHomeMs, k),
      }),
    ),
  ]
}

function answerTo(
  { ability, personId, certificationId }: Who,
  { questionId, versionId, domain, difficulty }: PoolQuestion,
  random: Random,
  where: Pick<Answered, 'source' | 'sourceId' | 'at'>,
): Answered {
  const correct = random.next() < chanceOf(ability, difficulty ?? 3)
  const seconds = 30 + Math.floor(random.next() * 60)
  const points = correct ? 100 : 0
  return {
    personId,
    certificationId,
    questionId,
    versionId,
    domain,
    correct,
    points,
    seconds,
    practiceExam: false,
    ...where,
  }
}
