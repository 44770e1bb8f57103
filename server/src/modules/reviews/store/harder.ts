import type { Id, PlainDate } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'

/** A harder question that somebody was offered. */
export type Offer = {
  readonly questionId: Id<'qst'>
  readonly certificationId: Id<'crt'>
  readonly on: PlainDate
  readonly share: number
  readonly chance: number
}

export async function insertOffers(tx: Tx, personId: Id<'per'>, offers: readonly Offer[]): Promise<void> {
  if (offers.length === 0) return
  await tx.db
    .insertInto('reviews.harder')
    .values(
      offers.map(({ questionId, certificationId, on, share, chance }) => ({
        organisation_id: organisationOf(tx),
        person_id: personId,
        question_id: questionId,
        certification_id: certificationId,
        offered_at: timestamp(tx.now),
        offered_on: on,
        share,
        chance,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Everything that a person was ever offered, the earliest first. */
export async function offersTo(reads: Reads, personId: Id<'per'>): Promise<Offer[]> {
  const rows = await reads.db
    .selectFrom('reviews.harder as h')
    .select(['h.question_id', 'h.certification_id', 'h.offered_on', 'h.share', 'h.chance'])
    .where(tenant(reads, 'h'))
    .where('h.person_id', '=', personId)
    .orderBy('h.offered_at')
    .orderBy('h.question_id')
    .execute()
  return rows.map((row) => ({
    questionId: row.question_id as Id<'qst'>,
    certificationId: row.certification_id as Id<'crt'>,
    on: row.offered_on as PlainDate,
    share: row.share,
    chance: row.chance,
  }))
}

/** Which of these questions a person was offered. */
export async function offeredAmong(
  reads: Reads,
  personId: Id<'per'>,
  questionIds: readonly Id<'qst'>[],
): Promise<Set<Id<'qst'>>> {
  if (questionIds.length === 0) return new Set()
  const rows = await reads.db
    .selectFrom('reviews.harder as h')
    .select('h.question_id')
    .where(tenant(reads, 'h'))
    .where('h.person_id', '=', personId)
    .where('h.question_id', 'in', [...questionIds])
    .execute()
  return new Set(rows.map(({ question_id }) => question_id as Id<'qst'>))
}
