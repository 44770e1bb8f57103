import { instantOf, localOf } from '@cadre/calendar'
import { expectOk, parsePlainTime } from '@cadre/kernel'
import { zoneOfOrganisation } from '../../identity/index.ts'
import type { NotificationSource } from '../../mail/index.ts'
import { followUpLettersOf } from '../store/reminders.ts'
import { dueFollowUps } from './due-follow-ups.ts'

const midnight = expectOk(parsePlainTime('00:00'))

/** Each plan to look at again is told once, from the morning of its day until it is kept or dropped; its letter is not told beside it. */
export const followUpNotifications: NotificationSource = async (reads, personId) => {
  const due = await dueFollowUps(reads, personId)
  const zone = await zoneOfOrganisation(reads)
  return {
    notifications: due.map(({ planId, cohortId, cohortName, personId: about, name, followUpOn }) => ({
      notificationId: `follow-up-${planId}-${followUpOn}`,
      at: instantOf(localOf(followUpOn, midnight), zone),
      words: `Look again at ${name}, ${cohortName}: agreed for ${followUpOn}`,
      place: reads.scope.permissions.has('care.give') ? `care/${cohortId}/${about}` : null,
    })),
    insteadOf: await followUpLettersOf(reads, personId),
  }
}
