import type { Id } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { Fit } from '../domain/fit.ts'

/** The fit that stands for each of these people; who has none has the default parameters. */
export async function fitsOf(reads: Reads, personIds: readonly Id<'per'>[]): Promise<Map<Id<'per'>, Fit>> {
  if (personIds.length === 0) return new Map()
  const rows = await reads.db
    .selectFrom('reviews.fits as f')
    .distinctOn('f.person_id')
    .select(['f.person_id', 'f.fitted_at', 'f.source', 'f.because', 'f.answers', 'f.weights'])
    .select(['f.held_out', 'f.loss_default', 'f.loss_fitted'])
    .where(tenant(reads, 'f'))
    .where('f.person_id', 'in', [...personIds])
    .orderBy('f.person_id')
    .orderBy('f.fitted_at', 'desc')
    .execute()
  return new Map(
    rows.map((row) => [
      row.person_id as Id<'per'>,
      {
        fittedAt: row.fitted_at,
        source: row.source as Fit['source'],
        because: row.because as Fit['because'],
        answers: row.answers,
        weights: row.weights,
        heldOut:
          row.held_out === null || row.loss_default === null || row.loss_fitted === null
            ? null
            : { reviews: row.held_out, default: row.loss_default, fitted: row.loss_fitted },
      },
    ]),
  )
}

export async function insertFit(tx: Tx, personId: Id<'per'>, fit: Fit): Promise<void> {
  await tx.db
    .insertInto('reviews.fits')
    .values({
      organisation_id: organisationOf(tx),
      person_id: personId,
      fitted_at: timestamp(fit.fittedAt),
      source: fit.source,
      because: fit.because,
      answers: fit.answers,
      weights: [...fit.weights],
      held_out: fit.heldOut?.reviews ?? null,
      loss_default: fit.heldOut?.default ?? null,
      loss_fitted: fit.heldOut?.fitted ?? null,
    })
    .execute()
}
