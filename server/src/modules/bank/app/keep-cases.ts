import { certificationMissing, notFound, type createCase, type listCases, type saveCase } from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { findCertification } from '../../catalogue/index.ts'
import { casesOf, insertCase, saveCaseText } from '../store/cases.ts'

export const readCases: Handler<typeof listCases> = async (reads, { query }) =>
  ok({ items: await casesOf(reads, query.certificationId ?? null) })

export const createOneCase: Handler<typeof createCase> = async (tx, { body }) => {
  if (!(await findCertification(tx, body.certificationId))) return refuse(certificationMissing.code)
  const caseId = await insertCase(tx, body)
  tx.record({ operation: 'bank.create-case', subject: caseId, detail: { title: body.title } })
  tx.changed('bank')
  return ok({ caseId })
}

export const saveOneCase: Handler<typeof saveCase> = async (tx, { params, body }) => {
  if (!(await saveCaseText(tx, params.caseId, body))) return refuse(notFound.code)
  tx.record({ operation: 'bank.save-case', subject: params.caseId, detail: { title: body.title } })
  tx.changed('bank')
  return ok({})
}
