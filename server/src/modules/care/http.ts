import * as contract from '@cadre/contracts'
import { route } from '../../platform/http/route.ts'
import { closeOneFlag, noteOneTalk, saveOnePlan } from './app/care-for.ts'
import { deferOne, previewOneDeferral, undoOneDeferral } from './app/defer.ts'
import { readFollowUps } from './app/follow-ups.ts'
import { readOwnCare } from './app/my-care.ts'
import { bookOneSlot, cancelOneBooking, offerSome, readHours, withdrawOneSlot } from './app/office-hours.ts'
import { readPeople } from './app/read-people.ts'
import { readOnePerson } from './app/read-person.ts'
import type { CareSource } from './app/source.ts'
import { readSummary } from './app/summary.ts'

export const careRoutes = (sources: readonly CareSource[]) => [
  route(contract.noteTalk, noteOneTalk(sources)),
  route(contract.saveCarePlan, saveOnePlan(sources)),
  route(contract.closeFlag, closeOneFlag(sources)),
  route(contract.listNeedingCare, readPeople(sources)),
  route(contract.readCare, readOnePerson(sources)),
  route(contract.readCareSummary, readSummary(sources)),
  route(contract.readMyCare, readOwnCare),
  route(contract.readMyFollowUps, readFollowUps),
  route(contract.offerHours, offerSome),
  route(contract.bookHours, bookOneSlot),
  route(contract.readOfficeHours, readHours),
  route(contract.cancelHours, cancelOneBooking),
  route(contract.withdrawHours, withdrawOneSlot),
  route(contract.previewDeferral, previewOneDeferral),
  route(contract.defer, deferOne),
  route(contract.undoDeferral, undoOneDeferral),
]
