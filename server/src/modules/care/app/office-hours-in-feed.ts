import { pageAddress } from '../../../platform/page-address.ts'
import type { FeedSource } from '../../cohorts/index.ts'
import { directoryOf, zoneOfOrganisation } from '../../identity/index.ts'
import { slotsAfter } from '../store/slots.ts'
import { instant } from '@cadre/kernel'

/** What is past stays in calendars for a month. */
const keptMs = 30 * 86_400_000

/** Booked office hours, in the calendar of both who meet. */
export const officeHoursInFeed: FeedSource = async (reads, personId, publicUrl) => {
  const slots = await slotsAfter(reads, instant(reads.now - keptMs), { trainerIds: [personId], personId })
  const directory = await directoryOf(
    reads,
    slots.flatMap(({ trainerId, booking }) => [trainerId, ...(booking ? [booking.personId] : [])]),
  )
  const zone = await zoneOfOrganisation(reads)
  return slots.flatMap(({ slotId, trainerId, start, end, place, booking }) => {
    if (!booking) return []
    const other = directory.get(trainerId === personId ? booking.personId : trainerId)?.name ?? ''
    return [
      {
        uid: `${slotId}@cadre`.toLowerCase(),
        sequence: 0,
        start,
        end,
        zone,
        summary: `Office hours with ${other}`,
        description: booking.topic,
        location: place,
        url: pageAddress(reads, publicUrl, 'office-hours'),
        joinUrl: null,
        categories: ['Office hours'],
        status: 'CONFIRMED' as const,
        created: booking.at,
        lastModified: booking.at,
        alarms: [15],
      },
    ]
  })
}
