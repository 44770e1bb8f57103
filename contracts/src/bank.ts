import { cancelBulk, changeInBulk, listBulkChanges, previewBulk } from './bank/bulk.ts'
import { createCase, listCases, saveCase } from './bank/cases.ts'
import { addMedia, readMedia } from './bank/media.ts'
import {
  checkQuestion,
  createQuestion,
  readBankOverview,
  readQuestion,
  readQuestionVersion,
  saveQuestion,
  searchQuestions,
} from './bank/questions.ts'
import { listQuestionAlarms, readQuestionStatistics } from './bank/statistics.ts'
import {
  addShippedQuestions,
  applyImport,
  discardImport,
  exportQuestions,
  listImports,
  listShippedQuestions,
  previewExport,
  readImport,
  startImport,
} from './bank/transfer.ts'
import {
  discardRevision,
  readAttestation,
  reopenQuestion,
  retireQuestion,
  reviewQuestionVersion,
  submitQuestion,
  withdrawQuestion,
} from './bank/workflow.ts'

export * from './bank/bulk.ts'
export * from './bank/cases.ts'
export * from './bank/failures.ts'
export * from './bank/item.ts'
export * from './bank/media.ts'
export * from './bank/questions.ts'
export * from './bank/statistics.ts'
export * from './bank/taker.ts'
export * from './bank/transfer.ts'
export * from './bank/workflow.ts'

export const bankOperations = [
  searchQuestions,
  readBankOverview,
  readAttestation,
  listShippedQuestions,
  addShippedQuestions,
  exportQuestions,
  previewExport,
  checkQuestion,
  previewBulk,
  changeInBulk,
  listBulkChanges,
  cancelBulk,
  createQuestion,
  readQuestion,
  readQuestionVersion,
  saveQuestion,
  discardRevision,
  submitQuestion,
  withdrawQuestion,
  reviewQuestionVersion,
  retireQuestion,
  reopenQuestion,
  readQuestionStatistics,
  listQuestionAlarms,
  listCases,
  createCase,
  saveCase,
  addMedia,
  readMedia,
  startImport,
  listImports,
  readImport,
  applyImport,
  discardImport,
] as const
