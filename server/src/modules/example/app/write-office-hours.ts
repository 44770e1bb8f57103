import { instantOf, localOf } from '@cadre/calendar'
import { addDays, expectOk, instant, parseZone, type PlainDate } from '@cadre/kernel'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { insertSlots } from '../../care/index.ts'
import { timeOfDay, type ExampleCohort } from '../domain/cohort-plans.ts'
import { exampleOrganisation } from '../domain/world.ts'
import type { Placed } from './write-standing.ts'

type ExampleTx = Tx<OrganisationScope>
type Where = { readonly cohort: ExampleCohort; readonly placed: Placed; readonly today: PlainDate }

const zone = expectOk(parseZone(exampleOrganisation.timeZone))
const minuteMs = 60_000

/** The trainer of a running cohort offers office hours. */
export async function writeOfficeHours(tx: ExampleTx, { cohort, placed, today }: Where): Promise<void> {
  const isRunning = cohort.stage === 'confirmed' && cohort.start <= today && addDays(cohort.start, 40) > today
  if (!isRunning) return
  const start = instantOf(localOf(addDays(today, 2), timeOfDay('16:00')), zone)
  const slot = (index: number) => ({
    trainerId: placed.personId(cohort.trainer),
    start: instant(start + index * 30 * minuteMs),
    end: instant(start + (index + 1) * 30 * minuteMs),
    place: 'Meeting room 2',
  })
  await insertSlots(tx, [0, 1, 2, 3].map(slot))
}
