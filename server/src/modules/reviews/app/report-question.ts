import {
  notFound,
  questionNotSeen,
  reportSettled,
  type listQuestionReports,
  type reportQuestion,
  type settleQuestionReport,
} from '@cadre/contracts'
import { isoOf, ok, refuse } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { excerptOf, lastSeenBy, versionsById } from '../../bank/index.ts'
import { directoryOf } from '../../identity/index.ts'
import { insertReport, openReports, settleReport } from '../store/question-reports.ts'
import { callerOf } from './caller.ts'

/** Whoever was shown a question may say that something is wrong with it. */
export const reportOne: Handler<typeof reportQuestion> = async (tx, { body }) => {
  const personId = callerOf(tx)
  const { questionId, versionId, reason, words } = body
  const version = (await versionsById(tx, [versionId])).get(versionId)
  const seen = (await lastSeenBy(tx, [personId])).has(questionId)
  if (!seen || version?.questionId !== questionId) return refuse(questionNotSeen.code)
  const questionReportId = await insertReport(tx, { personId, questionId, versionId, reason, words })
  tx.record({ operation: 'reviews.report', subject: questionId, detail: { questionReportId, versionId, reason } })
  tx.changed('bank', questionId)
  return ok({ questionReportId })
}

export const listReports: Handler<typeof listQuestionReports> = async (reads) => {
  const reports = await openReports(reads)
  const people = await directoryOf(
    reads,
    reports.map(({ personId }) => personId),
  )
  const versions = await versionsById(
    reads,
    reports.map(({ versionId }) => versionId),
  )
  return ok({
    items: reports.map(({ questionReportId, questionId, versionId, personId, reason, words, at }) => {
      const version = versions.get(versionId)
      return {
        questionReportId,
        questionId,
        excerpt: version ? excerptOf(version.text) : '',
        reason,
        words,
        by: people.get(personId)?.name ?? 'Somebody who left',
        at: isoOf(at),
      }
    }),
  })
}

export const settleOne: Handler<typeof settleQuestionReport> = async (tx, { params, body }) => {
  const settled = await settleReport(tx, params.questionReportId, { by: callerOf(tx), words: body.words })
  if (settled === 'missing') return refuse(notFound.code)
  if (settled === 'settled before') return refuse(reportSettled.code)
  tx.record({ operation: 'reviews.settle-report', subject: params.questionReportId, detail: { words: body.words } })
  tx.changed('bank', params.questionReportId)
  return ok({})
}
