import * as contract from '@cadre/contracts'
import { route } from '../../platform/http/route.ts'
import { advanceOne } from './app/advance-cohort.ts'
import { readOneAvailability, saveOneAvailability } from './app/availability.ts'
import { bookOne, type BookingRule } from './app/book-exam.ts'
import { changeOne, previewOne, undoOne } from './app/change-calendar.ts'
import { createOneFeed, readFeeds, readOneFeed, revokeOneFeed, type FeedSource } from './app/feeds.ts'
import { readFirstScreen } from './app/overview.ts'
import { readOwnPeople } from './app/my-people.ts'
import { createOne, planOne } from './app/plan-cohort.ts'
import { readSessions } from './app/read-calendar.ts'
import { readCohorts, readOneCohort, readSession } from './app/read-cohorts.ts'
import { acceptOwnSeat, addPerson, changeSeats, removePerson, showInterest } from './app/seat-people.ts'
import { readOwnToday } from './app/today.ts'

type Ports = {
  /** What a booking must not break besides the calendar: the vendor's clock. */
  readonly mayBook: BookingRule
  readonly inFeeds: readonly FeedSource[]
}

export const cohortRoutes = ({ mayBook, inFeeds }: Ports) => [
  route(contract.planCohort, planOne),
  route(contract.createCohort, createOne),
  route(contract.listCohorts, readCohorts),
  route(contract.readCohort, readOneCohort),
  route(contract.sessionDetail, readSession),
  route(contract.previewChange, previewOne),
  route(contract.changeCalendar, changeOne),
  route(contract.undoChange, undoOne),
  route(contract.advanceCohort, advanceOne),
  route(contract.addToCohort, addPerson),
  route(contract.removeFromCohort, removePerson),
  route(contract.setSeats, changeSeats),
  route(contract.registerInterest, showInterest),
  route(contract.acceptSeat, acceptOwnSeat),
  route(contract.bookExam, bookOne(mayBook)),
  route(contract.readAvailability, readOneAvailability),
  route(contract.saveAvailability, saveOneAvailability),
  route(contract.readCalendar, readSessions),
  route(contract.listFeeds, readFeeds),
  route(contract.createFeed, createOneFeed),
  route(contract.revokeFeed, revokeOneFeed),
  route(contract.readFeed, readOneFeed(inFeeds)),
  route(contract.readOverview, readFirstScreen),
  route(contract.readToday, readOwnToday),
  route(contract.readMyPeople, readOwnPeople),
]
