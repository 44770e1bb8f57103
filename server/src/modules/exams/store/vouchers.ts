import { money, type Id, type PlainDate } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { Voucher, VoucherId } from '../domain/voucher.ts'

const select = (reads: Reads) =>
  reads.db
    .selectFrom('exams.vouchers as v')
    .select([
      'v.voucher_id',
      'v.certification_id',
      'v.code',
      'v.source',
      'v.value_minor',
      'v.currency',
      'v.expires_on',
      'v.state',
      'v.person_id',
      'v.registered_by',
      'v.moved_at',
    ])
    .where(tenant(reads, 'v'))
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const toVoucher = (row: Row): Voucher => ({
  voucherId: row.voucher_id as VoucherId,
  certificationId: row.certification_id as Id<'crt'>,
  code: row.code,
  source: row.source,
  value: money(row.value_minor, row.currency),
  expiresOn: row.expires_on as PlainDate,
  left: row.state as Voucher['left'],
  personId: row.person_id as Id<'per'> | null,
  registeredBy: row.registered_by as Id<'per'> | null,
  movedAt: row.moved_at,
})

/** Vouchers that end first come first. */
export async function vouchersOf(
  reads: Reads,
  wanted: { readonly personId?: Id<'per'>; readonly left?: readonly Voucher['left'][] } = {},
): Promise<Voucher[]> {
  let query = select(reads).orderBy('v.expires_on').orderBy('v.voucher_id')
  if (wanted.personId !== undefined) query = query.where('v.person_id', '=', wanted.personId)
  if (wanted.left) query = query.where('v.state', 'in', [...wanted.left])
  return (await query.execute()).map(toVoucher)
}

export async function lockVoucher(tx: Tx, voucherId: VoucherId): Promise<Voucher | null> {
  const row = await select(tx).where('v.voucher_id', '=', voucherId).forUpdate().executeTakeFirst()
  return row ? toVoucher(row) : null
}

/** How many of these codes of a certification are registered already. */
export async function countKnownCodes(
  reads: Reads,
  certificationId: Id<'crt'>,
  codes: readonly string[],
): Promise<number> {
  const { count } = await reads.db
    .selectFrom('exams.vouchers as v')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(tenant(reads, 'v'))
    .where('v.certification_id', '=', certificationId)
    .where((eb) => eb('v.code', '=', eb.fn.any(eb.val([...codes]))))
    .executeTakeFirstOrThrow()
  return count
}

export type NewVouchers = Pick<Voucher, 'certificationId' | 'source' | 'value' | 'expiresOn' | 'registeredBy'> & {
  readonly codes: readonly string[]
}

export async function insertVouchers(tx: Tx, vouchers: NewVouchers): Promise<VoucherId[]> {
  const { certificationId, source, value, expiresOn, registeredBy, codes } = vouchers
  const rows = codes.map((code) => ({
    organisation_id: organisationOf(tx),
    voucher_id: tx.newId('vch'),
    certification_id: certificationId,
    code,
    source,
    value_minor: value.minor,
    currency: value.currency,
    expires_on: expiresOn,
    state: 'stock',
    person_id: null,
    registered_by: registeredBy,
    moved_by: registeredBy,
    moved_at: timestamp(tx.now),
  }))
  await tx.db.insertInto('exams.vouchers').values(rows).execute()
  return rows.map((row) => row.voucher_id)
}

export async function saveVoucher(
  tx: Tx,
  voucherId: VoucherId,
  { left, personId, by }: Pick<Voucher, 'left' | 'personId'> & { readonly by: Id<'per'> | null },
): Promise<void> {
  await tx.db
    .updateTable('exams.vouchers as v')
    .set({ state: left, person_id: personId, moved_by: by, moved_at: timestamp(tx.now) })
    .where(tenant(tx, 'v'))
    .where('v.voucher_id', '=', voucherId)
    .execute()
}
