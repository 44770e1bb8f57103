export type { Attendee, CalendarAddress, CalendarEvent } from './event.ts'
export { type CalendarFeed, writeFeed } from './feed.ts'
export { type Invitation, methodOf, writeInvitation } from './invitation.ts'
