import { dateIn, type Id, type PlainDate, type Zone } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { availabilityByPerson } from '../../cohorts/index.ts'
import { zoneOfOrganisation } from '../../identity/index.ts'
import { defaultPreferences, type Preferences } from '../domain/preferences.ts'
import { findPreferences } from '../store/preferences.ts'

export type OwnPlace = { readonly preferences: Preferences; readonly zone: Zone; readonly today: PlainDate }

/** Where a person is, which date it is there, and what they chose: else the zone of their hours, else the organisation's. */
export async function ownPlaceOf(reads: Reads, personId: Id<'per'>): Promise<OwnPlace> {
  const chosen = await findPreferences(reads, personId)
  const zone =
    chosen?.zone ??
    (await availabilityByPerson(reads, [personId])).get(personId)?.zone ??
    (await zoneOfOrganisation(reads))
  return { preferences: chosen ?? defaultPreferences(zone), zone, today: dateIn(zone, reads.now) }
}
