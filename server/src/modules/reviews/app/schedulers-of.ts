import type { Id } from '@cadre/kernel'
import type { Scheduler } from '@cadre/memory'
import type { Reads } from '../../../platform/db/transaction.ts'
import { schedulerBy } from '../domain/memory.ts'
import { fitsOf } from '../store/fits.ts'

/** How each of these people remembers: by the parameters fitted to their own answers, where a fit stands, else by everybody's. */
export async function schedulersOf(
  reads: Reads,
  personIds: readonly Id<'per'>[],
): Promise<(personId: Id<'per'>) => Scheduler> {
  const fits = await fitsOf(reads, personIds)
  const by = new Map([...fits].map(([personId, { weights }]) => [personId, schedulerBy(weights)]))
  return (personId) => by.get(personId) ?? schedulerBy(undefined)
}
