import type { Id } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { isLetterWelcome, type LetterKind } from '../domain/preferences.ts'
import { timeIn } from '../domain/wall-time.ts'
import { ownPlaceOf } from './own-place.ts'

/** How a reminder by mail ends. */
export const whereLettersAreChosen = 'Choose what is written to you, and your quiet hours, under Settings, Reminders.'

/**
 * Whom a reminder may be mailed to now: who chose letters of that kind, outside their quiet hours. The others are asked again later,
 * so a job notes what it has sent and nothing else.
 */
export async function lettersOpenTo(
  reads: Reads,
  personIds: Iterable<Id<'per'>>,
  kind: LetterKind,
): Promise<ReadonlySet<Id<'per'>>> {
  const open = new Set<Id<'per'>>()
  for (const personId of new Set(personIds)) {
    const { preferences, zone } = await ownPlaceOf(reads, personId)
    if (isLetterWelcome(preferences, kind, timeIn(zone, reads.now))) open.add(personId)
  }
  return open
}
