import * as contract from '@cadre/contracts'
import { route, type Route } from '../../platform/http/route.ts'
import { answerAll } from './app/answer-reviews.ts'
import type { Around } from './app/caller.ts'
import { readOne as readMemory } from './app/fit-memory.ts'
import { readOwnPreferences, saveOwnPreferences } from './app/preferences.ts'
import { openOwnHarder, readOwnHarder } from './app/harder.ts'
import { readDay, readPack } from './app/read-day.ts'
import { listReports, reportOne, settleOne } from './app/report-question.ts'
import { logOwnStudy, markOwnAssignments, readOwnStudy, removeOwnStudy } from './app/study.ts'

export const reviewRoutes = (around: Around): readonly Route[] => [
  route(contract.readReviewDay, readDay(around.heldBack)),
  route(contract.readReviewPack, readPack(around.heldBack)),
  route(contract.answerReviews, answerAll(around.heldBack)),
  route(contract.readHarder, readOwnHarder(around)),
  route(contract.openHarder, openOwnHarder(around)),
  route(contract.reportQuestion, reportOne),
  route(contract.listQuestionReports, listReports),
  route(contract.settleQuestionReport, settleOne),
  route(contract.readStudy, readOwnStudy),
  route(contract.logStudy, logOwnStudy),
  route(contract.removeStudy, removeOwnStudy),
  route(contract.markAssignments, markOwnAssignments),
  route(contract.readReviewPreferences, readOwnPreferences),
  route(contract.saveReviewPreferences, saveOwnPreferences),
  route(contract.readOwnMemory, readMemory),
]
