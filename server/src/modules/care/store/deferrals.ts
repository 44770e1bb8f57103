import { money, type Id } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { json, timestamp } from '../../../platform/db/values.ts'
import type { Carried, Deferral } from '../domain/deferral.ts'

const select = (reads: Reads) =>
  reads.db
    .selectFrom('care.deferrals as d')
    .select([
      'd.deferral_id',
      'd.person_id',
      'd.from_cohort_id',
      'd.to_cohort_id',
      'd.from_state',
      'd.reason',
      'd.fee_minor',
      'd.fee_currency',
      'd.fee_words',
      'd.carried',
      'd.by',
      'd.at',
      'd.undone_at',
    ])
    .where(tenant(reads, 'd'))
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

/** Of deferrals from before it was counted. */
const none: Carried = { sessionsHeld: 0, sessions: 0, assessmentsTaken: 0, assignmentsDone: 0, examOn: null }

function toDeferral(row: Row): Deferral {
  const { fee_minor: minor, fee_currency: currency, fee_words: words } = row
  return {
    deferralId: row.deferral_id as Id<'dfr'>,
    personId: row.person_id as Id<'per'>,
    from: row.from_cohort_id as Id<'coh'>,
    to: row.to_cohort_id as Id<'coh'>,
    fromState: row.from_state as Deferral['fromState'],
    reason: row.reason,
    fee: minor === null || currency === null || words === null ? null : { ...money(minor, currency), words },
    carried: { ...none, ...(row.carried as Partial<Carried>) },
    by: row.by as Id<'per'> | null,
    at: row.at,
    undoneAt: row.undone_at,
  }
}

/** Newest first. */
export async function deferralsOf(reads: Reads, personIds: readonly Id<'per'>[]): Promise<Deferral[]> {
  const rows = await select(reads)
    .where((eb) => eb('d.person_id', '=', eb.fn.any(eb.val([...personIds]))))
    .orderBy('d.at', 'desc')
    .orderBy('d.deferral_id', 'desc')
    .execute()
  return rows.map(toDeferral)
}

export async function lockDeferral(tx: Tx, deferralId: Id<'dfr'>): Promise<Deferral | null> {
  const row = await select(tx).where('d.deferral_id', '=', deferralId).forUpdate().executeTakeFirst()
  return row ? toDeferral(row) : null
}

export async function insertDeferral(
  tx: Tx,
  deferral: Omit<Deferral, 'deferralId' | 'at' | 'undoneAt'>,
): Promise<Id<'dfr'>> {
  const deferralId = tx.newId('dfr')
  await tx.db
    .insertInto('care.deferrals')
    .values({
      organisation_id: organisationOf(tx),
      deferral_id: deferralId,
      person_id: deferral.personId,
      from_cohort_id: deferral.from,
      to_cohort_id: deferral.to,
      from_state: deferral.fromState,
      reason: deferral.reason,
      fee_minor: deferral.fee?.minor ?? null,
      fee_currency: deferral.fee?.currency ?? null,
      fee_words: deferral.fee?.words ?? null,
      carried: json(deferral.carried),
      by: deferral.by,
      at: timestamp(tx.now),
      undone_by: null,
      undone_at: null,
    })
    .execute()
  return deferralId
}

export async function saveUndone(tx: Tx, deferralId: Id<'dfr'>, by: Id<'per'> | null): Promise<void> {
  await tx.db
    .updateTable('care.deferrals as d')
    .set({ undone_by: by, undone_at: timestamp(tx.now) })
    .where(tenant(tx, 'd'))
    .where('d.deferral_id', '=', deferralId)
    .execute()
}
