import type { Id, Instant } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { OrganisationScope, PersonId } from '../../../platform/scope.ts'

/** Something one person should know of. */
export type Notification = {
  readonly notificationId: string
  readonly at: Instant
  readonly words: string
  /** Below the organisation in the web app. */
  readonly place: string | null
}

export type StandingNotifications = {
  readonly notifications: readonly Notification[]
  /** Letters that say the same, or said it while it was true. */
  readonly insteadOf: ReadonlySet<Id<'mai'>>
}

/** What another module has to tell somebody for as long as it is so. */
export type NotificationSource = (reads: Reads<OrganisationScope>, personId: PersonId) => Promise<StandingNotifications>
