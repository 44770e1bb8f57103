import { instantOf, localOf } from '@cadre/calendar'
import { addDays, expectOk, instant, parseZone, type PlainDate } from '@cadre/kernel'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { livePoolOf } from '../../bank/index.ts'
import { insertSlots } from '../../care/index.ts'
import { recordAnswers } from '../../reviews/index.ts'
import { timeOfDay, type ExampleCohort } from '../domain/cohort-plans.ts'
import { exampleOrganisation } from '../domain/world.ts'
import type { Placed } from './write-standing.ts'

type ExampleTx = Tx<OrganisationScope>
type Where = { readonly cohort: ExampleCohort; readonly placed: Placed; readonly today: PlainDate }

const zone = expectOk(parseZone(exampleOrganisation.timeZone))
const dayMs = 86_400_000
const minuteMs = 60_000

/** In a running cohort all but the last keep practising; that one is falling behind. Their trainer offers office hours. */
export async function writeCare(tx: ExampleTx, { cohort, placed, today }: Where): Promise<void> {
  const isRunning = cohort.stage === 'confirmed' && cohort.start <= today && addDays(cohort.start, 40) > today
  const pool = (await livePoolOf(tx, placed.certificationId(cohort.code))).slice(0, 3)
  if (!isRunning || pool.length === 0) return
  const practising = cohort.participants.slice(0, Math.max(0, cohort.accepted - 1))
  await recordAnswers(
    tx,
    practising.flatMap((person, index) =>
      pool.map(({ questionId, versionId, domain }, place) => ({
        personId: placed.personId(person),
        certificationId: placed.certificationId(cohort.code),
        questionId,
        versionId,
        domain,
        source: 'review' as const,
        sourceId: `example ${place}`,
        at: instant(tx.now - (index % 3) * dayMs - (place + 5) * minuteMs),
        correct: (index + place) % 3 !== 0,
        points: (index + place) % 3 === 0 ? 0 : 100,
        seconds: 40 + 7 * place,
        practiceExam: false,
      })),
    ),
  )
  const start = instantOf(localOf(addDays(today, 2), timeOfDay('16:00')), zone)
  const slot = (index: number) => ({
    trainerId: placed.personId(cohort.trainer),
    start: instant(start + index * 30 * minuteMs),
    end: instant(start + (index + 1) * 30 * minuteMs),
    place: 'Meeting room 2',
  })
  await insertSlots(tx, [0, 1, 2, 3].map(slot))
}
