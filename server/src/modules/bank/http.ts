import * as contract from '@cadre/contracts'
import { route } from '../../platform/http/route.ts'
import { begin, cancel, preview, readBulks } from './app/change-in-bulk.ts'
import { exportMany, previewOne } from './app/export-questions.ts'
import { overview, search } from './app/find-questions.ts'
import { apply, discardOneImport, readImports, readOneImport, start } from './app/import-questions.ts'
import { createOneCase, readCases, saveOneCase } from './app/keep-cases.ts'
import { addOne, readOneMedia } from './app/keep-media.ts'
import { attestation, readOne, readVersion } from './app/read-question.ts'
import { alarms, statistics } from './app/read-statistics.ts'
import { discard, reopen, retire, review, submit, withdraw } from './app/review-questions.ts'
import { addShipped, readShipped } from './app/shipped-questions.ts'
import { check, create, save } from './app/write-question.ts'

/** Base64 and the JSON around it. */
const image = { bodyLimit: 3_145_728 }
const wholeFile = { bodyLimit: 35_651_584 }

export const bankRoutes = [
  route(contract.searchQuestions, search),
  route(contract.readBankOverview, overview),
  route(contract.readAttestation, attestation),
  route(contract.listShippedQuestions, readShipped),
  route(contract.addShippedQuestions, addShipped),
  route(contract.exportQuestions, exportMany),
  route(contract.previewExport, previewOne),
  route(contract.checkQuestion, check),
  route(contract.previewBulk, preview),
  route(contract.changeInBulk, begin),
  route(contract.listBulkChanges, readBulks),
  route(contract.cancelBulk, cancel),
  route(contract.createQuestion, create),
  route(contract.readQuestion, readOne),
  route(contract.readQuestionVersion, readVersion),
  route(contract.saveQuestion, save),
  route(contract.discardRevision, discard),
  route(contract.submitQuestion, submit),
  route(contract.withdrawQuestion, withdraw),
  route(contract.reviewQuestionVersion, review),
  route(contract.retireQuestion, retire),
  route(contract.reopenQuestion, reopen),
  route(contract.readQuestionStatistics, statistics),
  route(contract.listQuestionAlarms, alarms),
  route(contract.listCases, readCases),
  route(contract.createCase, createOneCase),
  route(contract.saveCase, saveOneCase),
  route(contract.addMedia, addOne, image),
  route(contract.readMedia, readOneMedia),
  route(contract.startImport, start, wholeFile),
  route(contract.listImports, readImports),
  route(contract.readImport, readOneImport),
  route(contract.applyImport, apply),
  route(contract.discardImport, discardOneImport),
]
