import { seededRandom, seedFrom, type Id, type Instant } from '@cadre/kernel'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { answerKeyOf, livePoolOf, versionsById, type PoolQuestion } from '../../bank/index.ts'
import type { ExampleCohort } from '../domain/cohort-plans.ts'
import { abilityOf } from '../domain/example-answers.ts'
import type { Presence } from '../domain/example-run.ts'
import type { Placed } from './write-standing.ts'

export type ExampleTx = Tx<OrganisationScope>
type Keys = ReadonlyMap<Id<'qve'>, ReturnType<typeof answerKeyOf>>
export type PastCohort = {
  readonly cohort: ExampleCohort
  readonly cohortId: Id<'coh'>
  readonly certificationId: Id<'crt'>
  readonly trainerId: Id<'per'>
  readonly people: readonly Id<'per'>[]
  readonly pool: readonly PoolQuestion[]
  readonly keys: Keys
  readonly now: Instant
}

/** Logits that people gain from one session to the next: a programme's expected growth over its sessions. */
const gainEach = 0.09
/** Within these a cohort of the example has ended. */
const runningDays = 70
const dayMs = 86_400_000

export async function pastCohort(
  tx: ExampleTx,
  { cohort, cohortId, placed }: { cohort: ExampleCohort; cohortId: Id<'coh'>; placed: Placed },
): Promise<PastCohort> {
  const certificationId = placed.certificationId(cohort.code)
  const pool = await livePoolOf(tx, certificationId)
  const versions = await versionsById(
    tx,
    pool.map(({ versionId }) => versionId),
  )
  return {
    ...{ cohort, cohortId, certificationId, pool, now: tx.now },
    trainerId: placed.personId(cohort.trainer),
    people: cohort.participants.slice(0, cohort.accepted).map(placed.personId),
    keys: new Map([...versions].map(([id, version]) => [id, answerKeyOf(version)])),
  }
}

/** How able the one at this place is at a session. */
export const abilityAt = ({ cohort }: PastCohort, index: number, session: number): number =>
  abilityOf(seededRandom(seedFrom(`${cohort.name} ${index}`)), false) + session * gainEach

const isOver = ({ cohort, now }: PastCohort): boolean => Date.parse(cohort.start) + runningDays * dayMs < now

/** The last of a running cohort comes to two sessions and then falls behind (K8). */
export const hasStopped = (past: PastCohort, index: number, session: number): boolean =>
  !isOver(past) && index === past.cohort.accepted - 1 && session >= 2

const excused = { index: 1, session: 3 }
const [lateShare, missedShare] = [0.06, 0.1]

/** Whether the one at this place came to a session: somebody excused once in each cohort, few late, of those that ended few absent. */
export function presenceAt(past: PastCohort, index: number, session: number): Presence {
  if (hasStopped(past, index, session)) return 'missed'
  if (index === excused.index && session === excused.session) return 'excused'
  const chance = seededRandom(seedFrom(`${past.cohort.name} ${index} at ${session}`)).next()
  if (chance < lateShare) return 'late'
  return isOver(past) && chance < missedShare ? 'missed' : 'whole'
}
