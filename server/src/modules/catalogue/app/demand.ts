import { notFound, type demandRanking, type recordDemand, type removeDemand } from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { todayOf } from '../../identity/index.ts'
import { rankDemand } from '../domain/demand.ts'
import { certificatesOf } from '../store/certificates.ts'
import { certificationsOf, findCertification } from '../store/certifications.ts'
import { deleteDemand, demandsOf, insertDemand } from '../store/demand.ts'

export const readDemand: Handler<typeof demandRanking> = async (reads) => {
  const demands = await demandsOf(reads)
  const certifications = await certificationsOf(reads)
  const held = await certificatesOf(reads, null)
  return ok({ items: demands, ranking: rankDemand({ certifications, demands, held, today: await todayOf(reads) }) })
}

export const recordOneDemand: Handler<typeof recordDemand> = async (tx, { body }) => {
  if (!(await findCertification(tx, body.certificationId))) return refuse(notFound.code)
  const demandId = await insertDemand(tx, body)
  tx.record({ operation: 'catalogue.record-demand', subject: demandId, detail: body })
  return ok({ demandId })
}

export const removeOneDemand: Handler<typeof removeDemand> = async (tx, { params }) => {
  if (!(await deleteDemand(tx, params.demandId))) return refuse(notFound.code)
  tx.record({ operation: 'catalogue.remove-demand', subject: params.demandId, detail: {} })
  return ok({})
}
