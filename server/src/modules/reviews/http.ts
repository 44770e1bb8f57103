import * as contract from '@cadre/contracts'
import { route, type Route } from '../../platform/http/route.ts'
import { answerAll } from './app/answer-reviews.ts'
import type { HeldBack } from './app/caller.ts'
import { readOne as readMemory } from './app/fit-memory.ts'
import { readOwnPreferences, saveOwnPreferences } from './app/preferences.ts'
import { readDay, readPack } from './app/read-day.ts'
import { listReports, reportOne, settleOne } from './app/report-question.ts'
import { logOwnStudy, markOwnAssignments, readOwnStudy, removeOwnStudy } from './app/study.ts'

export const reviewRoutes = (heldBack: HeldBack): readonly Route[] => [
  route(contract.readReviewDay, readDay(heldBack)),
  route(contract.readReviewPack, readPack(heldBack)),
  route(contract.answerReviews, answerAll(heldBack)),
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
