import type { readCosts, saveCosts as saveCostsOperation } from '@cadre/contracts'
import { ok } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { certificationsOf, factsUnderKey } from '../../catalogue/index.ts'
import { defaultCosts } from '../domain/costs.ts'
import { deleteCosts, findCosts, saveCosts } from '../store/costs.ts'
import { feeAmong } from './exam-scheme-of.ts'

async function view(reads: Reads) {
  const [costs, certifications, fees] = await Promise.all([
    findCosts(reads),
    certificationsOf(reads),
    factsUnderKey(reads, 'fee'),
  ])
  return {
    costs: costs && { ...costs },
    defaults: { ...defaultCosts },
    fees: certifications.flatMap(({ certificationId, code }) => {
      const fee = feeAmong(fees.get(certificationId) ?? [])
      return fee ? [{ code, minor: fee.minor, currency: fee.currency }] : []
    }),
  }
}

export const readOwnCosts: Handler<typeof readCosts> = async (reads) => ok(await view(reads))

export const saveOwnCosts: Handler<typeof saveCostsOperation> = async (tx, { body }) => {
  if (body.costs === null) await deleteCosts(tx)
  else await saveCosts(tx, body.costs)
  tx.record({ operation: 'readiness.save-costs', subject: tx.scope.organisationId, detail: { costs: body.costs } })
  tx.changed('readiness', tx.scope.organisationId)
  return ok(await view(tx))
}
